// A site that is served from a git repository, with this library.
import { type Chart, emptyDir, gitSync, SidecarPod } from 'cdk8s-patterns';

export function sidecarPod(chart: Chart): void {
  const site = emptyDir('site');
  new SidecarPod(chart, 'site', {
    main: {
      image: 'nginxinc/nginx-unprivileged:1.27.5-alpine',
      ports: { http: 8080 },
      volumeMounts: { '/usr/share/nginx': site.readOnly() },
    },
    sidecars: [gitSync({ repo: 'https://github.com/acme/site', ref: 'main', into: site, link: 'html' })],
  });
}
