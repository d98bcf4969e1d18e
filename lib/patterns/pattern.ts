// What the workload patterns have in common: each owns a workload and what surrounds it, and stands for the workload where one is wanted.
import { type ApiObjectMetadataDefinition, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { markPattern } from '../context';
import { workloadNames } from '../defaults';
import type { ObjectRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { complain } from '../objects/kube-object';
import type { PodsFace, Workload, WorkloadKind } from '../objects/workload';
import type { PodTemplate } from '../pod/pod-template';
import type { Problem } from '../pod/rendering';

/** What a Service, a policy, a budget, an autoscaler has to know is answered by the workload. */
export abstract class Pattern<K extends WorkloadKind, W extends Workload<K, object>> extends Construct implements ObjectRef<K>, PodsFace {
  private owned: W | undefined;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    markPattern(this);
  }

  /** Takes the workload, child `Default`, for its own: its metadata says what it belongs to. */
  protected own(workload: W): W {
    this.owned = workload;
    nameWorkload(workload);
    if ((workload.node.defaultChild as { nameless?: boolean } | undefined)?.nameless) this.refuseGeneratedName();
    return workload;
  }

  protected refuseGeneratedName(): void {
    this.problem({
      rule: 'generate-name',
      path: 'metadata.generateName',
      message: 'Forbidden: what a pattern owns finds its workload by name',
      hint: 'write metadata: { name }',
    });
  }

  /** Says what is wrong: `path` is a field of the workload (`spec.replicas`) or a prop of the pattern (`autoscale.cpu`). */
  protected problem(problem: Problem): void {
    complain(this, [problem]);
  }

  /** For whom the objects that it owns are called and where they live. */
  protected get called(): { readonly name: string; readonly namespace?: string } {
    const { name, namespace } = this.workload;
    return { name, ...(namespace !== undefined && { namespace }) };
  }

  protected get workload(): W {
    return this.owned!;
  }

  get apiVersion(): string {
    return this.workload.apiVersion;
  }
  get kind(): K {
    return this.workload.kind;
  }
  /** The name of its workload, which its other objects bear as well. */
  get name(): string {
    return this.workload.name;
  }
  get namespace(): string | undefined {
    return this.workload.namespace;
  }
  get manifest(): object {
    return this.workload.manifest;
  }
  /** The metadata of its workload. */
  get metadata(): ApiObjectMetadataDefinition {
    return this.workload.metadata;
  }
  get podLabels(): { [key: string]: string } {
    return this.workload.podLabels;
  }
  get ports(): readonly k8s.ContainerPort[] {
    return this.workload.ports;
  }
  /** The template of its Pods, to be read and changed until the synth. */
  get podTemplate(): PodTemplate {
    return this.workload.podTemplate;
  }

  // what cdk8s-plus asks of a workload

  get apiGroup(): string {
    return this.workload.apiGroup;
  }
  get resourceType(): string {
    return this.workload.resourceType;
  }
  get hasAutoscaler(): boolean {
    return this.workload.hasAutoscaler;
  }
  toPodSelector(): W {
    return this.workload;
  }
  toPodSelectorConfig(): { labelSelector: any } {
    return this.workload.toPodSelectorConfig();
  }
  toNetworkPolicyPeerConfig(): { podSelector: { labelSelector: any } } {
    return this.workload.toNetworkPolicyPeerConfig();
  }
  toSubjectConfiguration(): { kind: string; name: string; namespace?: string } {
    return this.workload.toSubjectConfiguration();
  }
  markHasAutoscaler(): void {
    this.workload.markHasAutoscaler();
  }
  toScalingTarget(): ReturnType<W['toScalingTarget']> {
    return this.workload.toScalingTarget() as ReturnType<W['toScalingTarget']>;
  }
}

/** Says on a workload's metadata what it is, what it is part of, who manages it and in which version. The user's own labels win. */
export function nameWorkload({ name, metadata, podTemplate, node }: Workload<WorkloadKind, object>): void {
  const partOf = Chart.of(node.scope!).node.id;
  const labels = workloadNames(name, partOf, versionOf(podTemplate.spec));
  for (const [key, value] of Object.entries(labels)) if (metadata.getLabel(key) === undefined) metadata.addLabel(key, value);
}

/** The tag of the main image, where a label can hold it. */
function versionOf({ containers }: k8s.PodSpec): string | undefined {
  const image = Array.isArray(containers) ? containers[0]?.image : undefined;
  const tag = typeof image === 'string' ? /:([A-Za-z0-9][\w.-]*)(?:@.*)?$/.exec(image)?.[1] : undefined;
  return tag !== undefined && tag.length <= 63 && /[A-Za-z0-9]$/.test(tag) ? tag : undefined;
}
