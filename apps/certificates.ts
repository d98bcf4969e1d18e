// Certificates: who signs them, which there are, and a program that serves and is scraped with one.
// For cert-manager, and for the Prometheus operator, which reads the metrics over the same TLS.
import {
  type App,
  Certificate,
  Chart,
  ClusterIssuer,
  configure,
  Deployment,
  httpGet,
  Issuer,
  Namespace,
  PodMonitor,
  Secret,
  ServiceMonitor,
  volume,
} from 'cdk8s-patterns';

export function certificates(app: App): void {
  const chart = new Chart(app, 'certificates', { namespace: 'certificates' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // For the world: Let's Encrypt, which asks over HTTP whether the host is ours; cert-manager makes the Ingress that answers
  const letsEncrypt = new ClusterIssuer(chart, 'certificates-letsencrypt', {
    acme: {
      server: 'https://acme-v02.api.letsencrypt.org/directory',
      email: 'platform@example.com',
      privateKeySecretRef: { name: 'letsencrypt-account' },
      solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }],
    },
  });
  new Certificate(chart, 'shop', {
    issuerRef: letsEncrypt,
    secretName: 'shop-tls',
    dnsNames: ['shop.example.com', 'www.shop.example.com'],
  });

  // For ourselves: an authority of our own, which signs itself, then all others of this namespace
  const selfSigned = new Issuer(chart, 'self-signed', { selfSigned: {} });
  const authority = new Certificate(chart, 'authority', {
    issuerRef: selfSigned,
    secretName: 'authority',
    isCA: true,
    commonName: 'certificates authority',
    duration: '87600h',
    privateKey: { algorithm: 'ECDSA', size: 256 },
  });
  const internal = new Issuer(chart, 'internal', { ca: { secretName: authority.spec.secretName } });
  const serving = new Certificate(chart, 'api-tls', {
    issuerRef: internal,
    secretName: 'api-tls',
    dnsNames: ['api', 'api.certificates', 'api.certificates.svc'],
    duration: '2160h',
    renewBefore: '720h',
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
  });
  // cert-manager makes it
  const tls = Secret.existing(serving.spec.secretName, { keys: ['tls.crt', 'tls.key', 'ca.crt'] });

  const api = new Deployment(chart, 'api', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 10001, fsGroup: 10001 },
      main: {
        image: 'ghcr.io/acme/api:3.1.0',
        ports: { https: 8443, metrics: 9443 },
        args: ['--tls-dir=/var/run/tls'],
        readinessProbe: httpGet('/healthz', 'https', { scheme: 'HTTPS', periodSeconds: 5 }),
        volumeMounts: { '/var/run/tls': volume(tls).readOnly() }, // the whole folder, so that renewals arrive
      },
    },
  });
  const service = api.service({ metadata: { labels: { 'app.kubernetes.io/name': 'api' } }, ports: { https: 443, metrics: 9443 } });

  // ServiceMonitor: Pods behind a Service, found by the labels of the Service
  new ServiceMonitor(api, 'ServiceMonitor', {
    selector: { matchLabels: { 'app.kubernetes.io/name': 'api' } },
    endpoints: [
      {
        port: 'metrics',
        scheme: 'https',
        interval: '30s',
        tlsConfig: { serverName: `${service.name}.certificates.svc`, ca: { secret: { name: tls.name, key: 'ca.crt' } } },
      },
    ],
  });

  // PodMonitor: Pods that no Service is for
  const worker = new Deployment(chart, 'worker', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: { image: 'ghcr.io/acme/worker:3.1.0', ports: { metrics: 9090 }, readinessProbe: httpGet('/healthz', 'metrics') },
    },
  });
  new PodMonitor(worker, 'PodMonitor', {
    selector: { matchLabels: worker.podLabels },
    podMetricsEndpoints: [{ port: 'metrics', interval: '30s' }],
  });
}
