// Props of pods with company and of patterns.
import type { Mistake } from '../mistake';

export const patterns: readonly Mistake[] = [
  {
    title: 'a misspelt field of a companion',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'a:1' }, ambassadors: [{ name: 'proxy', image: 'b:1', injects: {} }] } });",
    at: 'injects',
    says: [
      "TS2561: Object literal may only specify known properties, but 'injects' does not exist in type 'AmbassadorProps'. Did you mean to write 'inject'?",
    ],
  },
  {
    title: 'a misspelt pod pattern',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'a:1' }, sidecar: [{ name: 'proxy', image: 'b:1' }] } });",
    at: 'sidecar',
    says: [
      "TS2561: Object literal may only specify known properties, but 'sidecar' does not exist in type 'PodProps'. Did you mean to write 'sidecars'?",
    ],
  },
  {
    title: 'a sidecar without a name',
    code: "new SidecarPod(shop, 'web', { main: { image: 'a:1' }, sidecars: [{ image: 'b:1' }] });",
    at: "{ image: 'b:1' }",
    says: ["TS2741: Property 'name' is missing in type '{ image: string; }' but required in type 'SidecarProps'."],
  },
  {
    title: 'a SidecarPod without sidecars',
    code: "new SidecarPod(shop, 'web', { main: { image: 'a:1' } });",
    at: "{ main: { image: 'a:1' } }",
    says: [
      "TS2345: Argument of type '{ main: { image: string; }; }' is not assignable to parameter of type 'SidecarPodProps'.",
      "  Property 'sidecars' is missing in type '{ main: { image: string; }; }' but required in type 'SidecarPodProps'.",
    ],
    native: ["TS2741: Property 'sidecars' is missing in type '{ main: { image: string; }; }' but required in type 'SidecarPodProps'."],
  },
  {
    title: 'an adapter without a port',
    code: "new AdapterPod(shop, 'web', { main: { image: 'a:1' }, adapters: [{ name: 'exporter', image: 'b:1' }] });",
    at: "{ name: 'exporter', image: 'b:1' }",
    says: ["TS2741: Property 'metrics' is missing in type '{ name: string; image: string; }' but required in type 'AdapterProps'."],
  },
  {
    title: 'an adapter with ports',
    code: "new AdapterPod(shop, 'web', { main: { image: 'a:1' }, adapters: [{ name: 'exporter', image: 'b:1', metrics: 9102, ports: [9102] }] });",
    at: 'ports',
    says: ["TS2353: Object literal may only specify known properties, and 'ports' does not exist in type 'AdapterProps'."],
  },
  {
    title: 'a variable that is injected from a Secret',
    code: "new AmbassadorPod(shop, 'web', { main: { image: 'a:1' }, ambassadors: [{ name: 'proxy', image: 'b:1', inject: { A: secretKeyRef('login', 'password') } }] });",
    at: 'A',
    says: ["TS2322: Type 'EnvVarSource' is not assignable to type 'string'."],
  },
  {
    title: 'a database without credentials',
    code: "new StatefulDatabase(shop, 'db', { engine: redis({ version: '7.4' }), storage: { size: '1Gi' } });",
    at: "{ engine: redis({ version: '7.4' }), storage: { size: '1Gi' } }",
    says: [
      "TS2345: Argument of type '{ engine: Engine; storage: { size: string; }; }' is not assignable to parameter of type 'StatefulDatabaseProps'.",
      "  Property 'credentials' is missing in type '{ engine: Engine; storage: { size: string; }; }' but required in type 'StatefulDatabaseProps'.",
    ],
    native: [
      "TS2741: Property 'credentials' is missing in type '{ engine: Engine; storage: { size: string; }; }' but required in type 'StatefulDatabaseProps'.",
    ],
  },
  {
    title: 'a database whose engine is a name',
    code: "new StatefulDatabase(shop, 'db', { engine: 'redis', credentials: 'login', storage: { size: '1Gi' } });",
    at: 'engine',
    says: ["TS2322: Type 'string' is not assignable to type 'Engine'."],
  },
  {
    title: 'a misspelt prop of an owned object',
    code: "new WebService(shop, 'web', { pod: { main: { image: 'a:1' } }, autoscale: { minReplicas: 2, maxReplica: 4 } });",
    at: 'maxReplica',
    says: [
      "TS2561: Object literal may only specify known properties, but 'maxReplica' does not exist in type 'AutoscaleProps'. Did you mean to write 'maxReplicas'?",
    ],
  },
  {
    title: 'an ingress of a StatelessService',
    code: "new StatelessService(shop, 'web', { pod: { main: { image: 'a:1' } }, ingress: { ingressClassName: 'nginx' } });",
    at: 'ingress',
    says: [
      "TS2353: Object literal may only specify known properties, and 'ingress' does not exist in type 'StatelessServiceFields & { pod: PodProps; template?: undefined; }'.",
    ],
  },
  {
    title: 'a misspelt owned object',
    code: "new WebService(shop, 'web', { pod: { main: { image: 'a:1' } }, disruptionbudget: false });",
    at: 'disruptionbudget',
    says: [
      "TS2561: Object literal may only specify known properties, but 'disruptionbudget' does not exist in type 'WebServiceFields & { pod: PodProps; template?: undefined; }'. Did you mean to write 'disruptionBudget'?",
    ],
  },
  {
    title: 'a schedule that is a number',
    code: "new BatchCron(shop, 'web', { pod: { main: { image: 'a:1' } }, schedule: 3 });",
    at: 'schedule',
    says: ["TS2322: Type 'number' is not assignable to type 'string'."],
  },
  {
    title: 'a way in a segment without an end',
    code: "new NetworkSegment(shop, 'web', { allow: [{ from: web }] });",
    at: '{ from: web }',
    says: ["TS2741: Property 'to' is missing in type '{ from: Deployment; }' but required in type 'Allowed'."],
  },
  {
    title: 'a certificate from nowhere',
    code: "new TlsCertificate(shop, 'tls', { dnsNames: ['shop.example'] });",
    at: "{ dnsNames: ['shop.example'] }",
    says: [
      "TS2345: Argument of type '{ dnsNames: string[]; }' is not assignable to parameter of type 'TlsCertificateProps'.",
      "  Type '{ dnsNames: string[]; }' is not assignable to type 'Hosts & ByFiles'.",
      "    Property 'files' is missing in type '{ dnsNames: string[]; }' but required in type 'ByFiles'.",
    ],
    native: [
      "TS2345: Argument of type '{ dnsNames: string[]; }' is not assignable to parameter of type 'TlsCertificateProps'.",
      '  Type \'{ dnsNames: string[]; }\' is not assignable to type \'Hosts & Omit<CertificateProps, "dnsNames" | "secretName"> & { secretName?: string | undefined; secret?: undefined; files?: undefined; allowInGit?: undefined; }\'.',
      "    Property 'issuerRef' is missing in type '{ dnsNames: string[]; }' but required in type 'Omit<CertificateProps, \"dnsNames\" | \"secretName\">'.",
    ],
  },
  {
    title: 'a monitor that there is not',
    code: "configure(shop, { monitor: 'podmonitor' });",
    at: 'monitor',
    says: ["TS2820: Type '\"podmonitor\"' is not assignable to type 'Monitor | undefined'. Did you mean '\"PodMonitor\"'?"],
  },
];
