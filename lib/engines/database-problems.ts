// What is wrong with the props of a database, said before any server is started.
import type * as k8s from '../kube/wire';
import type { Problem } from '../pod/rendering';
import type { Engine } from './engine';

interface Judged {
  readonly engine: Engine;
  readonly credentials?: unknown;
  readonly readReplicas: unknown;
  readonly allowMajorUpgrade: boolean;
  readonly dataLoss?: unknown;
  readonly persistentVolumeClaimRetentionPolicy?: k8s.StatefulSetPersistentVolumeClaimRetentionPolicy | undefined;
  readonly disruptionBudget?: unknown;
  // what the types leave out and JavaScript may bring
  readonly replicas?: unknown;
  readonly ordinals?: unknown;
}

export function databaseProblems(props: Judged): Problem[] {
  return [
    ...props.engine.problems,
    ...(props.credentials === undefined
      ? [problem('credentials', 'Required value', 'a Secret with the keys username and password, such as Secret.existing(…)')]
      : []),
    ...replicas(props),
    ...claims(props),
    ...upgrades(props),
  ];
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

const problem = (path: string, message: string, hint?: string): Problem => ({
  rule: 'stateful-database',
  path,
  message,
  ...(hint !== undefined && { hint }),
});
