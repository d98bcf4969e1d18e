// Rules about budgets that let no Pod go.
import { isPlainObject, type Manifest, objectId } from '../kube/manifest';
import { isNoPods } from '../kube/percent';
import { isNone } from './entries';
import { identity } from './identity';
import type { ReadonlySet } from './manifest-set';
import { podCountsOf } from './pod-count';
import { podsOfSet } from './pod-index';
import type { Report, Rule } from './rule';
import { quoted } from './scalars';

const BUDGETS = 'PodDisruptionBudget';

export const budgetRules: readonly Rule[] = [
  {
    id: 'budget-lets-go',
    severity: 'warning',
    reads: [
      'PodDisruptionBudgetSpec.minAvailable',
      'PodDisruptionBudgetSpec.maxUnavailable',
      'PodDisruptionBudgetSpec.selector',
      'DeploymentSpec.replicas',
      'StatefulSetSpec.replicas',
      'HorizontalPodAutoscalerSpec.minReplicas',
    ],
    accepts: 'a budget lets some Pod go, of as many as its workloads have at least: otherwise every drain waits',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    checkAll: budgetsThatHold,
  },
];

function budgetsThatHold(set: ReadonlySet, report: Report): void {
  if (set.names(BUDGETS).length === 0) return;
  const total = totals(set);
  set.manifests.forEach((manifest, index) => {
    if (manifest.kind !== BUDGETS || manifest.apiVersion !== 'policy/v1' || !isPlainObject(manifest.spec)) return;
    const { minAvailable, maxUnavailable, selector } = manifest.spec;
    const say = (field: string, message: string, hint: string): void => report(index, `spec.${field}`, message, hint);
    if (isNone(minAvailable)) {
      if (isNone(maxUnavailable))
        say('maxUnavailable', 'Required value', 'without an amount no Pod may go, and every drain waits: maxUnavailable: 1');
      else if (isNoPods(maxUnavailable))
        say('maxUnavailable', `Invalid value: ${quoted(maxUnavailable)}: must not be none, or no Pod may ever go`, WAITS);
    } else if (isNone(maxUnavailable)) {
      if (minAvailable === '100%') say('minAvailable', 'Invalid value: "100%": must not be all Pods, or none may ever go', WAITS);
      else if (isPlainObject(selector)) tooMany(minAvailable, total(selector, manifest, index), say);
    }
  });
}

const WAITS = 'every drain is answered with 429, and waits: write maxUnavailable: 1';

/** As the controller counts: a percentage is rounded up. */
function tooMany(minAvailable: unknown, { count, names }: Total, say: (field: string, message: string, hint: string) => void): void {
  const percent = typeof minAvailable === 'string' ? /^(\d+)%$/.exec(minAvailable)?.[1] : undefined;
  const stay = percent === undefined ? minAvailable : Math.ceil((Number(percent) * count) / 100);
  if (typeof stay !== 'number' || count === 0 || stay < count || stay === 0) return;
  const its = `${names.join(' and ')} ${names.length === 1 ? 'has' : 'have'}`;
  say(
    'minAvailable',
    `Invalid value: ${quoted(minAvailable)}: must be less than the number of Pods, which is ${count}`,
    count === 1
      ? `${its} no more at least, and every drain waits: more replicas, or no budget`
      : `${its} no more at least, and every drain waits: write maxUnavailable: 1`,
  );
}

interface Total {
  /** 0 where nobody knows. */
  readonly count: number;
  readonly names: readonly string[];
}

/** How many Pods a budget's selector selects at least. */
function totals(set: ReadonlySet): (selector: Record<string, unknown>, by: Manifest, index: number) => Total {
  const pods = podsOfSet(set);
  const countOf = podCountsOf(set);
  return (selector, by, budget) => {
    const its = new Map<string, { readonly name: string; readonly least: number }>();
    for (const { index, manifest } of pods.selected(selector, by)) {
      const id = objectId(manifest);
      const key = identity(id);
      // the same workload in another chart is that of another environment
      if (its.has(key) && set.origins[index]!.group !== set.origins[budget]!.group) continue;
      const count = countOf(index);
      if (!count) return NOBODY_KNOWS;
      its.set(key, { name: `${id.kind}/${id.name}`, least: count.least });
    }
    const all = [...its.values()].filter(({ least }) => least > 0);
    return { count: all.reduce((sum, { least }) => sum + least, 0), names: all.map(({ name }) => name) };
  };
}

const NOBODY_KNOWS: Total = { count: 0, names: [] };
