// Rules about how many Pods a Job runs, how often and for how long.
import { isPlainObject } from '../kube/manifest';
import type { Rule } from './rule';
import { quoted } from './scalars';

const JOB = 'https://kubernetes.io/docs/concepts/workloads/controllers/job/';
const FAILURES = 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index';
/** What a server of 1.28 takes away before it looks. */
const SINCE_29 = ['backoffLimitPerIndex', 'maxFailedIndexes'] as const;
const AMOUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'startingDeadlineSeconds',
  'successfulJobsHistoryLimit',
  'failedJobsHistoryLimit',
] as const;
const MOST_INDEXED = 100_000;

export const jobRules: readonly Rule[] = [
  {
    id: 'job-amounts',
    severity: 'error',
    on: ['JobSpec', 'CronJobSpec'],
    reads: ['JobSpec.parallelism', 'JobSpec.completions', 'JobSpec.backoffLimit', 'JobSpec.activeDeadlineSeconds', 'CronJobSpec.*Limit'],
    accepts: 'no amount, limit or deadline of a Job or CronJob is below zero',
    source: JOB,
    check: (spec, at) => {
      for (const field of [...AMOUNTS, ...(at.minor >= 29 ? SINCE_29 : [])]) {
        const value = spec[field];
        if (typeof value === 'number' && value < 0) at.report(field, `Invalid value: ${value}: must be greater than or equal to 0`);
      }
    },
  },
  {
    id: 'job-indexed',
    severity: 'error',
    on: ['JobSpec'],
    reads: ['JobSpec.completionMode', 'JobSpec.completions', 'JobSpec.parallelism'],
    accepts: 'an indexed Job says how many indexes it has, and runs at most 100000 of them at a time',
    source: `${JOB}#completion-mode`,
    check: ({ completionMode, completions, parallelism }, at) => {
      if (completionMode !== 'Indexed') return;
      // both left out are one of each
      if (isNone(completions) && !isNone(parallelism))
        at.report('completions', 'Required value: when completion mode is Indexed', 'it is the number of indexes');
      if (typeof parallelism === 'number' && parallelism > MOST_INDEXED)
        at.report(
          'parallelism',
          `Invalid value: ${parallelism}: must be less than or equal to ${MOST_INDEXED} when completion mode is Indexed`,
        );
    },
  },
  {
    id: 'job-per-index',
    severity: 'error',
    on: ['JobSpec'],
    reads: ['JobSpec.backoffLimitPerIndex', 'JobSpec.maxFailedIndexes', 'JobSpec.completionMode', 'JobSpec.completions'],
    accepts: 'limits for each index are for an indexed Job, and no more indexes may fail than there are',
    source: FAILURES,
    since: 29,
    check: ({ backoffLimitPerIndex: limit, maxFailedIndexes: failed, completionMode, completions }, at) => {
      for (const [field, value] of Object.entries({ backoffLimitPerIndex: limit, maxFailedIndexes: failed }))
        if (!isNone(value) && completionMode !== 'Indexed')
          at.report(field, `Invalid value: ${quoted(value)}: requires indexed completion mode`, "write completionMode: 'Indexed'");
      if (!isNone(failed) && isNone(limit)) at.report('backoffLimitPerIndex', 'Required value: when maxFailedIndexes is specified');
      if (typeof failed === 'number' && typeof completions === 'number' && failed > completions)
        at.report('maxFailedIndexes', `Invalid value: ${failed}: must be less than or equal to completions`, `there are ${completions}`);
    },
  },
  {
    id: 'job-own-selector',
    severity: 'error',
    on: ['JobSpec'],
    reads: ['JobSpec.selector', 'JobSpec.manualSelector'],
    accepts: 'the Jobs of a CronJob have the selectors that the server makes for them',
    source: `${JOB}#specifying-your-own-pod-selector`,
    check: ({ selector, manualSelector }, at) => {
      if (at.manifest.kind !== 'CronJob') return;
      if (isPlainObject(selector))
        at.report('selector', `Invalid value: ${quoted(selector)}: \`selector\` will be auto-generated`, 'leave it out');
      if (manualSelector === true) at.report('manualSelector', 'Unsupported value: true: supported values: "nil", "false"', 'leave it out');
    },
  },
  {
    id: 'job-failure-policy-never',
    severity: 'error',
    on: ['JobSpec'],
    reads: ['JobSpec.podFailurePolicy', 'PodSpec.restartPolicy'],
    accepts: 'a Job with a failure policy never restarts a container in its Pod',
    source: `${JOB}#pod-failure-policy`,
    check: ({ podFailurePolicy, template }, at) => {
      const spec = isPlainObject(template) && isPlainObject(template.spec) ? template.spec : {};
      if (isPlainObject(podFailurePolicy) && spec.restartPolicy === 'OnFailure')
        at.report(
          'template.spec.restartPolicy',
          'Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified',
        );
    },
  },
];

const isNone = (value: unknown): boolean => value === undefined || value === null;
