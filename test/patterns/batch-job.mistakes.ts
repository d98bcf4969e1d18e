import { BatchJob } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const main = { image: 'ghcr.io/acme/import:1.0.0' };
const NAME = 'a-name-that-is-longer-than-all-the-fifty-characters';

export const mistakes: readonly Mistake[] = [
  {
    title: 'a policy that starts containers again for ever',
    make: (chart) => new BatchJob(chart, 'import', { pod: { restartPolicy: 'Always', main } }),
    says: ['spec.template.spec.restartPolicy: Unsupported value: "Always": supported values: "OnFailure", "Never"   job-restart-policy'],
  },
  {
    title: 'an indexed Job that does not say how many indexes it has',
    make: (chart) => new BatchJob(chart, 'import', { completionMode: 'Indexed', parallelism: 3, pod: { main } }),
    says: ['spec.completions: Required value: when completion mode is Indexed; it is the number of indexes   job-indexed'],
  },
  {
    title: 'tries below zero',
    make: (chart) => new BatchJob(chart, 'import', { backoffLimit: -1, pod: { main } }),
    says: ['spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0   job-amounts'],
  },
  {
    title: 'a failure policy over containers that are restarted in their Pod',
    make: (chart) =>
      new BatchJob(chart, 'import', {
        podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }] },
        pod: { restartPolicy: 'OnFailure', main },
      }),
    says: [
      'spec.template.spec.restartPolicy: Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified   job-failure-policy-never',
    ],
  },
  {
    title: 'a name that leaves no room for what is appended',
    make: (chart) => new BatchJob(chart, 'import', { metadata: { name: NAME }, pod: { main } }),
    says: [
      `metadata.name: Invalid value: "${NAME}": must be no more than 50 characters; nine more are appended, and the Pods have the whole as a label, which ends at 63   name-length`,
    ],
  },
];
