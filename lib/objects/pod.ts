// One Pod, by itself.
import type { ApiObjectMetadataDefinition } from 'cdk8s';
import type { Construct } from 'constructs';
import { isDeferred } from '../kube/later';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { podTemplate, type PodTemplate } from '../pod/pod-template';
import type { PodProps } from '../pod/pod-props';
import { podContext } from './pod-or-template';
import { asProps, pasted, type Pasted } from './pasted';
import { refuseClaims } from './selected-pods';
import { Workload } from './workload';

/**
 * One Pod by itself: nothing restarts it elsewhere when its node goes, and hardly anything of it can be changed in place. A Deployment
 * takes the same props as its `pod`.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class Pod extends Workload<'Pod', k8s.Pod> {
  /** Whether a pattern is made of it: then the pod gets what patterns write. */
  protected static readonly ofPattern: boolean = false;

  constructor(scope: Construct, id: string, props: PodProps) {
    const { ofPattern } = new.target;
    super(
      scope,
      id,
      'Pod',
      pasted<k8s.Pod>(props, 'Pod') ?? {
        metadata: props.metadata,
        render: (rendering, self) => {
          const { template, claims } = podTemplate(withoutLate(props), podContext({ ...self, pattern: ofPattern }, 'spec'), rendering);
          refuseClaims('Pod', claims, rendering, 'spec');
          complete(self.metadata, template.metadata);
          if (props.restartPolicy === undefined || props.restartPolicy === 'Always')
            rendering.warning(
              'bare-pod',
              '',
              'a Pod by itself is not made again when its node is drained or lost, and cannot be changed in place',
              'give the same props to a Deployment as its pod; or say restartPolicy: Never, if it is to end',
            );
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

/** What comes late as a whole, the Resource adds. */
function withoutLate(props: PodProps): PodProps {
  const { labels, annotations } = props.metadata ?? {};
  if (!isDeferred(labels) && !isDeferred(annotations)) return props;
  const { labels: _, annotations: _annotations, ...metadata } = props.metadata!;
  return {
    ...props,
    metadata: {
      ...metadata,
      ...(!isDeferred(labels) && { labels: labels! }),
      ...(!isDeferred(annotations) && { annotations: annotations! }),
    },
  };
}

/** Labels and annotations that rendering added: a bare Pod has them in its own metadata. */
function complete(metadata: ApiObjectMetadataDefinition, { labels = {}, annotations = {} }: k8s.ObjectMeta): void {
  for (const [key, value] of Object.entries(labels)) if (metadata.getLabel(key) === undefined) metadata.addLabel(key, value);
  const own = metadata.toJson().annotations ?? {};
  for (const [key, value] of Object.entries(annotations)) if (own[key] === undefined) metadata.addAnnotation(key, value);
}
