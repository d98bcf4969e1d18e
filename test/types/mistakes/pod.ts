// Props of pods.
import type { Mistake } from '../mistake';

export const pod: readonly Mistake[] = [
  {
    title: 'a misspelt field of the pod',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, restartPolice: 'Always' } });",
    at: 'restartPolice',
    says: [
      "TS2561: Object literal may only specify known properties, but 'restartPolice' does not exist in type 'PodProps'. Did you mean to write 'restartPolicy'?",
    ],
  },
  {
    title: 'a misspelt field of the pod, in another case',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, serviceAccountname: robot } });",
    at: 'serviceAccountname',
    says: [
      "TS2561: Object literal may only specify known properties, but 'serviceAccountname' does not exist in type 'PodProps'. Did you mean to write 'serviceAccountName'?",
    ],
  },
  {
    title: 'a wrong word of the restart policy',
    code: "new Job(shop, 'import', { pod: { main: { image: 'import:1' }, restartPolicy: 'never' } });",
    at: 'restartPolicy',
    says: [`TS2820: Type '"never"' is not assignable to type '"Always" | "Never" | "OnFailure" | undefined'. Did you mean '"Never"'?`],
  },
  {
    title: 'a word of security that there is none of',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, security: 'strict' } });",
    at: 'security',
    says: [`TS2322: Type '"strict"' is not assignable to type 'Security | undefined'.`],
  },
  {
    title: 'a field of the container in the pod’s security context',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, securityContext: { capabilities: { drop: ['ALL'] } } } });",
    at: 'capabilities',
    says: ["TS2353: Object literal may only specify known properties, and 'capabilities' does not exist in type 'PodSecurityContext'."],
  },
  {
    title: 'a wrong word of a toleration',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, tolerations: [{ key: 'spot', operator: 'Equals' }] } });",
    at: 'operator',
    says: [`TS2820: Type '"Equals"' is not assignable to type '"Equal" | "Exists" | "Gt" | "Lt" | undefined'. Did you mean '"Equal"'?`],
  },
  {
    title: 'a misspelt field of the affinity',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, affinity: { podAntiAfinity: {} } } });",
    at: 'podAntiAfinity',
    says: [
      "TS2561: Object literal may only specify known properties, but 'podAntiAfinity' does not exist in type 'Affinity'. Did you mean to write 'podAntiAffinity'?",
    ],
  },
  {
    title: 'a wrong word deep in the affinity',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'in', values: ['ssd'] }] }] } } } } });",
    at: 'operator',
    says: [
      `TS2820: Type '"in"' is not assignable to type '"DoesNotExist" | "Exists" | "Gt" | "In" | "Lt" | "NotIn"'. Did you mean '"In"'?`,
    ],
  },
  {
    title: 'a wrong word of a spread constraint',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'Ignore' }] } });",
    at: 'whenUnsatisfiable',
    says: [`TS2322: Type '"Ignore"' is not assignable to type '"DoNotSchedule" | "ScheduleAnyway"'.`],
  },
  {
    title: 'one host name where a list is wanted',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, hostAliases: { '10.0.0.1': 'db' } } });",
    at: 'hostAliases',
    says: [
      "TS2322: Type '{ '10.0.0.1': string; }' is not assignable to type '{ [ip: string]: string[]; } | HostAlias[] | undefined'.",
      "  Types of property ''10.0.0.1'' are incompatible.",
      "    Type 'string' is not assignable to type 'string[]'.",
    ],
    native: [
      "TS2322: Type '{ '10.0.0.1': string; }' is not assignable to type 'HostAlias[] | { [ip: string]: string[]; } | undefined'.",
      "  Types of property ''10.0.0.1'' are incompatible.",
      "    Type 'string' is not assignable to type 'string[]'.",
    ],
  },
  {
    title: 'a container without a name in a list',
    code: "new Deployment(shop, 'web', { pod: { containers: [{ image: 'web:1' }] } });",
    at: "{ image: 'web:1' }",
    says: ["TS2741: Property 'name' is missing in type '{ image: string; }' but required in type 'NamedContainerProps'."],
  },
  {
    title: 'a misspelt field of an init container',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, initContainers: [{ name: 'wait', comand: ['sleep', '1'] }] } });",
    at: 'comand',
    says: [
      "TS2561: Object literal may only specify known properties, but 'comand' does not exist in type 'InitContainerProps'. Did you mean to write 'command'?",
    ],
  },
  {
    title: 'one init container where a list is wanted',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, initContainers: { name: 'wait', image: 'wait:1' } } });",
    at: 'name',
    says: ["TS2353: Object literal may only specify known properties, and 'name' does not exist in type 'InitContainerProps[]'."],
  },
  {
    title: 'a misspelt type of a volume',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, volumes: [{ name: 'scratch', emptydir: {} }] } });",
    at: 'emptydir',
    says: ["TS2353: Object literal may only specify known properties, and 'emptydir' does not exist in type 'PodVolume'."],
  },
  {
    title: 'a misspelt default of a scope',
    code: "configure(shop, { pod: { imagePullSecret: ['registry'] } });",
    at: 'imagePullSecret',
    says: [
      "TS2561: Object literal may only specify known properties, but 'imagePullSecret' does not exist in type 'PodDefaults'. Did you mean to write 'imagePullSecrets'?",
    ],
  },
];
