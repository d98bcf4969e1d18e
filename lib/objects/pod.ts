// One Pod, by itself.
import type { Construct } from 'constructs';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { podTemplate, type PodTemplate } from '../pod/pod-template';
import type { PodProps } from '../pod/pod-props';
import { settingsOf } from '../context';
import { asProps, pasted, type Pasted } from './pasted';
import { refuseClaims } from './selected-pods';
import { Workload } from './workload';

/**
 * One Pod by itself: nothing restarts it elsewhere when its node goes, and hardly anything of it can be changed in place. A Deployment
 * takes the same props as its `pod`.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class Pod extends Workload<'Pod', k8s.Pod> {
  constructor(scope: Construct, id: string, props: PodProps) {
    const { pod: defaults, security, container } = settingsOf(scope);
    super(
      scope,
      id,
      'Pod',
      pasted<k8s.Pod>(props, 'Pod') ?? {
        metadata: withDefaults(props.metadata, defaults?.metadata),
        render: (rendering) => {
          const { template, claims } = podTemplate(
            props,
            { path: 'spec', ...(security && { security }), ...(defaults && { pod: defaults }), ...(container && { container }) },
            rendering,
          );
          refuseClaims('Pod', claims, rendering, 'spec');
          return { spec: template.spec };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.Pod>): Pod {
    return new Pod(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'Pod'> {
    return existing('Pod', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.PodSpec {
    return this.manifest.spec as k8s.PodSpec;
  }

  override get podTemplate(): PodTemplate {
    return { metadata: { ...this.metadata.toJson() }, spec: this.spec };
  }
}

type Labelled = { readonly labels?: { [key: string]: string }; readonly annotations?: { [key: string]: string } };

function withDefaults(own: k8s.ObjectMeta = {}, defaults: Labelled = {}): k8s.ObjectMeta {
  const merged = { ...own };
  if (defaults.labels) merged.labels = { ...defaults.labels, ...own.labels };
  if (defaults.annotations) merged.annotations = { ...defaults.annotations, ...own.annotations };
  return merged;
}
