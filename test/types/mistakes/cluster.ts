// Props of what scales, allows and holds.
import type { Mistake } from '../mistake';

export const cluster: readonly Mistake[] = [
  {
    title: 'a misspelt field of a metric',
    code: "new HorizontalPodAutoscaler(shop, 'web', { scaleTargetRef: web, maxReplicas: 5, metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilisation: 70 } } }] });",
    at: 'averageUtilisation',
    says: [
      "TS2561: Object literal may only specify known properties, but 'averageUtilisation' does not exist in type 'MetricTarget'. Did you mean to write 'averageUtilization'?",
    ],
  },
  {
    title: 'an autoscaler of a CronJob',
    code: "new HorizontalPodAutoscaler(shop, 'web', { scaleTargetRef: nightly, maxReplicas: 5 });",
    at: 'scaleTargetRef',
    says: [
      `TS2322: Type 'CronJob' is not assignable to type 'Ref<"Deployment" | "ReplicaSet" | "ReplicationController" | "StatefulSet"> | Wire<CrossVersionObjectReference>'.`,
      `  Type 'CronJob' is not assignable to type 'ObjectRef<"Deployment" | "ReplicaSet" | "ReplicationController" | "StatefulSet">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"CronJob"' is not assignable to type '"Deployment" | "ReplicaSet" | "ReplicationController" | "StatefulSet"'.`,
    ],
  },
  {
    title: 'an autoscaler of a plain name',
    code: "new HorizontalPodAutoscaler(shop, 'web', { scaleTargetRef: { name: 'web' }, maxReplicas: 5 });",
    at: 'scaleTargetRef',
    says: [
      `TS2322: Type '{ name: string; }' is not assignable to type 'Ref<"Deployment" | "ReplicaSet" | "ReplicationController" | "StatefulSet"> | Wire<CrossVersionObjectReference>'.`,
      "  Type '{ name: string; }' is not assignable to type 'Wire<CrossVersionObjectReference>'.",
      "    Property 'kind' is missing in type '{ name: string; }' but required in type 'CrossVersionObjectReference'.",
    ],
  },
  {
    title: 'an autoscaler without a maximum',
    code: "new HorizontalPodAutoscaler(shop, 'web', { scaleTargetRef: web });",
    at: '{ scaleTargetRef: web }',
    says: [
      "TS2345: Argument of type '{ scaleTargetRef: Deployment; }' is not assignable to parameter of type 'HorizontalPodAutoscalerProps'.",
      "  Property 'maxReplicas' is missing in type '{ scaleTargetRef: Deployment; }' but required in type 'HorizontalPodAutoscalerProps'.",
    ],
    native: [
      "TS2741: Property 'maxReplicas' is missing in type '{ scaleTargetRef: Deployment; }' but required in type 'HorizontalPodAutoscalerProps'.",
    ],
  },
  {
    title: 'a misspelt field of a budget',
    code: "new PodDisruptionBudget(shop, 'web', { selector: web, maxUnavailables: 1 });",
    at: 'maxUnavailables',
    says: [
      "TS2561: Object literal may only specify known properties, but 'maxUnavailables' does not exist in type 'PodDisruptionBudgetProps'. Did you mean to write 'maxUnavailable'?",
    ],
  },
  {
    title: 'a budget of a Service',
    code: "new PodDisruptionBudget(shop, 'web', { selector: site, maxUnavailable: 1 });",
    at: 'selector',
    says: [
      "TS2322: Type 'Service' is not assignable to type 'PodsSelector'.",
      "  Type 'Service' is missing the following properties from type 'WorkloadAsSelector': podLabels, ports",
    ],
  },
  {
    title: 'a misspelt field of a subject',
    code: "new RoleBinding(shop, 'web', { roleRef: reader, subjects: [{ kind: 'ServiceAccount', nam: 'robot' }] });",
    at: 'nam',
    says: [
      "TS2561: Object literal may only specify known properties, but 'nam' does not exist in type 'RbacSubject'. Did you mean to write 'name'?",
    ],
  },
  {
    title: 'a Deployment as a subject',
    code: "new RoleBinding(shop, 'web', { roleRef: reader, subjects: [web] });",
    at: 'web',
    says: [
      "TS2322: Type 'Deployment' is not assignable to type 'RbacSubject'.",
      `  Type 'Deployment' is not assignable to type 'ObjectRef<"ServiceAccount">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"Deployment"' is not assignable to type '"ServiceAccount"'.`,
    ],
  },
  {
    title: 'an account as a role',
    code: "new RoleBinding(shop, 'web', { roleRef: robot, subjects: [robot] });",
    at: 'roleRef',
    says: [
      `TS2322: Type 'ServiceAccount' is not assignable to type 'Ref<"ClusterRole" | "Role"> | Wire<RoleRef>'.`,
      `  Type 'ServiceAccount' is not assignable to type 'ObjectRef<"ClusterRole" | "Role">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"ServiceAccount"' is not assignable to type '"ClusterRole" | "Role"'.`,
    ],
  },
  {
    title: 'a role as text, which does not say the kind',
    code: "new RoleBinding(shop, 'web', { roleRef: 'reader', subjects: [robot] });",
    at: 'roleRef',
    says: [`TS2322: Type 'string' is not assignable to type 'Ref<"ClusterRole" | "Role"> | Wire<RoleRef>'.`],
  },
  {
    title: 'a misspelt field of a role’s rule',
    code: "new Role(shop, 'reader', { rules: [{ apiGroups: [''], resource: ['pods'], verbs: ['get'] }] });",
    at: 'resource',
    says: [
      "TS2561: Object literal may only specify known properties, but 'resource' does not exist in type 'PolicyRule'. Did you mean to write 'resources'?",
    ],
  },
  {
    title: 'a rule without verbs',
    code: "new Role(shop, 'reader', { rules: [{ resources: ['pods'] }] });",
    at: "{ resources: ['pods'] }",
    says: ["TS2741: Property 'verbs' is missing in type '{ resources: string[]; }' but required in type 'PolicyRule'."],
    native: ["TS2741: Property 'verbs' is missing in type '{ resources: [string]; }' but required in type 'PolicyRule'."],
  },
  {
    title: 'a number in the data of a ConfigMap',
    code: "new ConfigMap(shop, 'settings', { data: { PORT: 8080 } });",
    at: 'PORT',
    says: ["TS2322: Type 'number' is not assignable to type 'string'."],
  },
  {
    title: 'a misspelt field of a ConfigMap',
    code: "new ConfigMap(shop, 'settings', { file: { 'app.ini': 'config/app.ini' } });",
    at: 'file',
    says: [
      "TS2561: Object literal may only specify known properties, but 'file' does not exist in type 'ConfigMapProps'. Did you mean to write 'files'?",
    ],
  },
  {
    title: 'a misspelt field of a Secret',
    code: "new Secret(shop, 'login', { stringdata: { password: 'x' } });",
    at: 'stringdata',
    says: [
      "TS2561: Object literal may only specify known properties, but 'stringdata' does not exist in type 'SecretProps'. Did you mean to write 'stringData'?",
    ],
  },
  {
    title: 'a misspelt field of a claim',
    code: "new PersistentVolumeClaim(shop, 'data', { accessMode: ['ReadWriteOnce'] });",
    at: 'accessMode',
    says: [
      "TS2561: Object literal may only specify known properties, but 'accessMode' does not exist in type 'PersistentVolumeClaimProps'. Did you mean to write 'accessModes'?",
    ],
  },
  {
    title: 'a wrong word of a StorageClass',
    code: "new StorageClass(shop, 'fast', { provisioner: 'csi.example', volumeBindingMode: 'WaitForConsumer' });",
    at: 'volumeBindingMode',
    says: [
      `TS2820: Type '"WaitForConsumer"' is not assignable to type '"Immediate" | "WaitForFirstConsumer" | undefined'. Did you mean '"WaitForFirstConsumer"'?`,
    ],
  },
  {
    title: 'a Secret as an issuer',
    code: "new Certificate(shop, 'tls', { secretName: 'tls', issuerRef: login, dnsNames: ['shop.example'] });",
    at: 'issuerRef',
    says: [
      `TS2322: Type 'Secret' is not assignable to type 'Ref<"ClusterIssuer" | "Issuer"> | Wire<CertificateSpecIssuerRef>'.`,
      `  Type 'Secret' is not assignable to type 'ObjectRef<"ClusterIssuer" | "Issuer">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"Secret"' is not assignable to type '"ClusterIssuer" | "Issuer"'.`,
    ],
  },
];
