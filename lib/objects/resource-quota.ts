// How much a namespace may use.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface ResourceQuotaProps extends k8s.ResourceQuotaSpec {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * Bounds what all objects of a namespace use together. Where it speaks of cpu or memory, every Pod must say what it needs.
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export class ResourceQuota extends KubeObject<'ResourceQuota', k8s.ResourceQuota> {
  constructor(scope: Construct, id: string, props: ResourceQuotaProps = {}) {
    super(
      scope,
      id,
      'ResourceQuota',
      pasted<k8s.ResourceQuota>(props, 'ResourceQuota') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...spec } = props;
          return { spec: copied(spec) };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.ResourceQuota>): ResourceQuota {
    return new ResourceQuota(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'ResourceQuota'> {
    return existing('ResourceQuota', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.ResourceQuotaSpec {
    return this.manifest.spec as k8s.ResourceQuotaSpec;
  }
}
