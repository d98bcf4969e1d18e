// Rules about keys whose values a Pod brings along: where it is spread or stands near others, its own labels are asked for.
import { labelKeyProblem } from '../kube/label-syntax';
import { isPlainObject } from '../kube/manifest';
import { entries, isNone } from './entries';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const SPREAD = 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#topologyspreadconstraints-field';
/** Since then affinity knows them; in two versions before, they were taken away. */
const IN_AFFINITY = 31;
/** Since then the Pod's own labels are written into the selector of its constraints. */
const MERGED = 34;
const IN_BOTH = 'exists in both matchLabelKeys and';

type Fields = Readonly<Record<string, unknown>>;

export const matchLabelKeyRules: readonly Rule[] = [
  {
    id: 'match-label-keys',
    severity: 'error',
    on: ['TopologySpreadConstraint', 'PodAffinityTerm'],
    reads: ['TopologySpreadConstraint.matchLabelKeys', 'PodAffinityTerm.matchLabelKeys', 'PodAffinityTerm.mismatchLabelKeys'],
    accepts: 'keys of labels that Pods bring along go with a selector, and Pods are alike in them or differ in them',
    source: SPREAD,
    check: ({ matchLabelKeys, mismatchLabelKeys, labelSelector, whenUnsatisfiable }, at) => {
      const isSpread = !isNone(whenUnsatisfiable);
      if ((isNone(matchLabelKeys) && isNone(mismatchLabelKeys)) || (!isSpread && at.minor < IN_AFFINITY)) return;
      for (const [field, keys] of Object.entries({ matchLabelKeys, mismatchLabelKeys })) {
        const its = texts(keys);
        if (its.length === 0) continue;
        if (isNone(labelSelector)) at.report(field, 'Forbidden: must not be specified when labelSelector is not set');
        else
          its.forEach((key, i) => {
            const wrong = labelKeyProblem(key);
            if (wrong !== undefined) at.report(`${field}[${i}]`, `Invalid value: ${quoted(key)}: ${wrong}`);
          });
      }
      texts(matchLabelKeys).forEach((key, i) => {
        if (texts(mismatchLabelKeys).includes(key))
          at.report(`matchLabelKeys[${i}]`, `Invalid value: ${quoted(key)}: ${IN_BOTH} mismatchLabelKeys`);
      });
    },
  },
  {
    id: 'match-label-keys-once',
    severity: 'error',
    on: ['Pod', 'PodTemplateSpec'],
    reads: ['TopologySpreadConstraint.matchLabelKeys', 'PodAffinityTerm.matchLabelKeys'],
    accepts: 'a key whose value the Pod brings along is asked for once: its selector has none for it',
    source: SPREAD,
    check: ({ metadata, spec }, at) => {
      if (!isPlainObject(spec) || (isNone(spec.topologySpreadConstraints) && isNone(spec.affinity))) return;
      const labels = isPlainObject(metadata) && isPlainObject(metadata.labels) ? metadata.labels : {};
      entries(spec.topologySpreadConstraints).forEach((one, i) =>
        once(one, `spec.topologySpreadConstraints[${i}]`, at.minor < MERGED ? undefined : labels, at),
      );
      if (isPlainObject(spec.affinity) && at.minor >= IN_AFFINITY)
        for (const [term, path] of affinityTerms(spec.affinity)) once(term, `spec.affinity.${path}`, labels, at);
    },
  },
];

/** A Pod without the label is not asked for it, where labels say so. */
function once({ matchLabelKeys, labelSelector }: Fields, path: string, labels: Fields | undefined, at: Place): void {
  if (isNone(matchLabelKeys) || !isPlainObject(labelSelector)) return;
  const { matchLabels, matchExpressions } = labelSelector;
  const asked = new Set<unknown>([
    ...Object.keys(isPlainObject(matchLabels) ? matchLabels : {}),
    ...entries(matchExpressions).map(({ key }) => key),
  ]);
  texts(matchLabelKeys).forEach((key, i, all) => {
    if (labels && !Object.hasOwn(labels, key)) return;
    if (asked.has(key) || (labels && all.indexOf(key) < i))
      at.report(`${path}.matchLabelKeys[${i}]`, `Invalid value: ${quoted(key)}: ${IN_BOTH} labelSelector`, 'leave it out in one of them');
  });
}

function affinityTerms(affinity: Fields): (readonly [term: Fields, path: string])[] {
  return ['podAffinity', 'podAntiAffinity'].flatMap((how) => {
    const its = isPlainObject(affinity[how]) ? affinity[how] : {};
    const required = 'requiredDuringSchedulingIgnoredDuringExecution';
    const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
    return [
      ...entries(its[required]).map((term, i) => [term, `${how}.${required}[${i}]`] as const),
      ...entries(its[preferred]).flatMap(({ podAffinityTerm }, i) =>
        isPlainObject(podAffinityTerm) ? [[podAffinityTerm, `${how}.${preferred}[${i}].podAffinityTerm`] as const] : [],
      ),
    ];
  });
}

const texts = (keys: unknown): string[] => (Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : []);
