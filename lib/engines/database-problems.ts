// What is wrong with the props of a database, said before any server is started.
import { isDeferred } from '../kube/later';
import { shown } from '../kube/prop-type';
import { isRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { ContainerProps } from '../pod/container';
import type { Problem } from '../pod/rendering';
import type { Engine } from './engine';
import { keptPromises } from './kept-promises';

interface Judged {
  readonly engine: Engine;
  readonly credentials?: unknown;
  readonly readReplicas: unknown;
  readonly allowMajorUpgrade: boolean;
  readonly dataLoss?: unknown;
  readonly persistentVolumeClaimRetentionPolicy?: k8s.StatefulSetPersistentVolumeClaimRetentionPolicy | undefined;
  readonly disruptionBudget?: unknown;
  readonly pod?: { readonly main?: ContainerProps } | undefined;
  // what the types leave out and JavaScript may bring
  readonly replicas?: unknown;
  readonly ordinals?: unknown;
}

export function databaseProblems(props: Judged): Problem[] {
  return [
    ...props.engine.problems,
    ...credentials(props.credentials),
    ...replicas(props),
    ...claims(props),
    ...upgrades(props),
    ...memory(props),
    ...keptPromises(props.engine, props.pod?.main),
  ];
}

function credentials(said: unknown): Problem[] {
  if ((typeof said === 'string' && said !== '') || isRef(said) || isDeferred(said)) return [];
  const message = said === undefined || said === '' ? 'Required value' : `Invalid value: ${shown(said)}: must be a Secret or its name`;
  return [problem('credentials', message, 'a Secret with the keys username and password, such as Secret.existing(…)')];
}

function replicas({ engine, readReplicas, replicas, ordinals, disruptionBudget }: Judged): Problem[] {
  const found: Problem[] = [];
  if (replicas !== undefined)
    found.push(
      problem(
        'replicas',
        'Forbidden: nothing promotes, so that the Pods are not of equal rank',
        'readReplicas adds Pods that copy the primary',
      ),
    );
  if (ordinals !== undefined) found.push(problem('ordinals', 'Forbidden: the Pod of ordinal 0 is the primary'));
  if (!Number.isInteger(readReplicas) || (readReplicas as number) < 0)
    found.push(problem('readReplicas', `Invalid value: ${JSON.stringify(readReplicas)}: must be a whole number, 0 or more`));
  else if ((readReplicas as number) > 0 && engine.readReplicas !== true)
    found.push(
      problem(
        'readReplicas',
        `Forbidden: ${engine.name} runs as one Pod here`,
        `its replication is the work of an operator, such as ${engine.readReplicas.operator}; postgresql and redis have read replicas`,
      ),
    );
  if (readReplicas === 0 && disruptionBudget !== undefined && disruptionBudget !== false)
    found.push({
      ...problem('disruptionBudget', 'Forbidden: left out, since there is one Pod', 'a budget keeps one of several; see readReplicas'),
      severity: 'warning',
    });
  return found;
}

function claims({ persistentVolumeClaimRetentionPolicy: policy, dataLoss }: Judged): Problem[] {
  if (dataLoss === 'accepted') return [];
  return (['whenDeleted', 'whenScaled'] as const)
    .filter((when) => policy?.[when] === 'Delete')
    .map((when) =>
      problem(
        `persistentVolumeClaimRetentionPolicy.${when}`,
        'Forbidden: it deletes claims, and their data with them',
        "leave it out and the claims stay; or say dataLoss: 'accepted'",
      ),
    );
}

function upgrades({ engine, allowMajorUpgrade }: Judged): Problem[] {
  if (!allowMajorUpgrade || engine.upgrades) return [];
  const message = `Invalid value: true: ${engine.name} cannot work on data of another major`;
  const hint = 'dump, and restore into a new StatefulDatabase; or run pg_upgrade on the volume by hand';
  return [{ ...problem('allowMajorUpgrade', message, hint), severity: 'warning' }];
}

/** What goes by a limit that nobody set goes by the size of the node. */
function memory({ engine: { name, resources, memoryArgument }, pod }: Judged): Problem[] {
  const { args, resources: own = resources } = pod?.main ?? {};
  if (memoryArgument === undefined || isDeferred(own) || isDeferred(own?.limits) || isDeferred(args)) return [];
  const says = (word: unknown): boolean => typeof word === 'string' && word.split(/[ =]/)[0] === memoryArgument;
  if ((own?.limits?.memory ?? undefined) !== undefined || (Array.isArray(args) && args.some(says))) return [];
  const message = `Required value: ${name} takes a share of it, and without it of the whole node`;
  const hint = `resources replace the engine's as a whole: write limits: { memory: '1Gi' } with the requests, or ${memoryArgument} in args`;
  return [{ ...problem('spec.template.spec.containers[0].resources.limits.memory', message, hint), severity: 'warning' }];
}

const problem = (path: string, message: string, hint?: string): Problem => ({
  rule: 'stateful-database',
  path,
  message,
  ...(hint !== undefined && { hint }),
});
