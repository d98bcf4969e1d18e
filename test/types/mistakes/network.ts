// Props of Services, Ingresses, routes and policies.
import type { Mistake } from '../mistake';

export const network: readonly Mistake[] = [
  {
    title: 'a misspelt field of service()',
    code: 'web.service({ port: { http: 80 } });',
    at: 'port',
    says: [
      "TS2561: Object literal may only specify known properties, but 'port' does not exist in type 'ServicePropsFor'. Did you mean to write 'ports'?",
    ],
  },
  {
    title: 'a misspelt field of a further service()',
    code: "web.service('public', { typ: 'LoadBalancer' });",
    at: 'typ',
    says: [
      "TS2561: Object literal may only specify known properties, but 'typ' does not exist in type 'ServicePropsFor'. Did you mean to write 'type'?",
    ],
  },
  {
    title: 'a wrong word of service()',
    code: "web.service({ type: 'Loadbalancer' });",
    at: 'type',
    says: [
      `TS2820: Type '"Loadbalancer"' is not assignable to type '"ClusterIP" | "ExternalName" | "LoadBalancer" | "NodePort" | undefined'. Did you mean '"LoadBalancer"'?`,
    ],
  },
  {
    title: 'a port of service() as text',
    code: "web.service({ ports: { http: '80' } });",
    at: 'ports',
    says: [
      "TS2322: Type '{ http: string; }' is not assignable to type 'ServicePorts | undefined'.",
      "  Types of property 'http' are incompatible.",
      "    Type 'string' is not assignable to type 'number'.",
    ],
  },
  {
    title: 'a misspelt field of a Service',
    code: "new Service(shop, 'web', { selector: web, clusterIp: 'None' });",
    at: 'clusterIp',
    says: [
      "TS2561: Object literal may only specify known properties, but 'clusterIp' does not exist in type 'ServiceProps'. Did you mean to write 'clusterIP'?",
    ],
  },
  {
    title: 'a misspelt field of a Service’s port',
    code: "new Service(shop, 'web', { ports: [{ port: 80, targetport: 8080 }] });",
    at: 'targetport',
    says: [
      "TS2561: Object literal may only specify known properties, but 'targetport' does not exist in type 'ServicePort'. Did you mean to write 'targetPort'?",
    ],
  },
  {
    title: 'a Service that selects a Service',
    code: "new Service(shop, 'web', { selector: site, ports: [80] });",
    at: 'selector',
    says: [
      "TS2322: Type 'Service' is not assignable to type 'PodsFace | { [key: string]: string; } | undefined'.",
      "  Type 'Service' is not assignable to type '{ [key: string]: string; }'.",
      "    Index signature for type 'string' is missing in type 'Service'.",
    ],
  },
  {
    title: 'matchLabels in the selector of a Service',
    code: "new Service(shop, 'web', { selector: { matchLabels: { app: 'web' } }, ports: [80] });",
    at: 'matchLabels',
    says: ["TS2322: Type '{ app: string; }' is not assignable to type 'string'."],
  },
  {
    title: 'a misspelt field of an Ingress',
    code: "new Ingress(shop, 'front', { ingressClass: 'traefik' });",
    at: 'ingressClass',
    says: [
      "TS2561: Object literal may only specify known properties, but 'ingressClass' does not exist in type 'IngressProps'. Did you mean to write 'ingressClassName'?",
    ],
  },
  {
    title: 'a misspelt field of a rule',
    code: "new Ingress(shop, 'front', { rules: [{ hosts: 'shop.example', http: { paths: { '/': site } } }] });",
    at: 'hosts',
    says: [
      "TS2561: Object literal may only specify known properties, but 'hosts' does not exist in type 'IngressRule'. Did you mean to write 'host'?",
    ],
  },
  {
    title: 'a path without a slash',
    code: "new Ingress(shop, 'front', { rules: [{ http: { paths: { api: site } } }] });",
    at: 'api',
    says: ["TS2353: Object literal may only specify known properties, and 'api' does not exist in type 'IngressPaths'."],
  },
  {
    title: 'paths without http around them',
    code: "new Ingress(shop, 'front', { rules: [{ host: 'shop.example', paths: { '/': site } }] });",
    at: 'paths',
    says: ["TS2353: Object literal may only specify known properties, and 'paths' does not exist in type 'IngressRule'."],
  },
  {
    title: 'a path to a Deployment',
    code: "new Ingress(shop, 'front', { rules: [{ http: { paths: { '/': web } } }] });",
    at: "'/'",
    says: [
      "TS2322: Type 'Deployment' is not assignable to type 'ServiceBackend'.",
      `  Type 'Deployment' is not assignable to type 'ObjectRef<"Service">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"Deployment"' is not assignable to type '"Service"'.`,
    ],
  },
  {
    title: 'a path to text, which does not say the port',
    code: "new Ingress(shop, 'front', { rules: [{ http: { paths: { '/': 'web' } } }] });",
    at: "'/'",
    says: ["TS2322: Type 'string' is not assignable to type 'ServiceBackend'."],
  },
  {
    title: 'a wrong word of a path’s type',
    code: "new Ingress(shop, 'front', { rules: [{ http: { paths: [{ path: '/', pathType: 'prefix', backend: { service: { name: 'web' } } }] } }] });",
    at: 'pathType',
    says: [`TS2820: Type '"prefix"' is not assignable to type '"Exact" | "ImplementationSpecific" | "Prefix"'. Did you mean '"Prefix"'?`],
  },
  {
    title: 'a misspelt field of TLS',
    code: "new Ingress(shop, 'front', { tls: [{ host: ['shop.example'], secretName: login }] });",
    at: 'host',
    says: [
      "TS2561: Object literal may only specify known properties, but 'host' does not exist in type 'IngressTls'. Did you mean to write 'hosts'?",
    ],
  },
  {
    title: 'a ConfigMap as a certificate',
    code: "new Ingress(shop, 'front', { tls: [{ hosts: ['shop.example'], secretName: settings }] });",
    at: 'secretName',
    says: [
      `TS2322: Type 'ConfigMap' is not assignable to type 'NameRef<"Secret"> | undefined'.`,
      `  Type 'ConfigMap' is not assignable to type 'ObjectRef<"Secret">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"ConfigMap"' is not assignable to type '"Secret"'.`,
    ],
  },
  {
    title: 'a misspelt field of a backend',
    code: "new Ingress(shop, 'front', { defaultBackend: { service: { name: 'web', ports: { number: 80 } } } });",
    at: 'ports',
    says: [
      "TS2561: Object literal may only specify known properties, but 'ports' does not exist in type 'IngressServiceBackend'. Did you mean to write 'port'?",
    ],
  },
  {
    title: 'a Service as a Gateway',
    code: "new HTTPRoute(shop, 'front', { parentRefs: [site] });",
    at: 'site',
    says: [
      "TS2322: Type 'Service' is not assignable to type 'ParentRef'.",
      `  Type 'Service' is not assignable to type 'ObjectRef<"Gateway">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"Service"' is not assignable to type '"Gateway"'.`,
    ],
  },
  {
    title: 'a route to a Deployment',
    code: "new HTTPRoute(shop, 'front', { rules: [{ backendRefs: [web] }] });",
    at: 'web',
    says: [
      "TS2322: Type 'Deployment' is not assignable to type 'RouteBackend<HTTPRouteSpecRulesBackendRefs>'.",
      `  Type 'Deployment' is not assignable to type 'ObjectRef<"Service">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"Deployment"' is not assignable to type '"Service"'.`,
    ],
  },
  {
    title: 'a misspelt field of a peer',
    code: "new NetworkPolicy(shop, 'web', { podSelector: web, ingress: [{ from: [{ podSelectors: {} }] }] });",
    at: 'podSelectors',
    says: [
      "TS2561: Object literal may only specify known properties, but 'podSelectors' does not exist in type 'Peer'. Did you mean to write 'podSelector'?",
    ],
  },
  {
    title: 'a Service as a peer',
    code: "new NetworkPolicy(shop, 'web', { podSelector: web, ingress: [{ from: [site] }] });",
    at: 'site',
    says: [
      "TS2322: Type 'Service' is not assignable to type 'Peer'.",
      "  Type 'Service' is missing the following properties from type 'WorkloadAsPeer': podLabels, ports",
    ],
  },
  {
    title: 'a rule of egress in ingress',
    code: "new NetworkPolicy(shop, 'web', { podSelector: web, ingress: [{ to: [web] }] });",
    at: 'to',
    says: ["TS2353: Object literal may only specify known properties, and 'to' does not exist in type 'IngressPeerRule'."],
  },
  {
    title: 'a misspelt field of a policy’s port',
    code: "new NetworkPolicy(shop, 'web', { podSelector: web, ingress: [{ from: [web], ports: [{ ports: 80 }] }] });",
    at: 'ports',
    says: [
      "TS2561: Object literal may only specify known properties, but 'ports' does not exist in type 'NetworkPolicyPort'. Did you mean to write 'port'?",
    ],
  },
  {
    title: 'a misspelt field of a pod selector',
    code: "new NetworkPolicy(shop, 'web', { podSelector: { matchlabels: { app: 'web' } } });",
    at: 'matchlabels',
    says: [
      "TS2561: Object literal may only specify known properties, but 'matchlabels' does not exist in type 'PodsSelector'. Did you mean to write 'matchLabels'?",
    ],
  },
];
