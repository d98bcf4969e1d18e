// What the eight workloads have in common: a pod template, labels by which others find their Pods, ports, a Service.
import type { Construct } from 'constructs';
import type { KindName } from '../kube/kinds';
import { kinds } from '../kube/kinds';
import type * as k8s from '../kube/wire';
import type { PodTemplate } from '../pod/pod-template';
import { settingsOf } from '../context';
import { notSubstituted } from '../defaults';
import type { Rendering } from '../pod/rendering';
import { ConfigMap } from './config-map';
import { KubeObject, type Rendered } from './kube-object';
import { knowOwnPods } from './own-pods';
import { PodMonitor } from './pod-monitor';
import { coverRestart } from './restart';
import { Service, type ServicePropsFor } from './service';
import { labelPods, workloadLabel } from './workload-label';

/** What a Service, a NetworkPolicy, a budget has to know of a workload. */
export interface PodsFace {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string | undefined;
  /** The labels that its Pods have, and no others. */
  readonly podLabels: { [key: string]: string };
  /** The ports that others reach: those of its main container, or of a sidecar that stands before it. */
  readonly ports: readonly k8s.ContainerPort[];
  /** What its Pods are, where that is known: below Kubernetes 1.33 a Service finds no port of a native sidecar by its name. */
  readonly podTemplate?: PodTemplate | undefined;
}

export type WorkloadKind = 'Pod' | 'ReplicationController' | 'ReplicaSet' | 'Deployment' | 'DaemonSet' | 'StatefulSet' | 'Job' | 'CronJob';

export abstract class Workload<K extends WorkloadKind, M> extends KubeObject<K, M> implements PodsFace {
  /** Set by an autoscaler of cdk8s-plus that has this as its target. */
  hasAutoscaler = false;

  protected constructor(scope: Construct, id: string, kind: K, rendered: Rendered<M>) {
    super(scope, id, kind, rendered);
    knowOwnPods(this);
  }

  /** The template of its Pods (a Pod is its own), to be read and changed until the synth. */
  abstract get podTemplate(): PodTemplate;

  /** What selects its Pods: the selector's labels. The Pods of a Job, a CronJob and a bare Pod are labelled when this is first read. */
  get podLabels(): { [key: string]: string } {
    const selector = (this.manifest as unknown as { spec?: { selector?: k8s.LabelSelector & { [key: string]: string } } }).spec?.selector;
    const labels = this.kind === 'ReplicationController' ? selector : selector?.matchLabels;
    if (labels && Object.keys(labels).length > 0 && !takesLabelLate.has(this.kind)) return { ...labels };
    if (selector?.matchExpressions && !takesLabelLate.has(this.kind)) return { ...this.podTemplate.metadata.labels };
    return this.labelled();
  }

  get ports(): readonly k8s.ContainerPort[] {
    const inbound = inboundPorts.get(this);
    if (inbound) return inbound;
    const ports = this.podTemplate.spec.containers?.[0]?.ports;
    return Array.isArray(ports) ? ports : []; // a Lazy is not known yet
  }

  /**
   * A Service for its Pods: Service/<name>, or Service/<name>-<id> for further ones. Without `ports` it has those of the main container.
   * @see https://kubernetes.io/docs/concepts/services-networking/service/
   */
  service(idOrProps: string | ServicePropsFor = {}, more: ServicePropsFor = {}): Service {
    const [id, props] = typeof idOrProps === 'string' ? [idOrProps, more] : [undefined, idOrProps];
    const name = id === undefined ? this.name : `${this.name}-${id}`;
    return new Service(this, id ?? 'Service', {
      ...props,
      metadata: { name, ...(this.namespace !== undefined && { namespace: this.namespace }), ...props.metadata },
      selector: this,
    });
  }

  /** Makes what its containers need beside the pod: their configuration, and the target of collectors. */
  protected override rendered({ files, metrics, inbound }: Rendering): void {
    if (inbound) inboundPorts.set(this, inbound);
    if (files.length === 0 && metrics.length === 0) return;
    const namespace = this.namespace === undefined ? {} : { namespace: this.namespace };
    for (const { name, data } of files) {
      // configuration has its own place in the tree: no name of the user's stands in its way
      coverRestart(new ConfigMap(this, `files-${name}`, { metadata: { name, ...namespace, annotations: { ...notSubstituted } }, data }));
    }
    if (metrics.length > 0 && settingsOf(this).monitor === 'PodMonitor')
      new PodMonitor(this, 'PodMonitor', {
        metadata: { name: this.name, ...namespace },
        selector: { matchLabels: this.podLabels },
        podMetricsEndpoints: metrics.map(({ port, path }) => ({ port, ...(path !== '/metrics' && { path }) })),
      });
  }

  /** A Job, a CronJob or a bare Pod needs no selector of its own: its Pods are labelled once somebody wants to find them. */
  private labelled(): { [key: string]: string } {
    const label = workloadLabel(this.kind, this.name);
    if (this.kind === 'Pod') for (const [key, value] of Object.entries(label)) this.metadata.addLabel(key, value);
    else labelPods(this.podTemplate, label);
    return label;
  }

  // What cdk8s-plus asks of a workload: its faces are written out, since no version of it is named here.
  // LabelSelector and Container have private members there, so that no honest type fits two versions of it.

  toPodSelector(): this {
    return this;
  }
  toPodSelectorConfig(): { labelSelector: any } {
    const matchLabels = this.podLabels;
    return { labelSelector: { isEmpty: () => false, _toKube: () => ({ matchLabels }) } };
  }
  toNetworkPolicyPeerConfig(): { podSelector: { labelSelector: any } } {
    return { podSelector: this.toPodSelectorConfig() };
  }
  toSubjectConfiguration(): { kind: string; name: string; namespace?: string } {
    const { serviceAccountName = 'default' } = this.podTemplate.spec;
    return {
      kind: 'ServiceAccount',
      name: serviceAccountName,
      ...(this.namespace !== undefined && { namespace: this.namespace }),
    };
  }
  markHasAutoscaler(): void {
    this.hasAutoscaler = true;
  }
  toScalingTarget(): { kind: string; apiVersion: string; name: string; containers: any[]; replicas?: number } {
    const { replicas } = (this.manifest as unknown as { spec: { replicas?: number } }).spec;
    const { containers: all } = this.podTemplate.spec;
    const containers = (Array.isArray(all) ? all : []).map(({ resources = {} }) => ({
      resources: { cpu: amounts(resources, 'cpu'), memory: amounts(resources, 'memory') },
    }));
    return {
      kind: this.kind,
      apiVersion: kinds[this.kind].apiVersion,
      name: this.name,
      containers,
      ...(replicas !== undefined && { replicas }),
    };
  }
}

const inboundPorts = new WeakMap<object, readonly k8s.ContainerPort[]>();

const takesLabelLate: ReadonlySet<KindName> = new Set(['Pod', 'Job', 'CronJob']);

const amounts = ({ requests, limits }: k8s.ResourceRequirements, resource: string): { request?: k8s.Quantity; limit?: k8s.Quantity } => ({
  ...(requests?.[resource] !== undefined && { request: requests[resource] }),
  ...(limits?.[resource] !== undefined && { limit: limits[resource] }),
});
