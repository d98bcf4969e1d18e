// Leave to refer across namespaces.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface ReferenceGrantProps extends k8s.ReferenceGrantSpec {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * Lets objects of other namespaces refer to objects of this one: a route to its Services, a Gateway to its Secrets.
 * @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export class ReferenceGrant extends KubeObject<'ReferenceGrant', k8s.ReferenceGrant> {
  constructor(scope: Construct, id: string, props: ReferenceGrantProps) {
    super(
      scope,
      id,
      'ReferenceGrant',
      pasted<k8s.ReferenceGrant>(props, 'ReferenceGrant') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...spec } = props;
          return { spec: copied(spec) };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.ReferenceGrant>): ReferenceGrant {
    return new ReferenceGrant(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'ReferenceGrant'> {
    return existing('ReferenceGrant', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.ReferenceGrantSpec {
    return this.manifest.spec as k8s.ReferenceGrantSpec;
  }
}
