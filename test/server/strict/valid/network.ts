// Valid Services, Ingresses, policies, and the Gateway API's kinds.
import type { Manifest } from '../../../../lib/kube/manifest';

/** Valid manifests of every kind that moves traffic. */
export function network(minor: number): Manifest[] {
  const metadata = { name: 'web', labels: { app: 'web' } };
  const gateway = (kind: string, spec: Record<string, unknown>): Manifest => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    metadata,
    spec,
  });
  const parentRefs = [
    { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'edge', namespace: 'edge', sectionName: 'http', port: 80 },
  ];
  const backendRef = { group: '', kind: 'Service', name: 'web', namespace: 'other', port: 80 };
  const headers = { add: [{ name: 'x-a', value: '1' }], set: [{ name: 'x-b', value: '2' }], remove: ['x-c'] };
  const filters = [
    { type: 'RequestHeaderModifier', requestHeaderModifier: headers },
    { type: 'ResponseHeaderModifier', responseHeaderModifier: headers },
    { type: 'RequestMirror', requestMirror: { backendRef, fraction: { numerator: 1, denominator: 10 } } },
  ];
  return [
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ port: 80 }] } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        type: 'LoadBalancer',
        selector: { app: 'web' },
        allocateLoadBalancerNodePorts: true,
        externalTrafficPolicy: 'Local',
        internalTrafficPolicy: 'Cluster',
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        loadBalancerClass: 'example.com/lb',
        loadBalancerSourceRanges: ['10.0.0.0/8'],
        publishNotReadyAddresses: true,
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
        ports: [
          { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', appProtocol: 'http', nodePort: 30080 },
          { name: 'dns', port: 53, targetPort: 5353, protocol: 'UDP' },
        ],
        ...(minor >= 31 && { trafficDistribution: 'PreferClose' }),
      },
    },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { clusterIP: 'None', selector: { app: 'web' }, externalIPs: ['10.1.1.1'] } },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { type: 'ExternalName', externalName: 'db.example.com' } },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata,
      spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { ...metadata, annotations: { a: 'b' } },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: ['a.example.com'], secretName: 'tls' }],
        rules: [
          {
            host: 'a.example.com',
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } },
                { pathType: 'ImplementationSpecific', backend: { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'b' } } },
              ],
            },
          },
        ],
      },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata,
      spec: {
        controller: 'example.com/c',
        parameters: { apiGroup: 'example.com', kind: 'P', name: 'p', namespace: 'x', scope: 'Namespace' },
      },
    },
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec: { podSelector: {} } },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: {
        podSelector: { matchLabels: { app: 'web' } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
              { namespaceSelector: { matchLabels: { a: 'b' } }, podSelector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } },
            ],
            ports: [{ port: 'http', protocol: 'TCP' }],
          },
        ],
        egress: [{ to: [{ podSelector: {} }], ports: [{ port: 8000, endPort: 9000, protocol: 'UDP' }] }],
      },
    },

    gateway('GatewayClass', {
      controllerName: 'example.com/gw',
      description: 'text',
      parametersRef: { group: 'example.com', kind: 'P', name: 'p', namespace: 'x' },
    }),
    gateway('Gateway', { gatewayClassName: 'gw', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] }),
    gateway('Gateway', {
      gatewayClassName: 'gw',
      addresses: [{ type: 'IPAddress', value: '10.1.1.1' }],
      infrastructure: { labels: { a: 'b' }, annotations: { a: 'b' }, parametersRef: { group: 'example.com', kind: 'P', name: 'p' } },
      listeners: [
        {
          name: 'https',
          port: 443,
          protocol: 'HTTPS',
          hostname: '*.example.com',
          tls: {
            mode: 'Terminate',
            certificateRefs: [{ group: '', kind: 'Secret', name: 'tls', namespace: 'x' }],
            options: { 'example.com/a': 'b' },
          },
          allowedRoutes: {
            kinds: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' }],
            namespaces: { from: 'Selector', selector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'Exists' }] } },
          },
        },
      ],
    }),
    gateway('HTTPRoute', { rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] }),
    gateway('HTTPRoute', {
      parentRefs,
      hostnames: ['a.example.com'],
      rules: [
        {
          matches: [
            {
              path: { type: 'PathPrefix', value: '/a' },
              headers: [{ type: 'Exact', name: 'x', value: 'y' }],
              queryParams: [{ type: 'RegularExpression', name: 'q', value: 'a.*' }],
              method: 'GET',
            },
          ],
          filters: [
            ...filters,
            {
              type: 'URLRewrite',
              urlRewrite: { hostname: 'b.example.com', path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } },
            },
            { type: 'ExtensionRef', extensionRef: { group: 'example.com', kind: 'F', name: 'f' } },
          ],
          backendRefs: [{ ...backendRef, weight: 3, filters }],
          timeouts: { request: '10s', backendRequest: '5s' },
        },
        {
          filters: [
            {
              type: 'RequestRedirect',
              requestRedirect: {
                scheme: 'https',
                hostname: 'c.example.com',
                port: 443,
                statusCode: 301,
                path: { type: 'ReplaceFullPath', replaceFullPath: '/x' },
              },
            },
          ],
        },
      ],
    }),
    gateway('GRPCRoute', {
      parentRefs,
      hostnames: ['a.example.com'],
      rules: [
        {
          matches: [{ method: { type: 'Exact', service: 'a.B', method: 'C' }, headers: [{ type: 'Exact', name: 'x', value: 'y' }] }],
          filters,
          backendRefs: [{ ...backendRef, weight: 1, filters }],
        },
      ],
    }),
    gateway('ReferenceGrant', {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'x' }],
      to: [{ group: '', kind: 'Service', name: 'web' }],
    }),
  ];
}
