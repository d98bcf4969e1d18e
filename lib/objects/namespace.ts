// A room for objects.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface NamespaceProps extends k8s.NamespaceSpec {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * A room for objects of a team or an application. Applied in one go with what is in it, it must come first.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export class Namespace extends KubeObject<'Namespace', k8s.Namespace> {
  constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    super(
      scope,
      id,
      'Namespace',
      pasted<k8s.Namespace>(props, 'Namespace') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...spec } = props;
          return Object.keys(spec).length === 0 ? {} : { spec: copied(spec) };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.Namespace>): Namespace {
    return new Namespace(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'Namespace'> {
    return existing('Namespace', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.NamespaceSpec {
    return this.manifest.spec as k8s.NamespaceSpec;
  }
}
