// Work that is done at set times.
import type { Construct } from 'constructs';
import { CRON_BACKOFF_LIMIT, cronJobDefaults, JOB_RESTART_POLICY } from '../defaults';
import { said } from '../kube/said';
import type { PropTypes } from '../kube/prop-type';
import { given, OBJECT } from '../objects/given';
import { CronJob, type CronJobFields } from '../objects/cron-job';
import type { JobFields, JobProps } from '../objects/job';
import { podPropsOf } from '../objects/pod-or-template';
import { labelPods } from '../objects/workload-label';
import type { PodProps } from '../pod/pod-props';
import { Pattern } from './pattern';

export interface BatchCronFields extends Omit<
  CronJobFields,
  'schedule' | 'timeZone' | 'concurrencyPolicy' | 'startingDeadlineSeconds' | 'successfulJobsHistoryLimit' | 'failedJobsHistoryLimit'
> {
  /** Cron text of five fields; or `daily('03:00')`, `weekly('mon', '03:00')`, `monthly(1, '03:00')`, `hourly(15)`, `every('15m')`, which give it. */
  schedule: string;
  /** A name of the tz database. @default the controller's, mostly UTC */
  timeZone?: string;
  /** What happens to a run while the one before it still runs: it waits, both run, or it replaces the other. @default 'Forbid' */
  concurrencyPolicy?: CronJobFields['concurrencyPolicy'];
  /** How late a run may still start; one that is later is left out. @default 3600; none with `@every`, which would never come due */
  startingDeadlineSeconds?: number;
  /** Jobs that are kept to be looked at. @default 3 */
  successfulJobsHistoryLimit?: number;
  /** @default 3 */
  failedJobsHistoryLimit?: number;
}
/** `pod` is what runs, `job` the rest of the Job; the pod may stand in `job` as well. */
export type BatchCronProps = BatchCronFields & ({ job: JobProps; pod?: never } | { job?: JobFields; pod: PodProps });

/** Of what is no field of a manifest. */
const TYPES: PropTypes<BatchCronProps> = { metadata: OBJECT, pod: OBJECT, job: OBJECT };

/**
 * Runs Pods at set times. A run that comes due while the one before it runs is left out; one that could not start within the hour, too; a Pod
 * that fails is tried twice more (`backoffLimit: 2`), each try a Pod whose log can be read (`restartPolicy: 'Never'`); three Jobs of each outcome are kept.
 *
 * Nothing ends a Job that hangs, and under `Forbid` it is then the last one: say how long one may take, `job: { activeDeadlineSeconds }`, or be
 * warned. Only who wrote the work knows that figure, so that none is assumed. Kubernetes may start a run twice, or not at all: work must
 * bear that.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 * @example apps/batch-cron.ts
 */
export class BatchCron extends Pattern<'CronJob', CronJob> {
  readonly cronJob: CronJob;

  constructor(scope: Construct, id: string, props: BatchCronProps) {
    super(scope, id);
    props = given(this, props, TYPES);
    const { pod: beside, job = {} as JobFields, ...cron } = props;
    const { pod: _, template: __, ...fields } = job as JobProps;
    const pod = beside ?? podPropsOf(job as JobProps);
    if (beside && ((job as JobProps).pod ?? (job as JobProps).template))
      this.problem({
        rule: 'pod-or-template',
        path: 'job.pod',
        message: 'Forbidden: pod is given as well',
        hint: 'what runs stands in pod, or in job.pod',
      });
    const { startingDeadlineSeconds, ...defaults } = cronJobDefaults;
    this.cronJob = this.own(
      new CronJob(this, 'Default', {
        ...defaults,
        ...(!isInterval(cron.schedule) && { startingDeadlineSeconds }),
        ...said(cron),
        job: {
          // the limit for each index is instead of one for all
          ...(fields.backoffLimitPerIndex === undefined && { backoffLimit: CRON_BACKOFF_LIMIT }),
          ...said(fields),
          pod: { ...pod, restartPolicy: pod.restartPolicy ?? JOB_RESTART_POLICY },
        },
      }),
    );
    labelPods(this.podTemplate, this.podLabels); // they can be found from the start
    const { concurrencyPolicy = 'Allow' } = this.cronJob.spec;
    if (fields.activeDeadlineSeconds === undefined && pod.activeDeadlineSeconds === undefined && concurrencyPolicy !== 'Replace')
      this.problem({
        rule: 'cron-job-deadline',
        path: 'spec.jobTemplate.spec.activeDeadlineSeconds',
        message: 'Required value',
        hint: `${concurrencyPolicy === 'Forbid' ? 'a Job that hangs keeps all later ones from starting' : 'Jobs that hang pile up'}: say how many seconds one may take, job: { activeDeadlineSeconds }`,
        severity: 'warning',
      });
  }
}

/** The controller counts an interval from the beginning of the deadline: a shorter deadline than that never ends. */
const isInterval = (schedule: unknown): boolean => typeof schedule === 'string' && schedule.startsWith('@every');
