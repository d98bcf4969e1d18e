// Runs Pods until enough of them have ended well.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { PodTemplate } from '../pod/pod-template';
import type { Rendering } from '../pod/rendering';
import { asProps, pasted, type Pasted } from './pasted';
import { podOf, type PodOrTemplate } from './pod-or-template';
import { refuseClaims } from './selected-pods';
import { Workload } from './workload';

/** The spec, with `metadata` beside it and `pod` for `template`. */
export interface JobFields extends Omit<k8s.JobSpec, 'template'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}
export type JobProps = JobFields & PodOrTemplate;

/** A job spec that has all its parts. */
export type JobSpec = k8s.JobSpec & { template: PodTemplate };

/**
 * Runs Pods until enough of them have ended well. Its template can never be changed: a new image needs a new name. The pod says
 * `restartPolicy: 'Never'` or `'OnFailure'`.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class Job extends Workload<'Job', k8s.Job> {
  constructor(scope: Construct, id: string, props: JobProps) {
    super(
      scope,
      id,
      'Job',
      pasted<k8s.Job>(props, 'Job') ?? {
        metadata: props.metadata,
        render: (rendering, self) => ({ spec: jobSpec(props, self, 'spec', rendering) }),
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.Job>): Job {
    return new Job(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'Job'> {
    return existing('Job', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): JobSpec {
    return this.manifest.spec as JobSpec;
  }

  override get podTemplate(): PodTemplate {
    return this.spec.template;
  }
}

/** The spec of a Job, wherever it stands. */
export function jobSpec(
  { metadata: _, pod, template: given, ...spec }: JobProps,
  { name, scope }: { readonly name: string; readonly scope: Construct },
  path: string,
  rendering: Rendering,
): JobSpec {
  const { template, claims } = podOf({ pod, template: given }, { name, scope, ends: true }, `${path}.template.spec`, rendering);
  refuseClaims('Job', claims, rendering, `${path}.template.spec`);
  return { ...copied(spec), template };
}
