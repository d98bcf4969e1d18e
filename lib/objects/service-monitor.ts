// Services whose Pods Prometheus reads.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface ServiceMonitorProps extends k8s.ServiceMonitorSpec {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * Lets Prometheus read metrics behind Services; the Prometheus operator must run in the cluster.
 * @see https://prometheus-operator.dev/docs/developer/getting-started/
 */
export class ServiceMonitor extends KubeObject<'ServiceMonitor', k8s.ServiceMonitor> {
  constructor(scope: Construct, id: string, props: ServiceMonitorProps) {
    super(
      scope,
      id,
      'ServiceMonitor',
      pasted<k8s.ServiceMonitor>(props, 'ServiceMonitor') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...spec } = props;
          return { spec: copied(spec) };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.ServiceMonitor>): ServiceMonitor {
    return new ServiceMonitor(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'ServiceMonitor'> {
    return existing('ServiceMonitor', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.ServiceMonitorSpec {
    return this.manifest.spec as k8s.ServiceMonitorSpec;
  }
}
