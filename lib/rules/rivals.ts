// Rules about two that want the number of the same Pods: budgets, autoscalers, and a workload that says it itself.
import { fieldsOf } from '../kube/fields-of';
import { isPlainObject, type Manifest, namespaceOf, objectId } from '../kube/manifest';
import { identity } from './identity';
import type { ReadonlySet } from './manifest-set';
import { type PodsOf, podsOfSet, sameRoom } from './pod-index';
import type { Report, Rule } from './rule';
import { quoted } from './scalars';

const AUTOSCALER = 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/';

export const rivalRules: readonly Rule[] = [
  {
    id: 'budget-overlap',
    severity: 'warning',
    reads: ['PodDisruptionBudgetSpec.selector'],
    accepts: 'no Pods are selected by two budgets: they could never be evicted',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works',
    checkAll: budgetsTogether,
  },
  {
    id: 'autoscaler-overlap',
    severity: 'warning',
    reads: ['HorizontalPodAutoscalerSpec.scaleTargetRef'],
    accepts: 'a workload has one autoscaler: two of them stop',
    source: `${AUTOSCALER}#autoscaling-on-multiple-metrics-and-custom-metrics`,
    checkAll: (set, report) => {
      if (set.names(AUTOSCALERS).length < 2) return;
      const scaled = new Map<string, number>();
      forAutoscalers(set, ({ apiVersion, kind, name }, index, namespace = '') => {
        const target = `${namespace} ${String(apiVersion).split('/')[0]} ${String(kind)} ${String(name)}`;
        const other = scaled.get(target);
        if (other === undefined) scaled.set(target, index);
        if (other === undefined || isOne(set, index, other)) return;
        const { name: its } = objectId(set.manifests[other]!);
        report(
          index,
          'spec.scaleTargetRef',
          `Duplicate value: ${quoted(`${String(kind)}/${String(name)}`)}`,
          `HorizontalPodAutoscaler/${its} scales it as well, and where there are two both stop: keep one; that of a pattern is its prop autoscale`,
        );
      });
    },
  },
  {
    id: 'autoscaled-replicas',
    severity: 'warning',
    reads: ['HorizontalPodAutoscalerSpec.scaleTargetRef', 'DeploymentSpec.replicas', 'StatefulSetSpec.replicas'],
    accepts: 'a workload that has an autoscaler does not say its number of Pods itself',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
    checkAll: (set, report) =>
      forAutoscalers(set, ({ apiVersion, kind, name }, index, namespace) => {
        for (const at of set.find(String(kind), String(name), namespace)) {
          const target = set.manifests[at]!;
          const { replicas } = fieldsOf(target.spec);
          if (target.apiVersion !== apiVersion || typeof replicas !== 'number') continue;
          report(
            at,
            'spec.replicas',
            `Forbidden: HorizontalPodAutoscaler/${objectId(set.manifests[index]!).name} owns the number of Pods, and every apply would set it back to ${replicas}`,
            'leave replicas out, minReplicas says how many there are at least; or leave the autoscaler out',
          );
        }
      }),
  },
];

const BUDGETS = 'PodDisruptionBudget';
const AUTOSCALERS = 'HorizontalPodAutoscaler';

function budgetsTogether(set: ReadonlySet, report: Report): void {
  if (set.names(BUDGETS).length < 2) return;
  const pods = podsOfSet(set);
  const budgeted = new Map<PodsOf, number[]>();
  set.manifests.forEach((manifest, index) => {
    const { selector } = fieldsOf(manifest.spec);
    if (manifest.kind !== BUDGETS || manifest.apiVersion !== 'policy/v1' || !isPlainObject(selector)) return;
    let said = false;
    for (const its of pods.selected(selector, manifest)) {
      const before = budgeted.get(its) ?? [];
      budgeted.set(its, [...before, index]);
      const other = said ? undefined : before.find((one) => sameRoom(set.manifests[one]!, manifest) && !isOne(set, one, index));
      if (other === undefined) continue;
      said = true;
      const { kind, name } = objectId(its.manifest);
      report(
        index,
        'spec.selector',
        `Invalid value: ${quoted(selector)}: selects the Pods of ${kind}/${name}, as ${BUDGETS}/${objectId(set.manifests[other]!).name} does`,
        'a Pod of two budgets cannot be evicted, and every drain fails: keep one; that of a pattern is left out by disruptionBudget: false',
      );
    }
  });
}

function forAutoscalers(
  set: ReadonlySet,
  visit: (target: Record<string, unknown>, index: number, namespace: string | undefined) => void,
): void {
  if (set.names(AUTOSCALERS).length === 0) return;
  set.manifests.forEach((manifest, index) => {
    const { scaleTargetRef } = fieldsOf(manifest.spec);
    if (isAutoscaler(manifest) && isPlainObject(scaleTargetRef)) visit(scaleTargetRef, index, namespaceOf(manifest));
  });
}

const isAutoscaler = ({ kind, apiVersion }: Manifest): boolean => kind === AUTOSCALERS && /^autoscaling\/v[12]$/.test(apiVersion);

/** Two manifests about one object: another rule says that. */
const isOne = ({ manifests }: ReadonlySet, a: number, b: number): boolean =>
  identity(objectId(manifests[a]!)) === identity(objectId(manifests[b]!));
