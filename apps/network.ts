// Network: Services for Pods, ways in by Ingress and by Gateway, and who may talk to whom.
import {
  type App,
  Chart,
  configure,
  Deployment,
  emptyDir,
  fieldRef,
  Gateway,
  GatewayClass,
  grpc,
  GRPCRoute,
  htpasswd,
  httpGet,
  HTTPRoute,
  Ingress,
  IngressClass,
  Namespace,
  NetworkPolicy,
  ReferenceGrant,
  Secret,
  Service,
  StatefulSet,
} from 'cdk8s-patterns';

const HOST = 'shop.example.com';
const OFFICE = '203.0.113.0/24';
const NODES = '10.240.0.0/16';

export function network(app: App): void {
  const gateway = publicGateway(app);
  const chart = new Chart(app, 'network', { namespace: 'network' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
  const tls = Secret.existing('shop-tls');

  // ExternalName: a name here for a host that is elsewhere. Not for HTTPS: the name here is not in the certificate there
  const mail = new Service(chart, 'mail', { type: 'ExternalName', externalName: 'smtp.example.net' });

  // Headless: DNS gives the addresses of the Pods, and each Pod of a StatefulSet has a name
  const queue = new StatefulSet(chart, 'queue', {
    replicas: 3,
    serviceName: 'queue',
    podManagementPolicy: 'Parallel',
    pod: {
      securityContext: { runAsUser: 10001 },
      main: {
        image: 'nats:2.11.4-alpine',
        args: ['--name=$(POD)', '--cluster_name=queue', '--cluster=nats://0.0.0.0:6222', '--routes=nats://queue:6222', '--http_port=8222'],
        env: { POD: fieldRef('metadata.name') },
        ports: { client: 4222, cluster: 6222, monitor: 8222 },
        readinessProbe: httpGet('/healthz', 'monitor', { periodSeconds: 5 }),
      },
    },
  });
  const members = queue.service({ clusterIP: 'None', publishNotReadyAddresses: true }); // they look for each other before they are ready

  // ClusterIP: one address for all Pods of a workload. The DNS names of Services are values that others can use
  const api = new Deployment(chart, 'api', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: {
        image: 'ghcr.io/acme/api:3.1.0',
        ports: { http: 8080, grpc: 9090 },
        env: {
          SMTP_HOST: mail.host,
          NATS_URL: [0, 1, 2].map((i) => `nats://${members.podDnsName(`queue-${i}`)}:4222`).join(','),
        },
        readinessProbe: grpc(9090, { periodSeconds: 5 }),
      },
    },
  });
  const apiService = api.service({ ports: { http: 80, grpc: 9090 } });

  const web = new Deployment(chart, 'web', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 101 },
      main: {
        image: 'nginxinc/nginx-unprivileged:1.27.5-alpine',
        ports: { http: 8080 },
        env: { API_URL: `http://${apiService.dnsName}` },
        readinessProbe: httpGet('/', 'http', { periodSeconds: 5 }),
        volumeMounts: { '/tmp': emptyDir('tmp', { sizeLimit: '64Mi' }) },
      },
    },
  });
  const webService = web.service({ ports: { http: 80 } });
  // NodePort and LoadBalancer: ways in without any Ingress. `Local` keeps the address of the client
  web.service('node', { type: 'NodePort', ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort: 30081 }] });
  web.service('public', {
    type: 'LoadBalancer',
    externalTrafficPolicy: 'Local',
    loadBalancerSourceRanges: [OFFICE],
    ports: { http: 80 },
  });

  // Ingress: paths to Services; a Service with several ports says which
  const nginx = new IngressClass(chart, 'network-nginx', { controller: 'k8s.io/ingress-nginx' });
  new Ingress(chart, 'shop', {
    ingressClassName: nginx,
    nginx: { sslRedirect: true, loadBalance: 'ewma' },
    tls: [{ hosts: [HOST], secretName: tls }],
    rules: [{ host: HOST, http: { paths: { '/': webService, '/api': apiService.port('http') } } }],
  });
  // basic authentication: the hash is what `htpasswd -nB admin` prints, the password is nowhere
  const users = new Secret(chart, 'admin-users', {
    stringData: { auth: htpasswd({ admin: '$2y$05$Zk3nT8vQe1LxYb7RwCs2dOnoUf8lD/yQqK67LZ733XEKLhNeolTfe' }) },
    allowInGit: 'a bcrypt hash of a long random password',
  });
  const toApi = { service: { name: apiService.name, port: { name: 'http' } } }; // Kubernetes' own words, for a path that is a pattern
  new Ingress(chart, 'admin', {
    ingressClassName: nginx,
    nginx: { basicAuth: { secret: users, realm: 'shop admin' }, rewriteTarget: '/admin/$1' },
    tls: [{ hosts: [`admin.${HOST}`], secretName: tls }],
    rules: [{ host: `admin.${HOST}`, http: { paths: [{ path: '/(.*)', pathType: 'ImplementationSpecific', backend: toApi }] } }],
  });

  // Gateway API: routes live with the application, the Gateway with whoever runs it
  new HTTPRoute(chart, 'next', {
    parentRefs: [gateway],
    hostnames: [`next.${HOST}`],
    rules: [
      { matches: [{ path: { type: 'PathPrefix', value: '/api' } }], backendRefs: [apiService.port('http')] },
      { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [webService] },
    ],
  });
  new GRPCRoute(chart, 'orders', {
    parentRefs: [gateway],
    hostnames: [`grpc.${HOST}`],
    rules: [{ matches: [{ method: { service: 'acme.shop.v1.Orders' } }], backendRefs: [apiService.port('grpc')] }],
  });
  // the Gateway is in another namespace: it may read this one Secret here
  new ReferenceGrant(chart, 'gateway-reads-tls', {
    from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: gateway.namespace! }],
    to: [{ group: '', kind: 'Secret', name: tls.name }],
  });

  policies(chart, { web, api, queue });
}

