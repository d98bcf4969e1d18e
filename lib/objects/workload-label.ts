// The one label by which a workload finds its own Pods. Nobody writes it by hand, so nobody else's Pods have it.
import type { KindName } from '../kube/kinds';
import { later } from '../kube/later';
import { isPlainObject } from '../kube/manifest';
import { over } from '../kube/over';
import type { PodTemplate } from '../pod/pod-template';
import type { Rendering } from '../pod/rendering';

/** A selector can never be changed: this label depends on kind and name alone. */
export const WORKLOAD_LABEL = 'cdk8s-patterns/workload';

const LONGEST = 63;

/** `<kind>.<name>`, checked to be a label's value. */
export function workloadLabel(kind: KindName, name: string, rendering?: Rendering): { [key: string]: string } {
  const value = `${kind.toLowerCase()}.${name}`;
  if (value.length > LONGEST) {
    const most = LONGEST - kind.length - 1;
    rendering?.problem(
      'name-length',
      'metadata.name',
      `Invalid value: "${name}": must be no more than ${most} characters`,
      `the label ${WORKLOAD_LABEL}: ${value} has ${value.length}, and labels end at 63: shorten the name, or give selector: { matchLabels }`,
    );
  }
  return { [WORKLOAD_LABEL]: value };
}

/** Gives the Pods of a template these labels, where they have none of that name. */
export function labelPods(template: PodTemplate, labels: { [key: string]: string }): void {
  template.metadata = later(template.metadata, (metadata) =>
    isPlainObject(metadata ?? {}) ? { ...metadata, labels: later(metadata?.labels ?? {}, (own) => over(labels, own)) } : metadata,
  );
}
