// The picture of manifests: every object a box, every name that one says of another an arrow, as mermaid draws it.
import type { Manifest } from 'cdk8s-patterns';
import { configLinks, links } from '../../lib/kube/links';
import { isPlainObject } from '../../lib/kube/manifest';
import { podTemplateOf } from '../../lib/kube/pod-template-of';
import { selects, selectsByMap } from '../../lib/kube/selector';
import { arrowsOf } from './arrows';

type Fields = Record<string, unknown>;

/** Kinds that say for which Pods they are by a label selector, and where. */
const SELECTORS: { readonly [kind: string]: (spec: Fields) => unknown } = {
  PodDisruptionBudget: ({ selector }) => selector,
  PodMonitor: ({ selector }) => selector,
};
/** What surrounds all objects, or is looked at elsewhere; of a NetworkPolicy there are the ways that it opens. */
const SILENT = new Set(['Namespace', 'NetworkPolicy', 'PriorityClass', 'RuntimeClass']);
/** Whoever is no object: the ends of ways. */
const WHO = new Set(['addresses', 'anybody', 'namespace']);
const POD_NAME = 'statefulset.kubernetes.io/pod-name';

export function picture(all: readonly Manifest[]): string {
  const shown = all.filter(({ kind }) => !SILENT.has(kind));
  const boxes = new Map<string, string>();
  const arrows = new Set<string>();
  const box = (title: string, text: string): string => {
    if (!boxes.has(title)) boxes.set(title, `  o${boxes.size}${text}`);
    return boxes.get(title)!.trim().split(/[[({]/)[0]!;
  };
  const made = new Set(shown.map(titleOf));
  const certified = new Set(all.filter(({ kind }) => kind === 'Certificate').map(({ spec }) => (spec as Fields).secretName));
  const boxOf = (kind: string, name: string): string => {
    const text = `<b>${kind}</b><br/>${name}`;
    const by = kind === 'Secret' && certified.has(name) ? 'made by cert-manager' : 'made elsewhere';
    const known = made.has(`${kind}/${name}`);
    const words = WHO.has(kind.split(' ').at(-1)!) ? `(["${text}"])` : `("${text}<br/><i>${by}</i>")`;
    return box(`${kind}/${name}`, known ? `["${text}"]` : words);
  };
  for (const { kind, metadata } of shown) boxOf(kind, metadata!.name!);
  for (const manifest of shown) {
    const from = boxOf(manifest.kind, manifest.metadata!.name!);
    for (const { kind, name } of [...links(manifest), ...configLinks(manifest)])
      if (!SILENT.has(kind)) arrows.add(`  ${from} --> ${boxOf(kind, name)}`);
    for (const { pods, label } of selected(manifest, shown))
      arrows.add(`  ${from} -. ${label} .-> ${boxOf(pods.kind, pods.metadata!.name!)}`);
    for (const { from: one, to, drawn } of arrowsOf(manifest, all))
      arrows.add(`  ${boxOf(one.kind, one.name)} ${drawn} ${boxOf(to.kind, to.name)}`);
    for (const claim of claims(manifest)) arrows.add(`  ${from} == claims ==> ${box(`claim/${from}/${claim}`, `[("${claim}")]`)}`);
  }
  for (const policy of all.filter(({ kind }) => kind === 'NetworkPolicy'))
    for (const { from, to, drawn } of arrowsOf(policy, all))
      arrows.add(`  ${boxOf(from.kind, from.name)} ${drawn} ${boxOf(to.kind, to.name)}`);
  return ['```mermaid', 'graph LR', ...boxes.values(), ...arrows, '```'].join('\n');
}

const titleOf = ({ kind, metadata }: Manifest): string => `${kind}/${metadata?.name}`;

/** The workloads whose Pods a manifest selects, and how. */
function selected(by: Manifest, all: readonly Manifest[]): { pods: Manifest; label: string }[] {
  const spec = isPlainObject(by.spec) ? by.spec : {};
  const room = all.filter(({ metadata }) => metadata?.namespace === by.metadata?.namespace);
  const having = (test: (labels: unknown) => boolean): Manifest[] =>
    room.filter((one) => podTemplateOf(one) !== undefined && test(podTemplateOf(one)!.metadata.labels));
  if (by.kind === 'Service' && isPlainObject(spec.selector)) {
    const { [POD_NAME]: alone, ...selector } = spec.selector;
    return having((labels) => selectsByMap(selector, labels)).map((pods) => ({
      pods,
      label: alone === undefined ? 'its Pods' : `${String(alone)} alone`,
    }));
  }
  const selector = Object.hasOwn(SELECTORS, by.kind) ? SELECTORS[by.kind]!(spec) : undefined;
  return selector === undefined ? [] : having((labels) => selects(selector, labels)).map((pods) => ({ pods, label: 'its Pods' }));
}

/** The claims that a StatefulSet makes for each of its Pods, with their size. */
function claims({ kind, metadata, spec }: Manifest): string[] {
  const templates = kind === 'StatefulSet' && isPlainObject(spec) ? spec.volumeClaimTemplates : undefined;
  return (Array.isArray(templates) ? (templates as Fields[]) : []).map((template) => {
    const size = ((template.spec as Fields | undefined)?.resources as { requests?: Fields } | undefined)?.requests?.storage;
    return `${String((template.metadata as Fields).name)}-${metadata?.name}-0 …<br/>${String(size)} for each Pod`;
  });
}
