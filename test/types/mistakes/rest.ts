// Whole manifests, settings, and edits of what was rendered.
import type { Mistake } from '../mistake';

export const rest: readonly Mistake[] = [
  {
    title: 'a misspelt field of a pasted manifest',
    code: "Deployment.from(shop, 'legacy', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { replica: 3 } });",
    at: 'replica',
    says: [
      "TS2561: Object literal may only specify known properties, but 'replica' does not exist in type 'PastedFields<DeploymentSpec>'. Did you mean to write 'replicas'?",
    ],
  },
  {
    title: 'a misspelt field deep in a pasted manifest',
    code: "Deployment.from(shop, 'legacy', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { spec: { containers: [{ name: 'web', imge: 'web:1' }] } } } });",
    at: 'imge',
    says: [
      "TS2561: Object literal may only specify known properties, but 'imge' does not exist in type 'PastedFields<Container>'. Did you mean to write 'image'?",
    ],
  },
  {
    title: 'a number as text in a pasted manifest',
    code: "Deployment.from(shop, 'legacy', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas: '3' } });",
    at: 'replicas',
    says: ["TS2322: Type 'string' is not assignable to type 'number'."],
  },
  {
    title: 'a misspelt field of what was rendered',
    code: 'web.spec.replica = 3;',
    at: 'replica',
    says: ["TS2551: Property 'replica' does not exist on type 'DeploymentSpec & { template: PodTemplate; }'. Did you mean 'replicas'?"],
  },
  {
    title: 'a misspelt field deep in what was rendered',
    code: "web.spec.template.spec.priorityClass = 'high';",
    at: 'priorityClass',
    says: ["TS2551: Property 'priorityClass' does not exist on type 'PodSpec'. Did you mean 'priorityClassName'?"],
  },
  {
    title: 'a misspelt setting',
    code: "configure(shop, { targets: '1.30' });",
    at: 'targets',
    says: [
      "TS2561: Object literal may only specify known properties, but 'targets' does not exist in type 'Settings'. Did you mean to write 'target'?",
    ],
  },
  {
    title: 'a target that is a number',
    code: 'configure(shop, { target: 1.3 });',
    at: 'target',
    says: ["TS2322: Type 'number' is not assignable to type 'string'."],
  },
  {
    title: 'a level of security that there is none of',
    code: "new App({ security: 'strict' });",
    at: 'security',
    says: [`TS2322: Type '"strict"' is not assignable to type 'Security | undefined'.`],
  },
  {
    title: 'a suppression without a reason',
    code: "suppress(web, 'run-as-non-root');",
    at: 'suppress',
    says: ['TS2554: Expected 3 arguments, but got 2.'],
  },
  {
    title: 'a misspelt option of the check',
    code: "check([], { targets: '1.30' });",
    at: 'targets',
    says: [
      "TS2561: Object literal may only specify known properties, but 'targets' does not exist in type 'CheckOptions'. Did you mean to write 'target'?",
    ],
  },
];
