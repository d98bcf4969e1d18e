// Work that is done once, and once more for each new version of it.
import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { minorAt } from '../context';
import { JOB_RESTART_POLICY, podNames } from '../defaults';
import { canonical } from '../kube/canonical';
import { isPlainObject } from '../kube/manifest';
import { given, OF_WORKLOADS } from '../objects/given';
import { checksum } from '../objects/checksum';
import { Job, type JobFields, type JobProps, jobSpec } from '../objects/job';
import { namesObjects, objectName } from '../objects/object-name';
import { podPropsOf, type PodOrTemplate } from '../objects/pod-or-template';
import { labelPods } from '../objects/workload-label';
import { Rendering } from '../pod/rendering';
import { Pattern } from './pattern';

export interface BatchJobFields extends JobFields {
  /** `name` is what the Job's name begins with, 50 characters at most. @default made of the construct's ids */
  metadata?: JobFields['metadata'];
}
export type BatchJobProps = BatchJobFields & PodOrTemplate;

/** What a Job can change while it runs: a change of these is no new Job. */
const CHANGEABLE: ReadonlySet<string> = new Set([
  'parallelism',
  'suspend',
  'activeDeadlineSeconds',
  'backoffLimit',
  'maxFailedIndexes',
  'podReplacementPolicy',
  'ttlSecondsAfterFinished',
]);
/** The label `cdk8s-patterns/workload: job.<name>-<8>` ends at 63. */
const LONGEST = 50;
const NAME = 'app.kubernetes.io/name';

/**
 * Runs Pods until the work is done, once for each version of the work: the Job's name ends in a sum of all that a Job can never change, so
 * that a new image (or an argument, a resource, a text in `files`) makes a new Job beside the old one, and the same work is not done again.
 * A container that fails is not restarted in its Pod (`restartPolicy: 'Never'`): each try is a Pod whose log can be read.
 *
 * A fixed count: `completions: 10, parallelism: 3`. With `completionMode: 'Indexed'` each Pod reads in JOB_COMPLETION_INDEX which one it is. A
 * work queue: `parallelism: 3` and no `completions`; the Pods ask the queue themselves, and the Job is done once one of them ended well and
 * all have ended.
 *
 * The sum is made in the constructor: what is changed in `job.spec` later, or is a Lazy, does not change the name, and the server refuses it if
 * that Job exists. Nothing removes a finished Job by itself: under a controller that applies the manifest again,
 * `ttlSecondsAfterFinished` would mean to run it again for ever. Work must bear to be done twice: a Pod may be lost at its very end.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 * @example apps/batch-job.ts
 */
export class BatchJob extends Pattern<'Job', Job> {
  readonly job: Job;

  constructor(scope: Construct, id: string, props: BatchJobProps) {
    super(scope, id);
    props = given(this, props, OF_WORKLOADS);
    const { template: _, pod: __, ...fields } = props as JobProps;
    const own = podPropsOf(props);
    const work: JobProps = { ...fields, pod: { ...own, restartPolicy: own.restartPolicy ?? JOB_RESTART_POLICY } };
    const base = props.metadata?.name ?? nameIn(this);
    const name = `${base}-${this.sumOf(work, base)}`;
    this.job = new Job(this, 'Default', { ...work, metadata: { ...props.metadata, name } });
    if (props.metadata?.generateName !== undefined) this.refuseGeneratedName();
    if (base.length > LONGEST)
      this.problem({
        rule: 'name-length',
        path: 'metadata.name',
        message: `Invalid value: "${base}": must be no more than ${LONGEST} characters`,
        hint: 'nine more are appended, and the Pods have the whole as a label, which ends at 63',
      });
    const { podTemplate, podLabels, metadata } = this.job;
    labelPods(podTemplate, podLabels); // they can be found from the start
    // people look for the work, not for one version of it
    if (metadata.getLabel(NAME) === undefined) metadata.addLabel(NAME, base);
    if (podTemplate.metadata.labels?.[NAME] === name) Object.assign(podTemplate.metadata.labels, podNames(base));
    this.own(this.job);
  }

  /** Eight digits for what the server keeps as it was first written; the order of keys and the spelling of quantities do not count. */
  private sumOf(work: JobProps, base: string): string {
    const rendering = new Rendering();
    const spec = jobSpec(work, { name: base, scope: this }, 'spec', rendering);
    let later = false;
    const manifest = canonical({ apiVersion: 'batch/v1', kind: 'Job', spec }, minorAt(this), (value) => {
      const isPlain = isPlainObject(value) || Array.isArray(value) || !['object', 'function'].includes(typeof value);
      later ||= !isPlain;
      return isPlain ? value : 'known at the end';
    });
    if (later)
      this.problem({
        rule: 'batch-job-name',
        path: 'metadata.name',
        message: 'a Lazy value is not in the sum at the end of the name',
        hint: 'another value makes no new Job, and the server refuses to change the old one: give what is known',
        severity: 'warning',
      });
    const kept = Object.entries(manifest.spec as object).filter(([field]) => !CHANGEABLE.has(field));
    const files = rendering.files.map(({ name, data }) => [name, data]);
    return checksum([Object.fromEntries(kept), files]).slice(0, 8);
  }
}

/** The name that the workload would have; a chart that gives names by itself is asked. */
function nameIn(pattern: Construct): string {
  if (!namesObjects(Chart.of(pattern))) return objectName(pattern, 'Job');
  const { name } = new ApiObject(pattern, 'Default', { apiVersion: 'batch/v1', kind: 'Job' });
  pattern.node.tryRemoveChild('Default');
  return name;
}
