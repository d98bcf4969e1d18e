// The Pods that the manifests of a check make, found by their labels.
import { isPlainObject, type Manifest, namespaceOf } from '../kube/manifest';
import type { ReadonlySet } from './manifest-set';
import { podTemplateOf } from '../kube/pod-template-of';
import { selects, selectsByMap } from '../kube/selector';

export interface PodsOf {
  readonly index: number;
  readonly manifest: Manifest;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>>;
  /** Where the spec stands. */
  readonly path: string;
}

/** Thousands of Services ask for thousands of workloads: whoever names a label looks at those that have it. */
export class PodIndex {
  /** In the order of the manifests. */
  readonly all: PodsOf[] = [];
  private readonly byLabel = new Map<string, PodsOf[]>();
  /** A manifest has one such selector, and several rules ask for it. */
  private readonly known = new Map<Manifest, readonly PodsOf[]>();
  /** The same label in thousands of namespaces is no long list. */
  private readonly here = new Map<string, PodsOf[]>();

  constructor(manifests: readonly Manifest[]) {
    manifests.forEach((manifest, index) => {
      const template = podTemplateOf(manifest);
      if (!template) return;
      const { labels } = template.metadata;
      const pods = { index, manifest, labels: isPlainObject(labels) ? labels : {}, spec: template.spec, path: template.path };
      this.all.push(pods);
      const namespace = namespaceOf(manifest) ?? '';
      for (const [key, value] of Object.entries(pods.labels)) {
        push(this.byLabel, `${key}=${String(value)}`, pods);
        push(this.here, `${namespace} ${key}=${String(value)}`, pods);
      }
    });
  }

  /** Those that a plain map of labels selects, as a Service has it, in the room of the manifest. */
  selectedByMap(selector: Record<string, unknown>, by: Manifest): readonly PodsOf[] {
    let selected = this.known.get(by);
    if (!selected) this.known.set(by, (selected = this.selectedAnew(selector, by)));
    return selected;
  }

  private selectedAnew(selector: Record<string, unknown>, by: Manifest): PodsOf[] {
    return this.candidates(selector, by).filter((pods) => sameRoom(pods.manifest, by) && selectsByMap(selector, labelsOf(pods, selector)));
  }

  /** Those that a label selector selects, in the room of the manifest. */
  selected(selector: Record<string, unknown>, by: Manifest): PodsOf[] {
    const labels = isPlainObject(selector.matchLabels) ? selector.matchLabels : {};
    return this.candidates(labels, by).filter((pods) => sameRoom(pods.manifest, by) && selects(selector, pods.labels));
  }

  /** Some of those with labels, in the room of the manifest: to be shown, not to be counted. */
  some(by: Manifest, most: number): PodsOf[] {
    const found: PodsOf[] = [];
    for (const pods of this.all) {
      if (found.length === most) break;
      if (Object.keys(pods.labels).length > 0 && sameRoom(pods.manifest, by)) found.push(pods);
    }
    return found;
  }

  private candidates(labels: Record<string, unknown>, by: Manifest): readonly PodsOf[] {
    const first = firstOf(labels);
    if (first === undefined) return this.all;
    const label = `${first}=${String(labels[first])}`;
    const namespace = namespaceOf(by);
    if (namespace === undefined) return this.byLabel.get(label) ?? [];
    const [here, anywhere] = [this.here.get(`${namespace} ${label}`), this.here.get(` ${label}`)];
    return here && anywhere ? [...here, ...anywhere] : (here ?? anywhere ?? []);
  }
}

function push(map: Map<string, PodsOf[]>, key: string, pods: PodsOf): void {
  const found = map.get(key);
  if (found) found.push(pods);
  else map.set(key, [pods]);
}

function firstOf(labels: Record<string, unknown>): string | undefined {
  for (const key in labels) if (key !== POD_NAME) return key;
  return undefined;
}

/** The controller of StatefulSets gives each Pod its own name as a label; no template has it. */
const POD_NAME = 'statefulset.kubernetes.io/pod-name';

function labelsOf({ manifest, labels }: PodsOf, selector: Record<string, unknown>): PodsOf['labels'] {
  const { [POD_NAME]: pod } = selector;
  if (manifest.kind !== 'StatefulSet' || typeof pod !== 'string') return labels;
  const ordinal = pod.startsWith(`${manifest.metadata?.name}-`) ? pod.slice(`${manifest.metadata?.name}-`.length) : '';
  return /^\d+$/.test(ordinal) ? { ...labels, [POD_NAME]: pod } : labels;
}

/** One namespace, or one of the two not said: it may be the other's. */
export function sameRoom(a: Manifest, b: Manifest): boolean {
  const [one, other] = [namespaceOf(a), namespaceOf(b)];
  return one === undefined || other === undefined || one === other;
}

const indexes = new WeakMap<ReadonlySet, PodIndex>();

/** The index of a set, which several rules ask. */
export function podsOfSet(set: ReadonlySet): PodIndex {
  let index = indexes.get(set);
  if (!index) indexes.set(set, (index = new PodIndex(set.manifests)));
  return index;
}
