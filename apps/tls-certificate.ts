// A certificate, wherever it comes from, for whoever serves with it.
import {
  type App,
  Chart,
  configure,
  Deployment,
  Gateway,
  GatewayClass,
  httpGet,
  HTTPRoute,
  Ingress,
  IngressClass,
  Issuer,
  Namespace,
  TlsCertificate,
  volume,
} from 'cdk8s-patterns';

export function tlsCertificate(app: App): void {
  const chart = new Chart(app, 'tls-certificate', { namespace: 'tls-certificate' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // cert-manager makes it, and renews it; the Secret has the name of the Certificate
  const issuer = new Issuer(chart, 'internal', { selfSigned: {} });
  const shopTls = new TlsCertificate(chart, 'shop-tls', { dnsNames: ['shop.example.com'], issuerRef: issuer });
  // somebody else makes it: by hand, sealed, by another tool
  const wildcard = new TlsCertificate(chart, 'wildcard', { dnsNames: ['*.apps.example.com'], secret: 'wildcard-tls' });
  // from files: the key is in git then, which has to be said
  const local = new TlsCertificate(chart, 'local', {
    dnsNames: ['localhost'],
    files: { 'tls.crt': 'apps/tls-certificate/localhost.crt', 'tls.key': 'apps/tls-certificate/localhost.key' },
    allowInGit: 'for localhost alone; made for this example',
  });

  // a program that speaks TLS itself
  const shop = new Deployment(chart, 'shop', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 10001, fsGroup: 10001 },
      main: {
        image: 'ghcr.io/acme/shop:4.0.0',
        ports: { http: 8080, https: 8443 },
        readinessProbe: httpGet('/healthz', 'http'),
        volumeMounts: { '/var/run/tls': volume(local).readOnly() },
      },
    },
  });
  const web = shop.service({ ports: { http: 80, https: 443 } });

  // an Ingress names the Secret, which is in its own namespace
  const nginx = new IngressClass(chart, 'tls-certificate-nginx', { controller: 'k8s.io/ingress-nginx' });
  new Ingress(shop, 'Ingress', {
    ingressClassName: nginx,
    tls: [{ hosts: [...shopTls.dnsNames], secretName: shopTls }],
    rules: [{ host: 'shop.example.com', http: { paths: { '/': web.port('http') } } }],
  });

  // behind a Gateway it is the Gateway that serves with it; one of another namespace gets leave to read this one Secret
  const gateway = publicGateway(app, wildcard);
  new HTTPRoute(shop, 'HTTPRoute', {
    parentRefs: [gateway],
    hostnames: ['shop.apps.example.com'],
    rules: [{ backendRefs: [web.port('http')] }],
  });
}

function publicGateway(app: App, tls: TlsCertificate): Gateway {
  const namespace = 'tls-certificate-gateways';
  const chart = new Chart(app, namespace, { namespace });
  new Namespace(chart, 'namespace');
  const envoy = new GatewayClass(chart, 'tls-certificate-envoy', { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' });
  return new Gateway(chart, 'public', {
    gatewayClassName: envoy,
    listeners: [
      {
        name: 'https',
        protocol: 'HTTPS',
        port: 443,
        hostname: '*.apps.example.com',
        tls: { mode: 'Terminate', certificateRefs: [tls.certificateRef({ namespace })] },
        allowedRoutes: { namespaces: { from: 'All' } }, // whose hostnames fit the certificate: a wildcard of one team
      },
    ],
  });
}
