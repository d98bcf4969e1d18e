// Pods that Prometheus reads.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface PodMonitorProps extends k8s.PodMonitorSpec {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * Lets Prometheus read metrics of Pods; the Prometheus operator must run in the cluster.
 * @see https://prometheus-operator.dev/docs/developer/getting-started/
 */
export class PodMonitor extends KubeObject<'PodMonitor', k8s.PodMonitor> {
  constructor(scope: Construct, id: string, props: PodMonitorProps) {
    super(
      scope,
      id,
      'PodMonitor',
      pasted<k8s.PodMonitor>(props, 'PodMonitor') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...spec } = props;
          return { spec: copied(spec) };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.PodMonitor>): PodMonitor {
    return new PodMonitor(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'PodMonitor'> {
    return existing('PodMonitor', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.PodMonitorSpec {
    return this.manifest.spec as k8s.PodMonitorSpec;
  }
}
