// Where traffic enters the cluster.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions, type NameRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface GatewayProps extends Omit<k8s.GatewaySpec, 'gatewayClassName'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** The class of the controller that serves it. */
  gatewayClassName: NameRef<'GatewayClass'>;
}

/**
 * Listens on ports for hosts; routes attach to it.
 * @see https://gateway-api.sigs.k8s.io/api-types/gateway/
 */
export class Gateway extends KubeObject<'Gateway', k8s.Gateway> {
  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(
      scope,
      id,
      'Gateway',
      pasted<k8s.Gateway>(props, 'Gateway') ?? {
        metadata: props.metadata,
        render: (rendering) => {
          const { metadata: _, gatewayClassName, ...spec } = props;
          return { spec: { ...copied(spec), gatewayClassName: rendering.name(gatewayClassName, 'GatewayClass', 'spec.gatewayClassName') } };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.Gateway>): Gateway {
    return new Gateway(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'Gateway'> {
    return existing('Gateway', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.GatewaySpec {
    return this.manifest.spec as k8s.GatewaySpec;
  }
}
