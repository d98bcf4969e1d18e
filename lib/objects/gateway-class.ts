// Which controller serves a Gateway.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface GatewayClassProps extends k8s.GatewayClassSpec {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * Names a controller, so that a Gateway can choose it.
 * @see https://gateway-api.sigs.k8s.io/api-types/gatewayclass/
 */
export class GatewayClass extends KubeObject<'GatewayClass', k8s.GatewayClass> {
  constructor(scope: Construct, id: string, props: GatewayClassProps) {
    super(
      scope,
      id,
      'GatewayClass',
      pasted<k8s.GatewayClass>(props, 'GatewayClass') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...spec } = props;
          return { spec: copied(spec) };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.GatewayClass>): GatewayClass {
    return new GatewayClass(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'GatewayClass'> {
    return existing('GatewayClass', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.GatewayClassSpec {
    return this.manifest.spec as k8s.GatewayClassSpec;
  }
}
