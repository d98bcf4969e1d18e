// Bounds and defaults for Pods of a namespace.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface LimitRangeProps extends k8s.LimitRangeSpec {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * Bounds what single Pods, containers and claims of a namespace may ask for, and says what they get when they ask for nothing.
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export class LimitRange extends KubeObject<'LimitRange', k8s.LimitRange> {
  constructor(scope: Construct, id: string, props: LimitRangeProps) {
    super(
      scope,
      id,
      'LimitRange',
      pasted<k8s.LimitRange>(props, 'LimitRange') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...spec } = props;
          return { spec: copied(spec) };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.LimitRange>): LimitRange {
    return new LimitRange(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'LimitRange'> {
    return existing('LimitRange', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.LimitRangeSpec {
    return this.manifest.spec as k8s.LimitRangeSpec;
  }
}
