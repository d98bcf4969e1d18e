// One Pod on every node, for the node: it collects logs, counts, watches.
import type { Construct } from 'constructs';
import { type Security, settingsOf } from '../context';
import { daemonNodes, daemonUpdates } from '../defaults';
import type { NameRef } from '../kube/reference';
import { over } from '../kube/over';
import { said } from '../kube/said';
import type { PropTypes } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import { given, OBJECT, OBJECT_OR_FALSE, OF_WORKLOADS } from '../objects/given';
import { DaemonSet, type DaemonSetFields } from '../objects/daemon-set';
import { readOnlyHostMounts } from '../objects/host-mounts';
import { ownAccount } from '../objects/own-account';
import { scrapeTarget } from '../objects/scrape-target';
import type { PodMonitor } from '../objects/pod-monitor';
import { type PodOrTemplate, podPropsOf } from '../objects/pod-or-template';
import type { ServiceAccount, ServiceAccountProps } from '../objects/service-account';
import type { NamedContainerProps } from '../pod/container';
import type { PodProps } from '../pod/pod-props';
import { Pattern } from './pattern';

export interface NodeDaemonFields extends DaemonSetFields {
  /** Nodes whose taints keep others away: all of them, those of the control plane, or Kubernetes' own list. @default the pod's, or the scope's */
  tolerations?: 'all' | 'controlPlane' | k8s.Toleration[];
  /** Labels of the nodes that have one. @default `kubernetes.io/os: linux`, which is added to others as well */
  nodeSelector?: { [label: string]: string };
  /**
   * Before which Pods it comes where a node is full: `'system-node-critical'` before all others. Some clusters (GKE) let such Pods
   * into kube-system alone, or want a ResourceQuota for them. @default the pod's, or the scope's
   */
  priorityClassName?: NameRef<'PriorityClass'>;
  /** What needs its node says itself how secure it is, below a scope that says `restricted`. @default the pod's, or the scope's */
  security?: Security;
  /** An account of its own: `{}`, or its props. Its Pods get a token of the cluster where it says so. @default none */
  serviceAccount?: ServiceAccountProps | false;
}
/** A ready-made one (`nodeExporter()`), which is then the main container, and what else the pod says. */
interface ReadyMade {
  daemon: NamedContainerProps;
  pod?: Omit<PodProps, 'main'>;
  template?: never;
}
export type NodeDaemonProps = NodeDaemonFields & (ReadyMade | (PodOrTemplate & { daemon?: never }));

/** Of what is no field of a manifest. */
const TYPES: PropTypes<NodeDaemonProps> = {
  ...OF_WORKLOADS,
  daemon: OBJECT,
  tolerations: ['text', 'a list'],
  nodeSelector: OBJECT,
  serviceAccount: OBJECT_OR_FALSE,
};

/**
 * Runs one Pod on every node: a DaemonSet, updated on a tenth of the nodes at a time. What containers mount of the node they only
 * read, unless the mount says otherwise: `hostPath('state', '/var/lib/x').mounted({ readOnly: false })`. Access to the node is for
 * a namespace that lets such Pods in: below `restricted` it is an error, unless the daemon says `security` itself.
 *
 * Where the scope says `monitor`, a port `metrics` of the main container is a target for Prometheus.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 * @example apps/node-daemon.ts
 */
export class NodeDaemon extends Pattern<'DaemonSet', DaemonSet> {
  readonly daemonSet: DaemonSet;
  readonly serviceAccount: ServiceAccount | undefined;
  /** Where the scope says `monitor: 'PodMonitor'`. */
  readonly podMonitor: PodMonitor | undefined;

  constructor(scope: Construct, id: string, props: NodeDaemonProps) {
    super(scope, id);
    props = given(this, props, TYPES);
    const { daemon, pod: beside, template, tolerations, nodeSelector, priorityClassName, security, serviceAccount, ...fields } = props;
    const pod = this.selected(this.whole(podPropsOf({ pod: beside, template }), daemon), {
      tolerations,
      nodeSelector,
      priorityClassName,
      security,
    });
    const own = serviceAccount ? ownAccount(this, serviceAccount, fields.metadata, pod, (one) => this.problem(one)) : undefined;
    this.serviceAccount = own?.account;
    this.daemonSet = this.own(
      new DaemonSet(this, 'Default', {
        updateStrategy: daemonUpdates,
        ...said(fields),
        pod: own?.pod ?? pod,
        // which of them is meant, the DaemonSet asks
        ...({ template: beside && template } as object),
      }),
    );
    readOnlyHostMounts(this.podTemplate);
    // adapters have told Prometheus already
    this.podMonitor = pod.adapters?.length ? undefined : scrapeTarget(this, this.daemonSet);
  }

  /** The pod with the ready-made container in its place. */
  private whole(pod: PodProps, daemon: NamedContainerProps | undefined): PodProps {
    if (daemon && pod.main)
      this.problem({
        rule: 'one-main',
        path: 'pod.main',
        message: 'Forbidden: daemon is the main container',
        hint: 'what is to be otherwise in a ready-made one: daemon: { ...nodeExporter(), args: [] }',
      });
    return daemon ? { ...pod, main: daemon } : pod;
  }

  /** The pod with what is said of it beside it. */
  private selected(
    pod: PodProps,
    beside: Pick<NodeDaemonFields, 'tolerations' | 'nodeSelector' | 'priorityClassName' | 'security'>,
  ): PodProps {
    const { tolerations, nodeSelector, ...others } = beside;
    for (const field of Object.keys(beside) as (keyof typeof beside)[])
      if (beside[field] !== undefined && pod[field] !== undefined)
        this.problem({ rule: 'said-twice', path: field, message: 'Forbidden: the pod says it as well', hint: 'write one of them' });
    const chosen = pod.nodeSelector ?? nodeSelector ?? settingsOf(this).pod?.nodeSelector;
    return {
      ...pod,
      nodeSelector: over(pod.os?.name === 'windows' ? { 'kubernetes.io/os': 'windows' } : daemonNodes, chosen),
      ...(tolerations !== undefined && { tolerations: typeof tolerations === 'string' ? this.tolerated(tolerations) : tolerations }),
      ...(others.priorityClassName !== undefined && { priorityClassName: others.priorityClassName }),
      ...(others.security !== undefined && { security: others.security }),
    };
  }

  private tolerated(words: keyof typeof TOLERATIONS): k8s.Toleration[] {
    const supported = Object.keys(TOLERATIONS).map((one) => `"${one}"`);
    if (!(words in TOLERATIONS))
      this.problem({
        rule: 'supported-value',
        path: 'tolerations',
        message: `Unsupported value: ${JSON.stringify(words)}: supported values: ${supported.join(', ')}`,
        hint: "or Kubernetes' own list",
      });
    return TOLERATIONS[words];
  }
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
const TOLERATIONS: { [words in 'all' | 'controlPlane']: k8s.Toleration[] } = {
  all: [{ operator: 'Exists' }],
  controlPlane: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' }],
};
