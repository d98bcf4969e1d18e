import { ApiObject, BatchCron, type BatchCronProps, daily } from 'cdk8s-patterns';
import { aChart } from '../objects/a-chart';
import { made, problems, warnings } from '../objects/made';

const main = { image: 'ghcr.io/acme/report:1.0.0' };
const job = { activeDeadlineSeconds: 7200 };
const aCron = (props: Partial<BatchCronProps> = {}): BatchCron =>
  new BatchCron(aChart(), 'report', { schedule: daily('03:00'), job, pod: { main }, ...props } as BatchCronProps);

describe('a BatchCron', () => {
  test('runs nothing beside itself, starts late within the hour, tries thrice, and keeps three Jobs of each outcome', () => {
    const { jobTemplate, ...spec } = made(aCron()).spec;
    expect(spec).toEqual({
      schedule: '0 3 * * *',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 3600,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
    });
    expect(jobTemplate.spec).toMatchObject({
      backoffLimit: 2,
      activeDeadlineSeconds: 7200,
      template: { spec: { restartPolicy: 'Never' } },
    });
  });

  test('does what is said instead', () => {
    const { spec } = made(
      aCron({
        concurrencyPolicy: 'Replace',
        startingDeadlineSeconds: 60,
        successfulJobsHistoryLimit: 0,
        failedJobsHistoryLimit: 1,
        job: { backoffLimit: 0 },
        pod: { main, restartPolicy: 'OnFailure' },
      }),
    );
    expect(spec).toMatchObject({
      concurrencyPolicy: 'Replace',
      startingDeadlineSeconds: 60,
      successfulJobsHistoryLimit: 0,
      failedJobsHistoryLimit: 1,
    });
    expect(spec.jobTemplate.spec).toMatchObject({ backoffLimit: 0, template: { spec: { restartPolicy: 'OnFailure' } } });
  });

  test('has no deadline where the interval would be counted anew from it, and would never end', () => {
    expect(made(aCron({ schedule: '@every 2h' })).spec.startingDeadlineSeconds).toBeUndefined();
    expect(made(aCron({ schedule: '@daily' })).spec.startingDeadlineSeconds).toBe(3600);
  });

  test('leaves the limit of tries to those of each index', () => {
    const indexed = { ...job, completionMode: 'Indexed', completions: 3, backoffLimitPerIndex: 1 } as const;
    expect(made(aCron({ job: indexed })).spec.jobTemplate.spec.backoffLimit).toBeUndefined();
  });

  test('takes its pod beside the job, or in it', () => {
    const inside = aCron({ pod: undefined, job: { ...job, pod: { main } } } as never);
    expect(made(inside)).toEqual(made(aCron()));
    const template = aCron({ pod: undefined, job: { ...job, template: { spec: { containers: [{ name: 'main', ...main }] } } } } as never);
    expect(made(template)).toEqual(made(aCron()));
  });

  test('has Pods that can be found', () => {
    expect(made(aCron()).spec.jobTemplate.spec.template.metadata.labels).toEqual({
      'app.kubernetes.io/name': 'report',
      'cdk8s-patterns/workload': 'cronjob.report',
    });
  });

  test('warns of a Job that nothing would end, unless the next one replaces it or its Pod ends by itself', () => {
    const said = (props: Partial<BatchCronProps>): string[] => warnings(aCron(props));
    const warning = ['cron-job-deadline spec.jobTemplate.spec.activeDeadlineSeconds: Required value'];
    expect(said({})).toEqual([]);
    expect(said({ job: {} })).toEqual(warning);
    expect(said({ job: {}, concurrencyPolicy: 'Allow' })).toEqual(warning);
    expect(said({ job: {}, concurrencyPolicy: 'Replace' })).toEqual([]);
    expect(said({ job: {}, pod: { main, activeDeadlineSeconds: 60 } })).toEqual([]);
    expect(problems(aCron({ job: {} }))).toEqual([]);
  });

  test('stands for its CronJob', () => {
    const cron = aCron();
    expect([cron.kind, cron.name, ApiObject.of(cron).kind]).toEqual(['CronJob', 'report', 'CronJob']);
    expect(cron.cronJob.spec.schedule).toBe('0 3 * * *');
  });

  test('leaves its props as they were', () => {
    const props = { schedule: '@daily', job: { ...job, metadata: { labels: { a: 'b' } } }, pod: { main } };
    const before = structuredClone(props);
    aCron(props);
    expect(props).toEqual(before);
  });
});
