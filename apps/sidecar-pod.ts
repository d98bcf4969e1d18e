// Sidecars: containers that add to the main one. The study notes draw three: a config updater, a Git syncer, a transfer to S3.
import {
  type App,
  Chart,
  ConfigMap,
  configReload,
  configure,
  Deployment,
  emptyDir,
  gitSync,
  httpGet,
  logShipper,
  Namespace,
  s3Transfer,
  Secret,
  secretKeyRef,
  SidecarPod,
  suppress,
  volume,
} from 'cdk8s-patterns';

export function sidecarPod(app: App): void {
  const chart = new Chart(app, 'sidecar-pod', { namespace: 'sidecar-pod' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // a site that follows a git repository: gitSync links `html` to the newest checkout, beside it in the volume that both mount
  const content = emptyDir('content', { sizeLimit: '1Gi' });
  const site = {
    securityContext: { runAsUser: 101, fsGroup: 101 },
    main: {
      image: 'nginxinc/nginx-unprivileged:1.27.5-alpine',
      ports: { http: 8080 },
      readinessProbe: httpGet('/', 'http'),
      volumeMounts: { '/usr/share/nginx': content.readOnly() } as const,
    },
    sidecars: [gitSync({ repo: 'https://github.com/acme/site', ref: 'main', into: content, link: 'html', period: '1m' })],
  };
  new Deployment(chart, 'sites', { replicas: 2, pod: site }).service({ ports: { http: 80 } });
  // the pattern by itself: a Pod that requires the field, and that nobody makes again
  const pod = new SidecarPod(chart, 'site', site);
  suppress(pod, 'bare-pod', 'shown by itself; the Deployment above has the same pod');

  // a proxy whose configuration can change while it runs: the sidecar watches the mounted ConfigMap and tells it
  const rules = new ConfigMap(chart, 'rules', { data: { 'prometheus.yml': 'global: { scrape_interval: 30s }\n' } });
  new Deployment(chart, 'prometheus', {
    replicas: 1,
    pod: {
      securityContext: { runAsUser: 65534, fsGroup: 65534 },
      main: {
        image: 'prom/prometheus:v3.5.0',
        args: ['--config.file=/etc/prometheus/prometheus.yml', '--web.enable-lifecycle', '--storage.tsdb.retention.size=1500MB'],
        ports: { web: 9090 },
        readinessProbe: httpGet('/-/ready', 'web'),
        volumeMounts: { '/etc/prometheus': volume(rules).readOnly(), '/prometheus': emptyDir('data', { sizeLimit: '2Gi' }) },
      },
      sidecars: [configReload({ watch: volume(rules), url: 'http://127.0.0.1:9090/-/reload' })],
    },
  });

  // an encoder: what it writes goes to S3, what it logs to Loki
  const [films, logs] = [emptyDir('films', { sizeLimit: '20Gi' }), emptyDir('logs', { sizeLimit: '1Gi' })];
  const bucket = Secret.existing('film-bucket');
  new Deployment(chart, 'encoder', {
    replicas: 1,
    pod: {
      securityContext: { runAsUser: 10001, fsGroup: 10001 },
      terminationGracePeriodSeconds: 300, // as long as the last upload may take
      main: { image: 'ghcr.io/acme/encoder:2.1.0', volumeMounts: { '/films': films, '/var/log/encoder': logs } },
      sidecars: [
        s3Transfer({
          from: films,
          to: 's3://acme-films/encoded',
          region: 'eu-central-1',
          credentials: { accessKeyId: secretKeyRef(bucket, 'id'), secretAccessKey: secretKeyRef(bucket, 'key') },
        }),
        logShipper({ from: logs, to: 'http://loki.monitoring:3100' }),
      ],
    },
  });
}
