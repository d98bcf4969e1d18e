// Props of workloads.
import type { Mistake } from '../mistake';

export const workloads: readonly Mistake[] = [
  {
    title: 'a misspelt field of the spec',
    code: "new Deployment(shop, 'web', { replica: 3, pod: { main: { image: 'web:1' } } });",
    at: 'replica',
    says: [
      "TS2561: Object literal may only specify known properties, but 'replica' does not exist in type 'DeploymentFields & { pod: PodProps; template?: undefined; }'. Did you mean to write 'replicas'?",
    ],
  },
  {
    title: 'a number as text',
    code: "new Deployment(shop, 'web', { replicas: '3', pod: { main: { image: 'web:1' } } });",
    at: 'replicas',
    says: ["TS2322: Type 'string' is not assignable to type 'number'."],
  },
  {
    title: 'a misspelt field of the metadata',
    code: "new Deployment(shop, 'web', { metadata: { label: { app: 'web' } }, pod: { main: { image: 'web:1' } } });",
    at: 'label',
    says: [
      "TS2561: Object literal may only specify known properties, but 'label' does not exist in type 'ObjectMeta'. Did you mean to write 'labels'?",
    ],
  },
  {
    title: 'both of pod and template',
    code: "new Deployment(shop, 'web', { template: { spec: { containers: [] } }, pod: { main: { image: 'web:1' } } });",
    at: "{ template: { spec: { containers: [] } }, pod: { main: { image: 'web:1' } } }",
    says: [
      "TS2345: Argument of type '{ template: { spec: { containers: never[]; }; }; pod: { main: { image: string; }; }; }' is not assignable to parameter of type 'DeploymentProps'.",
      "  Types of property 'pod' are incompatible.",
      "    Type '{ main: { image: string; }; }' is not assignable to type 'undefined'.",
    ],
  },
  {
    title: 'neither pod nor template',
    code: "new Deployment(shop, 'web', { replicas: 3 });",
    at: '{ replicas: 3 }',
    says: [
      "TS2345: Argument of type '{ replicas: number; }' is not assignable to parameter of type 'DeploymentProps'.",
      "  Type '{ replicas: number; }' is not assignable to type 'DeploymentFields & { pod: PodProps; template?: undefined; }'.",
      "    Property 'pod' is missing in type '{ replicas: number; }' but required in type '{ pod: PodProps; template?: undefined; }'.",
    ],
  },
  {
    title: 'no props at all',
    code: "new Deployment(shop, 'web');",
    at: "new Deployment(shop, 'web')",
    says: ['TS2554: Expected 3 arguments, but got 2.'],
  },
  {
    title: 'a spec around the fields',
    code: "new Deployment(shop, 'web', { spec: { replicas: 3 }, pod: { main: { image: 'web:1' } } });",
    at: 'spec',
    says: [
      "TS2353: Object literal may only specify known properties, and 'spec' does not exist in type 'DeploymentFields & { pod: PodProps; template?: undefined; }'.",
    ],
  },
  {
    title: 'a misspelt field inside of template',
    code: "new Deployment(shop, 'web', { template: { spec: { containers: [{ name: 'web', imge: 'web:1' }] } } });",
    at: 'imge',
    says: [
      "TS2561: Object literal may only specify known properties, but 'imge' does not exist in type 'Container'. Did you mean to write 'image'?",
    ],
  },
  {
    title: 'a misspelt field of the selector',
    code: "new Deployment(shop, 'web', { selector: { matchLabel: { app: 'web' } }, pod: { main: { image: 'web:1' } } });",
    at: 'matchLabel',
    says: [
      "TS2561: Object literal may only specify known properties, but 'matchLabel' does not exist in type 'LabelSelector'. Did you mean to write 'matchLabels'?",
    ],
  },
  {
    title: 'a wrong word of a strategy',
    code: "new Deployment(shop, 'web', { strategy: { type: 'Rolling' }, pod: { main: { image: 'web:1' } } });",
    at: 'type',
    says: [`TS2322: Type '"Rolling"' is not assignable to type '"Recreate" | "RollingUpdate" | undefined'.`],
  },
  {
    title: 'a strategy that is a word',
    code: "new Deployment(shop, 'web', { strategy: 'Recreate', pod: { main: { image: 'web:1' } } });",
    at: 'strategy',
    says: ["TS2559: Type 'string' has no properties in common with type 'DeploymentStrategy'."],
  },
  {
    title: 'a misspelt field of the strategy',
    code: "new Deployment(shop, 'web', { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurges: 1 } }, pod: { main: { image: 'web:1' } } });",
    at: 'maxSurges',
    says: [
      "TS2561: Object literal may only specify known properties, but 'maxSurges' does not exist in type 'RollingUpdateDeployment'. Did you mean to write 'maxSurge'?",
    ],
  },
  {
    title: 'a word in the wrong case',
    code: "new StatefulSet(shop, 'db', { podManagementPolicy: 'parallel', pod: { main: { image: 'db:1' } } });",
    at: 'podManagementPolicy',
    says: [`TS2820: Type '"parallel"' is not assignable to type '"OrderedReady" | "Parallel" | undefined'. Did you mean '"Parallel"'?`],
  },
  {
    title: 'a claim of our own where the wire has claim templates',
    code: "new StatefulSet(shop, 'db', { volumeClaimTemplates: [claim({ size: '1Gi' })], pod: { main: { image: 'db:1' } } });",
    at: "claim({ size: '1Gi' })",
    says: ["TS2559: Type 'Volume' has no properties in common with type 'PersistentVolumeClaim'."],
  },
  {
    title: 'a misspelt field of a Job',
    code: "new Job(shop, 'import', { backofflimit: 2, pod: { main: { image: 'import:1' } } });",
    at: 'backofflimit',
    says: [
      "TS2561: Object literal may only specify known properties, but 'backofflimit' does not exist in type 'JobFields & { pod: PodProps; template?: undefined; }'. Did you mean to write 'backoffLimit'?",
    ],
  },
  {
    title: 'a pod that stands beside the schedule',
    code: "new CronJob(shop, 'report', { schedule: '0 3 * * *', pod: { main: { image: 'report:1' } } });",
    at: 'pod',
    says: ["TS2353: Object literal may only specify known properties, and 'pod' does not exist in type 'CronJobProps'."],
  },
  {
    title: 'a misspelt field of a CronJob’s container',
    code: "new CronJob(shop, 'report', { schedule: '0 3 * * *', job: { pod: { main: { imge: 'report:1' } } } });",
    at: 'imge',
    says: [
      "TS2561: Object literal may only specify known properties, but 'imge' does not exist in type 'ContainerProps'. Did you mean to write 'image'?",
    ],
  },
  {
    title: 'a CronJob without a schedule',
    code: "new CronJob(shop, 'report', { job: { pod: { main: { image: 'report:1' } } } });",
    at: "{ job: { pod: { main: { image: 'report:1' } } } }",
    says: [
      "TS2345: Argument of type '{ job: { pod: { main: { image: string; }; }; }; }' is not assignable to parameter of type 'CronJobProps'.",
      "  Type '{ job: { pod: { main: { image: string; }; }; }; }' is not assignable to type 'CronJobFields & { job: JobProps; jobTemplate?: undefined; }'.",
      "    Property 'schedule' is missing in type '{ job: { pod: { main: { image: string; }; }; }; }' but required in type 'CronJobFields'.",
    ],
  },
  {
    title: 'a wrong word of the concurrency policy',
    code: "new CronJob(shop, 'report', { schedule: '0 3 * * *', concurrencyPolicy: 'Never', job: { pod: { main: { image: 'report:1' } } } });",
    at: 'concurrencyPolicy',
    says: [`TS2322: Type '"Never"' is not assignable to type '"Allow" | "Forbid" | "Replace" | undefined'.`],
  },
  {
    title: 'a Pod with the field of a Deployment',
    code: "new Pod(shop, 'web', { pod: { main: { image: 'web:1' } } });",
    at: 'pod',
    says: ["TS2353: Object literal may only specify known properties, and 'pod' does not exist in type 'PodProps'."],
  },
  {
    title: 'props that lost their words in a variable',
    code: `const props = { strategy: { type: 'Recreate' }, pod: { main: { image: 'web:1' } } };
new Deployment(shop, 'web', props);`,
    at: 'props',
    says: [
      "TS2345: Argument of type '{ strategy: { type: string; }; pod: { main: { image: string; }; }; }' is not assignable to parameter of type 'DeploymentProps'.",
      "  Type '{ strategy: { type: string; }; pod: { main: { image: string; }; }; }' is not assignable to type 'DeploymentFields & { pod: PodProps; template?: undefined; }'.",
      "    Type '{ strategy: { type: string; }; pod: { main: { image: string; }; }; }' is not assignable to type 'DeploymentFields'.",
      "      The types of 'strategy.type' are incompatible between these types.",
      `        Type 'string' is not assignable to type '"Recreate" | "RollingUpdate" | undefined'.`,
    ],
  },
];
