// Init containers: what has to be done before the main container begins, one after the other. The notes clone a git repository.
import {
  type App,
  Chart,
  configure,
  Deployment,
  emptyDir,
  gitClone,
  httpGet,
  InitPod,
  type InitPodProps,
  migrate,
  Namespace,
  Secret,
  secretKeyRef,
  suppress,
  waitFor,
} from 'cdk8s-patterns';

export function initPod(app: App): void {
  const chart = new Chart(app, 'init-pod', { namespace: 'init-pod' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // the site is there before the server is: cloned once, in the version that is named
  const content = emptyDir('content', { sizeLimit: '1Gi' });
  const site: InitPodProps = {
    securityContext: { runAsUser: 101, fsGroup: 101 },
    initContainers: [gitClone({ repo: 'https://github.com/acme/site', ref: 'v3.2.0', into: content, link: 'html' })],
    main: {
      image: 'nginxinc/nginx-unprivileged:1.27.5-alpine',
      ports: { http: 8080 },
      readinessProbe: httpGet('/', 'http'),
      volumeMounts: { '/usr/share/nginx': content.readOnly() },
    },
  };
  new Deployment(chart, 'sites', { replicas: 2, pod: site }).service({ ports: { http: 80 } });
  // the pattern by itself: a Pod that requires the field, and that nobody makes again
  const pod = new InitPod(chart, 'site', site);
  suppress(pod, 'bare-pod', 'shown by itself; the Deployment above has the same pod');

  // first the database answers, then its tables are brought up to date, then the application starts
  const database = { DATABASE_URL: secretKeyRef(Secret.existing('db-login'), 'url') };
  new Deployment(chart, 'api', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 10001 },
      initContainers: [
        waitFor('db.databases:5432', { timeout: '5m' }),
        migrate({ image: 'ghcr.io/acme/api:3.1.0', command: ['/app/migrate', 'up'], env: database }),
      ],
      main: { image: 'ghcr.io/acme/api:3.1.0', ports: { http: 8080 }, env: database, readinessProbe: httpGet('/healthz', 'http') },
    },
  });
}
