// References to other objects.
import type { Mistake } from '../mistake';

export const references: readonly Mistake[] = [
  {
    title: 'a plain name in envFrom',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', envFrom: [{ name: 'settings' }] } } });",
    at: "{ name: 'settings' }",
    says: [
      "TS2322: Type '{ name: string; }' is not assignable to type 'EnvFrom'.",
      `  Type '{ name: string; }' is missing the following properties from type 'ObjectRef<"ConfigMap" | "Secret">': apiVersion, kind`,
    ],
  },
  {
    title: 'text in envFrom, which does not say the kind',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', envFrom: ['settings'] } } });",
    at: "'settings'",
    says: ["TS2322: Type 'string' is not assignable to type 'EnvFrom'."],
  },
  {
    title: 'a Deployment in envFrom',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', envFrom: [web] } } });",
    at: 'web',
    says: [
      "TS2322: Type 'Deployment' is not assignable to type 'EnvFrom'.",
      `  Type 'Deployment' is not assignable to type 'ObjectRef<"ConfigMap" | "Secret">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"Deployment"' is not assignable to type '"ConfigMap" | "Secret"'.`,
    ],
  },
  {
    title: 'an existing Service in envFrom',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', envFrom: [Service.existing('web')] } } });",
    at: "Service.existing('web')",
    says: [
      `TS2322: Type 'Existing<"Service">' is not assignable to type 'EnvFrom'.`,
      `  Type 'Existing<"Service">' is not assignable to type 'ObjectRef<"ConfigMap" | "Secret">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"Service"' is not assignable to type '"ConfigMap" | "Secret"'.`,
    ],
  },
  {
    title: 'one object in envFrom',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', envFrom: settings } } });",
    at: 'envFrom',
    says: ["TS2740: Type 'ConfigMap' is missing the following properties from type 'EnvFrom[]': length, pop, push, concat, and 29 more."],
  },
  {
    title: 'a misspelt field of envFrom',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', envFrom: [{ configMapReff: { name: 'settings' } }] } } });",
    at: 'configMapReff',
    says: ["TS2353: Object literal may only specify known properties, and 'configMapReff' does not exist in type 'EnvFrom'."],
  },
  {
    title: 'a whole Secret as a variable',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', env: { PASSWORD: login } } } });",
    at: 'env',
    says: [
      "TS2322: Type '{ PASSWORD: Secret; }' is not assignable to type 'Env | undefined'.",
      "  Types of property 'PASSWORD' are incompatible.",
      "    Type 'Secret' is not assignable to type 'EnvValue'.",
    ],
  },
  {
    title: 'a ConfigMap where a Secret is wanted',
    code: "secretKeyRef(settings, 'password');",
    at: 'settings',
    says: [
      `TS2345: Argument of type 'ConfigMap' is not assignable to parameter of type 'NameRef<"Secret">'.`,
      `  Type 'ConfigMap' is not assignable to type 'ObjectRef<"Secret">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"ConfigMap"' is not assignable to type '"Secret"'.`,
    ],
  },
  {
    title: 'a plain name where a Secret is wanted',
    code: "secretKeyRef({ name: 'login' }, 'password');",
    at: "{ name: 'login' }",
    says: [
      `TS2345: Argument of type '{ name: string; }' is not assignable to parameter of type 'NameRef<"Secret">'.`,
      `  Type '{ name: string; }' is missing the following properties from type 'ObjectRef<"Secret">': apiVersion, kind`,
    ],
  },
  {
    title: 'a Secret without a key',
    code: 'secretKeyRef(login);',
    at: 'secretKeyRef',
    says: ['TS2554: Expected 2-3 arguments, but got 1.'],
  },
  {
    title: 'an object as a mount, without volume()',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1', volumeMounts: { '/etc/web': settings } } } });",
    at: 'volumeMounts',
    says: [
      "TS2322: Type '{ '/etc/web': ConfigMap; }' is not assignable to type 'VolumeMounts | undefined'.",
      "  Types of property ''/etc/web'' are incompatible.",
      "    Type 'ConfigMap' is missing the following properties from type 'Volume': source, mount, claim, shows, and 3 more.",
    ],
  },
  {
    title: 'a Deployment as a volume',
    code: 'volume(web);',
    at: 'web',
    says: [
      `TS2345: Argument of type 'Deployment' is not assignable to parameter of type 'Ref<"ConfigMap" | "PersistentVolumeClaim" | "Secret">'.`,
      `  Type 'Deployment' is not assignable to type 'ObjectRef<"ConfigMap" | "PersistentVolumeClaim" | "Secret">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"Deployment"' is not assignable to type '"ConfigMap" | "PersistentVolumeClaim" | "Secret"'.`,
    ],
  },
  {
    title: 'text as a volume, which does not say the kind',
    code: "volume('settings');",
    at: "'settings'",
    says: [
      `TS2345: Argument of type 'string' is not assignable to parameter of type 'Ref<"ConfigMap" | "PersistentVolumeClaim" | "Secret">'.`,
    ],
  },
  {
    title: 'a ConfigMap as a claim',
    code: "persistentVolumeClaim('data', settings);",
    at: 'settings',
    says: [
      `TS2345: Argument of type 'ConfigMap' is not assignable to parameter of type 'NameRef<"PersistentVolumeClaim">'.`,
      `  Type 'ConfigMap' is not assignable to type 'ObjectRef<"PersistentVolumeClaim">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"ConfigMap"' is not assignable to type '"PersistentVolumeClaim"'.`,
    ],
  },
  {
    title: 'a ConfigMap as an account',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, serviceAccountName: settings } });",
    at: 'serviceAccountName',
    says: [
      `TS2322: Type 'ConfigMap' is not assignable to type 'NameRef<"ServiceAccount"> | undefined'.`,
      `  Type 'ConfigMap' is not assignable to type 'ObjectRef<"ServiceAccount">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"ConfigMap"' is not assignable to type '"ServiceAccount"'.`,
    ],
  },
  {
    title: 'a ConfigMap as an image pull secret',
    code: "new Deployment(shop, 'web', { pod: { main: { image: 'web:1' }, imagePullSecrets: [settings] } });",
    at: 'settings',
    says: [
      `TS2322: Type 'ConfigMap' is not assignable to type 'NameRef<"Secret"> | Wire<LocalObjectReference>'.`,
      `  Type 'ConfigMap' is not assignable to type 'ObjectRef<"Secret">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"ConfigMap"' is not assignable to type '"Secret"'.`,
    ],
  },
  {
    title: 'a Deployment as a headless Service',
    code: "new StatefulSet(shop, 'db', { serviceName: web, pod: { main: { image: 'db:1' } } });",
    at: 'serviceName',
    says: [
      `TS2322: Type 'Deployment' is not assignable to type 'NameRef<"Service"> | undefined'.`,
      `  Type 'Deployment' is not assignable to type 'ObjectRef<"Service">'.`,
      "    Types of property 'kind' are incompatible.",
      `      Type '"Deployment"' is not assignable to type '"Service"'.`,
    ],
  },
  {
    title: 'a misspelt fact of an existing object',
    code: "Secret.existing('login', { key: ['password'] });",
    at: 'key',
    says: [
      "TS2561: Object literal may only specify known properties, but 'key' does not exist in type 'ExistingOptions'. Did you mean to write 'keys'?",
    ],
  },
];
