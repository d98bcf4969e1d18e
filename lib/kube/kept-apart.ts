// What keeps the Pods of one workload apart, so that none can stand beside another while they are replaced.
import { entries } from './entries';
import { isPlainObject } from './manifest';
import { selects } from './selector';

type Fields = Readonly<Record<string, unknown>>;
interface Template {
  readonly metadata?: { readonly labels?: unknown } | undefined;
  readonly spec?: unknown;
}

/** The field by which they are kept apart, from the pod spec on, and what is kept for one of them; undefined where nothing is certain. */
export interface KeptApart {
  readonly path: string;
  /** What one of them alone has: the label of nodes, or the port of the node. */
  readonly by: { readonly topologyKey: string } | { readonly hostPort: number };
}

export function keptApart({ metadata, spec }: Template): KeptApart | undefined {
  if (!isPlainObject(spec)) return undefined;
  return byAffinity(spec, metadata?.labels) ?? byPort(spec);
}

const TERMS = 'requiredDuringSchedulingIgnoredDuringExecution';

function byAffinity({ affinity }: Fields, labels: unknown): KeptApart | undefined {
  const anti = isPlainObject(affinity) && isPlainObject(affinity.podAntiAffinity) ? affinity.podAntiAffinity : {};
  for (const [i, term] of entries(anti[TERMS]).entries()) {
    const { topologyKey } = term;
    if (typeof topologyKey === 'string' && isOfOwn(term, labels))
      return { path: `affinity.podAntiAffinity.${TERMS}[${i}]`, by: { topologyKey } };
  }
  return undefined;
}

/** Labels that differ from one revision to the next let new Pods stand beside old ones; other namespaces are others' Pods. */
const isOfOwn = ({ labelSelector, namespaces, namespaceSelector, matchLabelKeys, mismatchLabelKeys }: Fields, labels: unknown): boolean =>
  isEmpty(namespaces) &&
  (namespaceSelector ?? undefined) === undefined &&
  isEmpty(mismatchLabelKeys) &&
  !(Array.isArray(matchLabelKeys) && matchLabelKeys.includes('pod-template-hash')) &&
  selects(labelSelector, labels);

const isEmpty = (list: unknown): boolean => !Array.isArray(list) || list.length === 0;

/** A port of the node is one process's. Those of containers in the node's network are ports of the node. */
function byPort(spec: Fields): KeptApart | undefined {
  for (const list of ['containers', 'initContainers'])
    for (const [i, container] of entries(spec[list]).entries()) {
      if (list === 'initContainers' && container.restartPolicy !== 'Always') continue;
      for (const [j, { hostPort, containerPort }] of entries(container.ports).entries()) {
        const port = hostPort || (spec.hostNetwork === true ? containerPort : undefined);
        if (typeof port === 'number') return { path: `${list}[${i}].ports[${j}]`, by: { hostPort: port } };
      }
    }
  return undefined;
}
