// What people get wrong with SidecarPod, and what they are told.
import {
  Configuration,
  configReload,
  configure,
  Deployment,
  emptyDir,
  gitSync,
  Job,
  PersistentVolumeClaim,
  SidecarPod,
  volume,
} from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const bare =
  'a Pod by itself is not made again when its node is drained or lost, and cannot be changed in place; give the same props to a Deployment as its pod; or say restartPolicy: Never, if it is to end   bare-pod';

export const mistakes: readonly Mistake[] = [
  {
    title: 'a sidecar that mounts a volume nobody else mounts',
    make: (chart) =>
      new SidecarPod(chart, 'site', {
        main: { image: 'nginxinc/nginx-unprivileged:1.27.5', volumeMounts: { '/usr/share/nginx/html': emptyDir('content') } },
        sidecars: [{ name: 'sync', image: 'registry.k8s.io/git-sync/git-sync:v4.4.2', volumeMounts: { '/git': emptyDir('contents') } }],
      }),
    says: [
      'spec.sidecars[0].volumeMounts["/git"]: Invalid value: "contents": no other container mounts it, so nobody sees what "sync" does there; the others mount "content"   shared-volume',
      bare,
    ],
  },
  {
    title: 'a SidecarPod without a sidecar',
    make: (chart) => new SidecarPod(chart, 'site', { main: { image: 'nginxinc/nginx-unprivileged:1.27.5' }, sidecars: [] }),
    says: [bare, 'spec.sidecars: Required value; SidecarPod is a Pod with sidecars; one without is a Pod   pattern-field'],
  },
  {
    title: 'two containers that mean different volumes by one name',
    make: (chart) =>
      new SidecarPod(chart, 'site', {
        main: { image: 'nginxinc/nginx-unprivileged:1.27.5', volumeMounts: { '/usr/share/nginx/html': emptyDir('content') } },
        sidecars: [
          {
            name: 'sync',
            image: 'registry.k8s.io/git-sync/git-sync:v4.4.2',
            volumeMounts: { '/git': emptyDir('content', { sizeLimit: '1Gi' }) },
          },
        ],
      }),
    says: [
      'spec.initContainers[0].volumeMounts["/git"]: Duplicate value: "content"; spec.containers[0].volumeMounts["/usr/share/nginx/html"] has another volume of that name; give one of them another name   one-volume-a-name',
      bare,
    ],
  },
  {
    title: 'a Job with a sidecar, where the cluster cannot end one',
    make: (chart) => {
      configure(chart, { target: '1.28' });
      return new Job(chart, 'import', {
        pod: {
          restartPolicy: 'Never',
          main: { image: 'ghcr.io/acme/import:1.0.0' },
          sidecars: [{ name: 'tunnel', image: 'alpine/socat:1.8.0.3' }],
        },
      });
    },
    says: [
      "spec.template.spec.sidecars[0]: Forbidden: below Kubernetes 1.29 it would keep the Job from ever ending; raise the target to '1.29', or do its work in the main container   job-sidecar",
    ],
  },
  {
    title: 'a checkout that is mounted by its link, and so never again',
    make: (chart) => {
      const content = emptyDir('content');
      return new Deployment(chart, 'site', {
        pod: {
          main: { image: 'nginxinc/nginx-unprivileged:1.27.5', volumeMounts: { '/usr/share/nginx/html': content.at('html') } },
          sidecars: [gitSync({ repo: 'https://github.com/acme/site', into: content, link: 'html' })],
        },
      });
    },
    says: [
      'spec.template.spec.containers[0].volumeMounts["/usr/share/nginx/html"]: Invalid value: "html": a subPath stays with the first checkout, which "git-sync" removes for the next one; mount "content" as it is at /usr/share/nginx, with link: \'html\': then /usr/share/nginx/html is the newest   stale-mount',
    ],
  },
  {
    title: 'a file that is reloaded, and never changes',
    make: (chart) => {
      const rules = new Configuration(chart, 'rules', { data: { 'prometheus.yml': 'global: {}\n' } });
      return new Deployment(chart, 'prometheus', {
        pod: {
          main: { image: 'prom/prometheus:v3.4.0', volumeMounts: { '/etc/prometheus/prometheus.yml': volume(rules).at('prometheus.yml') } },
          sidecars: [configReload({ watch: volume(rules), url: 'http://127.0.0.1:9090/-/reload' })],
        },
      });
    },
    says: [
      'spec.template.spec.containers[0].volumeMounts["/etc/prometheus/prometheus.yml"]: Invalid value: "prometheus.yml": a subPath never sees a change, so that "config-reload" has the old file loaded again; mount "rules" as it is, in a folder of its own   stale-mount',
    ],
  },
  {
    title: 'a claim that the sidecar cannot write to',
    make: (chart) => {
      const content = volume(PersistentVolumeClaim.existing('content'));
      return new Deployment(chart, 'site', {
        pod: {
          main: { image: 'nginxinc/nginx-unprivileged:1.27.5', volumeMounts: { '/usr/share/nginx': content.readOnly() } },
          sidecars: [gitSync({ repo: 'https://github.com/acme/site', into: content, link: 'html' })],
        },
      });
    },
    says: [
      'spec.template.spec.initContainers[0].volumeMounts["/git"]: Invalid value: "content": "git-sync" is user 65533, who cannot write to a new claim: its folder is root\'s; give the claim to a group of the Pod\'s: securityContext: { fsGroup: 65533 }   unwritable-claim',
    ],
  },
  {
    title: 'a file in a folder that shows a ConfigMap',
    make: (chart) => {
      const site = new Configuration(chart, 'site', { data: { 'default.conf': 'server {}\n' } });
      return new Deployment(chart, 'web', {
        pod: {
          main: {
            image: 'nginxinc/nginx-unprivileged:1.27.5',
            volumeMounts: { '/etc/nginx/conf.d': volume(site) },
            files: { '/etc/nginx/conf.d/more.conf': 'server {}\n' },
          },
        },
      });
    },
    says: [
      'spec.template.spec.containers[0].files: Invalid value: "/etc/nginx/conf.d/more.conf": must not be below another mount of configuration; /etc/nginx/conf.d shows "site", read-only, and nothing can be mounted into it: write it in another folder   file-path',
    ],
  },
];
