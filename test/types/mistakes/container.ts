// Props of containers.
import type { Mistake } from '../mistake';

export const container: readonly Mistake[] = [
  {
    title: 'a misspelt field of the main container',
    code: "new Deployment(shop, 'web', { pod: { main: { imge: 'web:1' } } });",
    at: 'imge',
    says: [
      "TS2561: Object literal may only specify known properties, but 'imge' does not exist in type 'ContainerProps'. Did you mean to write 'image'?",
    ],
  },
  {
    title: 'an image that is a number',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 1.27 } } });",
    at: 'image',
    says: ["TS2322: Type 'number' is not assignable to type 'string'."],
  },
  {
    title: 'a command that is one text',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', command: 'sleep 1' } } });",
    at: 'command',
    says: ["TS2322: Type 'string' is not assignable to type 'string[]'."],
  },
  {
    title: 'a wrong word of the pull policy',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', imagePullPolicy: 'ifNotPresent' } } });",
    at: 'imagePullPolicy',
    says: [
      `TS2820: Type '"ifNotPresent"' is not assignable to type '"Always" | "IfNotPresent" | "Never" | undefined'. Did you mean '"IfNotPresent"'?`,
    ],
  },
  {
    title: 'a misspelt field of a port',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', ports: [{ name: 'http', containerPorts: 8080 }] } } });",
    at: 'containerPorts',
    says: [
      "TS2561: Object literal may only specify known properties, but 'containerPorts' does not exist in type 'ContainerPort'. Did you mean to write 'containerPort'?",
    ],
  },
  {
    title: 'a port as text',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', ports: ['8080'] } } });",
    at: "'8080'",
    says: ["TS2322: Type 'string' is not assignable to type 'number | ContainerPort'."],
  },
  {
    title: 'a named port as text',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', ports: { http: '8080' } } } });",
    at: 'ports',
    says: [
      "TS2322: Type '{ http: string; }' is not assignable to type 'Ports | undefined'.",
      "  Types of property 'http' are incompatible.",
      "    Type 'string' is not assignable to type 'number'.",
    ],
  },
  {
    title: 'one port where a list is wanted',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', ports: 8080 } } });",
    at: 'ports',
    says: ["TS2322: Type 'number' is not assignable to type 'Ports | undefined'."],
  },
  {
    title: 'a wrong word of a protocol',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', ports: [{ containerPort: 53, protocol: 'udp' }] } } });",
    at: 'protocol',
    says: [`TS2820: Type '"udp"' is not assignable to type '"SCTP" | "TCP" | "UDP" | undefined'. Did you mean '"UDP"'?`],
  },
  {
    title: 'a misspelt source of a variable',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', env: { PASSWORD: { secretKeyReference: { name: 'login', key: 'password' } } } } } });",
    at: 'secretKeyReference',
    says: [
      "TS2322: Type '{ PASSWORD: { secretKeyReference: { name: string; key: string; }; }; }' is not assignable to type 'Env | undefined'.",
      "  Types of property 'PASSWORD' are incompatible.",
      "    Object literal may only specify known properties, but 'secretKeyReference' does not exist in type 'EnvVarSource'. Did you mean to write 'secretKeyRef'?",
    ],
    native: [
      "TS2561: Object literal may only specify known properties, but 'secretKeyReference' does not exist in type 'EnvVarSource'. Did you mean to write 'secretKeyRef'?",
    ],
  },
  {
    title: 'a misspelt field in the source of a variable',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', env: { PASSWORD: { secretKeyRef: { nam: 'login', key: 'password' } } } } } });",
    at: 'nam',
    says: [
      "TS2322: Type '{ PASSWORD: { secretKeyRef: { nam: string; key: string; }; }; }' is not assignable to type 'Env | undefined'.",
      "  Types of property 'PASSWORD' are incompatible.",
      "    Type '{ secretKeyRef: { nam: string; key: string; }; }' is not assignable to type 'EnvValue'.",
      "      Types of property 'secretKeyRef' are incompatible.",
      "        Object literal may only specify known properties, but 'nam' does not exist in type 'SecretKeySelector'. Did you mean to write 'name'?",
    ],
    native: [
      "TS2561: Object literal may only specify known properties, but 'nam' does not exist in type 'SecretKeySelector'. Did you mean to write 'name'?",
    ],
  },
  {
    title: 'valueFrom in a map of variables',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', env: { PASSWORD: { valueFrom: { secretKeyRef: { name: 'login', key: 'password' } } } } } } });",
    at: 'valueFrom',
    says: [
      "TS2322: Type '{ PASSWORD: { valueFrom: { secretKeyRef: { name: string; key: string; }; }; }; }' is not assignable to type 'Env | undefined'.",
      "  Types of property 'PASSWORD' are incompatible.",
      "    Object literal may only specify known properties, and 'valueFrom' does not exist in type 'EnvVarSource'.",
    ],
    native: ["TS2353: Object literal may only specify known properties, and 'valueFrom' does not exist in type 'EnvVarSource'."],
  },
  {
    title: 'a misspelt field in a list of variables',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', env: [{ name: 'MODE', valu: 'prod' }] } } });",
    at: 'valu',
    says: [
      "TS2561: Object literal may only specify known properties, but 'valu' does not exist in type 'EnvVar'. Did you mean to write 'value'?",
    ],
  },
  {
    title: 'null as a variable',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', env: { MODE: null } } } });",
    at: 'env',
    says: [
      "TS2322: Type '{ MODE: null; }' is not assignable to type 'Env | undefined'.",
      "  Types of property 'MODE' are incompatible.",
      "    Type 'null' is not assignable to type 'EnvValue'.",
    ],
  },
  {
    title: 'a field of the pod that no variable can have',
    code: "fieldRef('spec.nodename');",
    at: "'spec.nodename'",
    says: [`TS2345: Argument of type '"spec.nodename"' is not assignable to parameter of type 'EnvFieldPath'.`],
  },
  {
    title: 'a resource that no container has',
    code: "resourceFieldRef('limit.cpu');",
    at: "'limit.cpu'",
    says: [
      'TS2345: Argument of type \'"limit.cpu"\' is not assignable to parameter of type \'"limits.cpu" | "limits.ephemeral-storage" | "limits.memory" | "requests.cpu" | "requests.ephemeral-storage" | "requests.memory" | `limits.hugepages-${string}` | `requests.hugepages-${string}`\'.',
    ],
  },
  {
    title: 'a misspelt probe',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', readinessprobe: httpGet('/', 80) } } });",
    at: 'readinessprobe',
    says: [
      "TS2561: Object literal may only specify known properties, but 'readinessprobe' does not exist in type 'ContainerProps'. Did you mean to write 'readinessProbe'?",
    ],
  },
  {
    title: 'a misspelt option of a probe',
    code: "httpGet('/healthz', 'http', { periodSecond: 5 });",
    at: 'periodSecond',
    says: [
      "TS2561: Object literal may only specify known properties, but 'periodSecond' does not exist in type 'HttpGetOptions'. Did you mean to write 'periodSeconds'?",
    ],
  },
  {
    title: 'seconds as text',
    code: "httpGet('/healthz', 'http', { periodSeconds: '5s' });",
    at: 'periodSeconds',
    says: ["TS2322: Type 'string' is not assignable to type 'number'."],
  },
  {
    title: 'a misspelt field of a written-out probe',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', livenessProbe: { httpGet: { pth: '/', port: 80 } } } } });",
    at: 'pth',
    says: [
      "TS2561: Object literal may only specify known properties, but 'pth' does not exist in type 'HTTPGetAction'. Did you mean to write 'path'?",
    ],
  },
  {
    title: 'a misspelt field of the resources',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', resources: { request: { cpu: '1' } } } } });",
    at: 'request',
    says: [
      "TS2561: Object literal may only specify known properties, but 'request' does not exist in type 'ResourceRequirements'. Did you mean to write 'requests'?",
    ],
  },
  {
    title: 'an amount that is no quantity',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', resources: { requests: { cpu: true } } } } });",
    at: 'cpu',
    says: ["TS2322: Type 'boolean' is not assignable to type 'Quantity'."],
  },
  {
    title: 'a misspelt field of the security context',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', securityContext: { runAsNonroot: true } } } });",
    at: 'runAsNonroot',
    says: [
      "TS2561: Object literal may only specify known properties, but 'runAsNonroot' does not exist in type 'SecurityContext'. Did you mean to write 'runAsNonRoot'?",
    ],
  },
  {
    title: 'a volume at a path without a slash',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', volumeMounts: { tmp: scratch } } } });",
    at: 'tmp',
    says: ["TS2353: Object literal may only specify known properties, and 'tmp' does not exist in type 'VolumeMounts'."],
  },
  {
    title: 'a volume written out in a map of mounts',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', volumeMounts: { '/tmp': { emptyDir: {} } } } } });",
    at: 'emptyDir',
    says: [
      "TS2322: Type '{ '/tmp': { emptyDir: {}; }; }' is not assignable to type 'VolumeMounts | undefined'.",
      "  Types of property ''/tmp'' are incompatible.",
      "    Object literal may only specify known properties, and 'emptyDir' does not exist in type 'Volume'.",
    ],
    native: ["TS2353: Object literal may only specify known properties, and 'emptyDir' does not exist in type 'Volume'."],
  },
  {
    title: 'a misspelt field in a list of mounts',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', volumeMounts: [{ name: 'scratch', mountpath: '/tmp' }] } } });",
    at: 'mountpath',
    says: [
      "TS2561: Object literal may only specify known properties, but 'mountpath' does not exist in type 'VolumeMount'. Did you mean to write 'mountPath'?",
    ],
  },
  {
    title: 'a misspelt option of a mount',
    code: "scratch.mounted({ subpath: 'web' });",
    at: 'subpath',
    says: [
      "TS2561: Object literal may only specify known properties, but 'subpath' does not exist in type 'MountOptions'. Did you mean to write 'subPath'?",
    ],
  },
  {
    title: 'an option of a claim for an emptyDir',
    code: "emptyDir('scratch', { size: '1Gi' });",
    at: 'size',
    says: ["TS2353: Object literal may only specify known properties, and 'size' does not exist in type 'EmptyDirVolumeSource'."],
  },
  {
    title: 'a claim without a size',
    code: "claim({ storage: '1Gi' });",
    at: 'storage',
    says: ["TS2353: Object literal may only specify known properties, and 'storage' does not exist in type 'ClaimOptions'."],
  },
  {
    title: 'a short word for an access mode',
    code: "claim({ size: '1Gi', accessModes: ['RWO'] });",
    at: "'RWO'",
    says: [`TS2322: Type '"RWO"' is not assignable to type '"ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOnce" | "ReadWriteOncePod"'.`],
  },
];