/** Its own chart and namespace, as it serves others too. */
function publicGateway(app: App): Gateway {
  const chart = new Chart(app, 'network-gateways', { namespace: 'network-gateways' });
  new Namespace(chart, 'namespace');
  const envoy = new GatewayClass(chart, 'network-envoy', { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' });
  return new Gateway(chart, 'public', {
    gatewayClassName: envoy,
    listeners: [
      {
        name: 'https',
        protocol: 'HTTPS',
        port: 443,
        hostname: `*.${HOST}`,
        tls: { mode: 'Terminate', certificateRefs: [{ group: '', kind: 'Secret', name: 'shop-tls', namespace: 'network' }] },
        allowedRoutes: {
          namespaces: { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'network' } } },
        },
      },
    ],
  });
}

/** Nothing, but what is written here. Workloads stand for their Pods; below a workload, a policy bears its name. */
function policies(chart: Chart, { web, api, queue }: { web: Deployment; api: Deployment; queue: StatefulSet }): void {
  const ways = { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['ingress-nginx', 'envoy-gateway-system'] }; // where their proxies run
  const fromOutside = { namespaceSelector: { matchExpressions: [ways] } };
  new NetworkPolicy(chart, 'deny-all', { policyTypes: ['Ingress', 'Egress'] });
  // without DNS nobody finds anybody
  new NetworkPolicy(chart, 'allow-dns', {
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
    ],
  });
  new NetworkPolicy(web, 'NetworkPolicy', {
    podSelector: web,
    // what comes through a node port has the address of a node
    ingress: [{ from: [fromOutside, { ipBlock: { cidr: OFFICE } }, { ipBlock: { cidr: NODES } }], ports: [{ port: 'http' }] }],
    egress: [{ to: [api], ports: [{ port: 'http' }] }],
  });
  new NetworkPolicy(api, 'NetworkPolicy', {
    podSelector: api,
    ingress: [{ from: [web, fromOutside], ports: [{ port: 'http' }, { port: 'grpc' }] }],
    egress: [
      { to: [queue], ports: [{ port: 'client' }] },
      { to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] } }], ports: [{ port: 587 }] },
    ],
  });
  new NetworkPolicy(queue, 'NetworkPolicy', {
    podSelector: queue,
    ingress: [{ from: [api], ports: [{ port: 'client' }] }, { from: [queue] }],
    egress: [{ to: [queue] }],
  });
}
