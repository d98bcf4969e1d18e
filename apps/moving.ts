// Moving: what moving/original.ts makes with cdk8s-plus, rewritten. Applied over it, nothing is refused, replaced or lost: names,
// selectors and claims are those that the cluster has already. Everything else may change.
import { type App, Chart, claim, configure, Deployment, emptyDir, exec, httpGet, Namespace, StatefulSet } from 'cdk8s-patterns';

export function moving(app: App): void {
  const chart = new Chart(app, 'moving', { namespace: 'moving' });
  configure(chart, { security: 'restricted' });
  new Namespace(chart, 'namespace'); // enforces `restricted` once the old Pods, which do not keep to it, are gone

  const site = new Deployment(chart, 'site', {
    metadata: { name: 'moving-site-c87a284b' }, // another name would be another Deployment, beside the old one
    selector: { matchLabels: { 'cdk8s.io/metadata.addr': 'moving-site-c8f7b25f' } }, // can never be changed; the Pods get these labels
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 101, runAsGroup: 101 },
      main: {
        image: 'nginxinc/nginx-unprivileged:1.27.5-alpine',
        ports: { http: 8080 },
        readinessProbe: httpGet('/', 'http', { periodSeconds: 5 }), // new: before, a Pod was ready once its port was open
        resources: { requests: { cpu: '50m', memory: '32Mi' }, limits: { memory: '64Mi' } },
        securityContext: { readOnlyRootFilesystem: true },
        volumeMounts: { '/tmp': emptyDir('tmp', { sizeLimit: '64Mi' }) },
      },
    },
  });
  site.service({ metadata: { name: 'moving-site-service-c8cdd8b2' }, ports: { http: 80 } }); // the name that its callers know

  const ledger = new StatefulSet(chart, 'ledger', {
    metadata: { name: 'moving-ledger-c844b13b' }, // in the names of its Pods, and so of their claims
    selector: { matchLabels: { 'cdk8s.io/metadata.addr': 'moving-ledger-c806f573' } },
    serviceName: 'moving-ledger-service-c834ee81', // cannot be changed either
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 999, runAsGroup: 999, fsGroup: 999, fsGroupChangePolicy: 'OnRootMismatch' },
      main: {
        image: 'redis:7.4.5-bookworm',
        args: ['--appendonly', 'yes'],
        ports: { redis: 6379 },
        readinessProbe: exec(['redis-cli', 'ping'], { timeoutSeconds: 2 }),
        resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } },
        volumeMounts: { '/data': claim({ size: '5Gi' }) }, // nor can name, size and class of the claims
      },
    },
  });
  ledger.service({ metadata: { name: 'moving-ledger-service-c834ee81' }, clusterIP: 'None' });
}
