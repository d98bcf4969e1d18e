// Makes Jobs at set times.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { PodTemplate } from '../pod/pod-template';
import { type JobProps, type JobSpec, jobSpec } from './job';
import { asProps, pasted, type Pasted } from './pasted';
import { Workload } from './workload';

/** The spec, with `metadata` beside it and `job` for `jobTemplate`. */
export interface CronJobFields extends Omit<k8s.CronJobSpec, 'jobTemplate'> {
  /** @default the name is made of the construct's ids; 52 characters at most */
  metadata?: k8s.ObjectMeta;
}
/** `job` takes the job spec with `metadata` beside it; `jobTemplate` is Kubernetes' own field. One of the two. */
export type CronJobProps = CronJobFields & ({ jobTemplate: k8s.JobTemplateSpec; job?: never } | { job: JobProps; jobTemplate?: never });

type Spec = k8s.CronJobSpec & { jobTemplate: { metadata?: k8s.ObjectMeta; spec: JobSpec } };

/**
 * Makes Jobs at set times, as cron writes them, in the time zone that it says (or the controller's, mostly UTC).
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class CronJob extends Workload<'CronJob', k8s.CronJob> {
  constructor(scope: Construct, id: string, props: CronJobProps) {
    super(
      scope,
      id,
      'CronJob',
      pasted<k8s.CronJob>(props, 'CronJob') ?? {
        metadata: props.metadata,
        render: (rendering, self) => {
          const { metadata: _, job, jobTemplate, ...spec } = props;
          const template = job
            ? { ...(job.metadata && { metadata: copied(job.metadata) }), spec: jobSpec(job, self, 'spec.jobTemplate.spec', rendering) }
            : whole(copied(jobTemplate ?? {}));
          return { spec: { ...copied(spec), jobTemplate: template } };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.CronJob>): CronJob {
    return new CronJob(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'CronJob'> {
    return existing('CronJob', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): Spec {
    return this.manifest.spec as Spec;
  }

  override get podTemplate(): PodTemplate {
    return this.spec.jobTemplate.spec.template;
  }
}

/** A template with all its parts, so that nobody who edits it meets undefined. */
function whole(jobTemplate: k8s.JobTemplateSpec): k8s.JobTemplateSpec {
  const spec = (jobTemplate.spec ??= {} as k8s.JobSpec);
  spec.template ??= {};
  spec.template.metadata ??= {};
  spec.template.spec ??= {} as k8s.PodSpec;
  return jobTemplate;
}
