// Configuration: what programs are told, and Pods that restart when it changes.
import { type App, Chart, Configuration, configure, CronJob, Deployment, httpGet, Namespace, Secret, volume } from 'cdk8s-patterns';

export function configuration(app: App): void {
  const chart = new Chart(app, 'configuration', { namespace: 'configuration' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // ConfigMap/settings; what is secret of it is made elsewhere (sealed, external)
  const settings = new Configuration(chart, 'settings', {
    data: { MODE: 'production', LOG_LEVEL: 'warn', REPORT_TO: 'office@shop.example.com' },
    secret: Secret.existing('settings', { keys: ['API_TOKEN'] }),
  });

  // every key is a variable: a change of any replaces these Pods
  new Deployment(chart, 'api', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: {
        image: 'ghcr.io/acme/api:3.1.0',
        ports: { http: 8080 },
        envFrom: settings.all,
        readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
      },
    },
  });

  // two keys, one of them secret: a change of MODE or LOG_LEVEL is none for this one
  new CronJob(chart, 'report', {
    schedule: '0 6 * * 1',
    timeZone: 'Asia/Seoul',
    job: {
      backoffLimit: 2,
      pod: {
        restartPolicy: 'Never',
        securityContext: { runAsUser: 10001 },
        main: {
          image: 'ghcr.io/acme/report:1.8.2',
          env: { REPORT_TO: settings.key('REPORT_TO'), API_TOKEN: settings.key('API_TOKEN') },
        },
      },
    },
  });

  // nginx reads its files once, when it starts: so its Pods are replaced when the file changes
  const site = new Configuration(chart, 'site', { files: { 'default.conf': 'apps/configuration/nginx.conf' } });
  // this program looks at its file now and then: no Pod has to be replaced for it
  const banner = new Configuration(chart, 'banner', { data: { 'banner.txt': 'Closed on Monday\n' }, reload: true });
  new Deployment(chart, 'front', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 101 },
      main: {
        image: 'nginxinc/nginx-unprivileged:1.27.5-alpine',
        ports: { http: 8080 },
        readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
        volumeMounts: {
          '/etc/nginx/conf.d': volume(site).readOnly(),
          '/usr/share/nginx/html/banner': volume(banner).readOnly(),
        },
      },
    },
  });
}
