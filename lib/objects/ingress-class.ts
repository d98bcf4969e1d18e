// Which controller serves an Ingress.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface IngressClassProps extends k8s.IngressClassSpec {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * Names a controller, so that an Ingress can choose it.
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
 */
export class IngressClass extends KubeObject<'IngressClass', k8s.IngressClass> {
  constructor(scope: Construct, id: string, props: IngressClassProps = {}) {
    super(
      scope,
      id,
      'IngressClass',
      pasted<k8s.IngressClass>(props, 'IngressClass') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...spec } = props;
          return { spec: copied(spec) };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.IngressClass>): IngressClass {
    return new IngressClass(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'IngressClass'> {
    return existing('IngressClass', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.IngressClassSpec {
    return this.manifest.spec as k8s.IngressClassSpec;
  }
}
