// Valid objects of cert-manager and of the Prometheus operator.
import type { Manifest } from '../../../../lib/kube/manifest';

/** Valid manifests of the custom kinds that operators bring. */
export function operators(): Manifest[] {
  const metadata = { name: 'web', labels: { app: 'web' } };
  const cert = (kind: string, spec: Record<string, unknown>): Manifest => ({ apiVersion: 'cert-manager.io/v1', kind, metadata, spec });
  const monitor = (kind: string, spec: Record<string, unknown>): Manifest => ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind,
    metadata,
    spec,
  });
  const ref = { name: 'keys', key: 'token' };
  const key = { name: 'keys', key: 'password', optional: false };
  const acme = {
    server: 'https://acme.example.com/directory',
    email: 'a@example.com',
    privateKeySecretRef: { name: 'account' },
    preferredChain: 'X1',
    skipTLSVerify: false,
  };
  const relabelings = [
    { action: 'replace', sourceLabels: ['a'], targetLabel: 'b', regex: '(.*)', replacement: '$1', separator: ';', modulus: 2 },
  ];
  const tls = {
    ca: { configMap: { name: 'ca', key: 'ca.crt' } },
    cert: { secret: key },
    keySecret: key,
    serverName: 'x',
    insecureSkipVerify: true,
    minVersion: 'TLS12',
  };
  const endpoint = {
    port: 'metrics',
    path: '/metrics',
    scheme: 'https',
    interval: '30s',
    scrapeTimeout: '10s',
    honorLabels: true,
    honorTimestamps: false,
    followRedirects: true,
    enableHttp2: true,
    params: { a: ['b'] },
    basicAuth: { username: key, password: key },
    relabelings,
    metricRelabelings: relabelings,
    tlsConfig: tls,
  };
  const limits = {
    sampleLimit: 100,
    targetLimit: 10,
    labelLimit: 5,
    jobLabel: 'app',
    namespaceSelector: { matchNames: ['a'], any: false },
    scrapeProtocols: ['OpenMetricsText1.0.0'],
    attachMetadata: { node: true },
  };
  const selector = { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] };
  return [
    cert('Issuer', { selfSigned: {} }),
    cert('Issuer', { ca: { secretName: 'ca', crlDistributionPoints: ['http://crl'] } }),
    cert('Issuer', {
      vault: {
        server: 'https://vault',
        path: 'pki/sign/x',
        namespace: 'x',
        caBundle: 'aGVsbG8=',
        auth: { appRole: { path: 'approle', roleId: 'r', secretRef: ref } },
      },
    }),
    cert('ClusterIssuer', { venafi: { zone: 'z', tpp: { url: 'https://tpp', credentialsRef: { name: 'keys' }, caBundle: 'aGVsbG8=' } } }),
    cert('ClusterIssuer', {
      acme: {
        ...acme,
        externalAccountBinding: { keyID: 'k', keySecretRef: ref, keyAlgorithm: 'HS256' },
        solvers: [
          {
            selector: { dnsNames: ['a.example.com'], dnsZones: ['example.com'], matchLabels: { a: 'b' } },
            http01: {
              ingress: {
                ingressClassName: 'nginx',
                serviceType: 'ClusterIP',
                podTemplate: {
                  metadata: { labels: { a: 'b' } },
                  spec: { nodeSelector: { a: 'b' }, tolerations: [{ key: 'a', operator: 'Exists' }] },
                },
              },
            },
          },
          { http01: { gatewayHTTPRoute: { labels: { a: 'b' }, parentRefs: [{ name: 'edge', namespace: 'x' }] } } },
          { dns01: { cloudflare: { email: 'a@example.com', apiTokenSecretRef: ref }, cnameStrategy: 'Follow' } },
          {
            dns01: {
              route53: { region: 'eu-1', hostedZoneID: 'Z', role: 'arn', accessKeyIDSecretRef: ref, secretAccessKeySecretRef: ref },
            },
          },
          { dns01: { cloudDNS: { project: 'p', serviceAccountSecretRef: ref } } },
          {
            dns01: {
              azureDNS: {
                subscriptionID: 's',
                resourceGroupName: 'g',
                hostedZoneName: 'z',
                environment: 'AzurePublicCloud',
                managedIdentity: { clientID: 'c' },
              },
            },
          },
          { dns01: { rfc2136: { nameserver: '10.0.0.1:53', tsigKeyName: 'k', tsigAlgorithm: 'HMACSHA256', tsigSecretSecretRef: ref } } },
          { dns01: { webhook: { groupName: 'g', solverName: 's', config: { any: ['thing'] } } } },
          { dns01: { digitalocean: { tokenSecretRef: ref } } },
          { dns01: { acmeDNS: { host: 'https://h', accountSecretRef: ref } } },
          {
            dns01: {
              akamai: { accessTokenSecretRef: ref, clientSecretSecretRef: ref, clientTokenSecretRef: ref, serviceConsumerDomain: 'x' },
            },
          },
        ],
      },
    }),
    cert('Certificate', { secretName: 'tls', issuerRef: { name: 'ca' }, dnsNames: ['a.example.com'] }),
    cert('Certificate', {
      secretName: 'tls',
      issuerRef: { name: 'ca', kind: 'Issuer', group: 'cert-manager.io' },
      commonName: 'a.example.com',
      dnsNames: ['a.example.com'],
      ipAddresses: ['10.0.0.1'],
      uris: ['spiffe://a'],
      emailAddresses: ['a@example.com'],
      duration: '2160h',
      renewBefore: '360h',
      isCA: false,
      revisionHistoryLimit: 2,
      usages: ['digital signature', 'server auth'],
      privateKey: { algorithm: 'ECDSA', encoding: 'PKCS8', rotationPolicy: 'Always', size: 256 },
      subject: { organizations: ['x'], countries: ['XX'], serialNumber: '1' },
      secretTemplate: { labels: { a: 'b' }, annotations: { a: 'b' } },
      additionalOutputFormats: [{ type: 'DER' }],
      keystores: { jks: { create: true, passwordSecretRef: ref }, pkcs12: { create: true, passwordSecretRef: ref, profile: 'Modern2023' } },
      nameConstraints: { critical: true, permitted: { dnsDomains: ['x'] } },
      otherNames: [{ oid: '1.2.3', utf8Value: 'x' }],
    }),
    monitor('PodMonitor', { selector, podMetricsEndpoints: [{ port: 'metrics' }] }),
    monitor('PodMonitor', {
      ...limits,
      selector,
      podTargetLabels: ['a'],
      podMetricsEndpoints: [{ ...endpoint, filterRunning: true, authorization: { type: 'Bearer', credentials: key } }],
    }),
    monitor('ServiceMonitor', { selector, endpoints: [{ port: 'metrics' }] }),
    monitor('ServiceMonitor', {
      ...limits,
      selector,
      targetLabels: ['a'],
      podTargetLabels: ['b'],
      endpoints: [
        {
          ...endpoint,
          tlsConfig: { ...tls, caFile: '/ca', certFile: '/c', keyFile: '/k' },
          oauth2: {
            clientId: { secret: key },
            clientSecret: key,
            tokenUrl: 'https://token',
            scopes: ['a'],
            endpointParams: { a: 'b' },
            proxyUrl: 'http://p',
            proxyConnectHeader: { a: [key] },
          },
        },
        { targetPort: 8080 },
      ],
    }),
  ];
}
