// Rows of budgets, and of the workloads whose Pods they let go or hold.
import type { Manifest } from '../../lib/kube/manifest';
import { budgetOf, workload } from './row-of';
import type { Row, RuleRows } from './rows';

const WEB = { matchLabels: { app: 'web' } };
const budget = (amount: object, selector: object = WEB): Manifest => ({ ...budgetOf(selector), spec: { selector, ...amount } });
const counted = (replicas: number | undefined, kind = 'Deployment'): Manifest => workload({ replicas }, {}, kind);
const daemons = workload({}, {}, 'DaemonSet');
const scaler = (spec: object, more: object = {}): Manifest => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, ...spec },
  ...more,
});
const within = (namespace: string, manifest: Manifest): Manifest => ({ ...manifest, metadata: { ...manifest.metadata, namespace } });

const silent = (...manifests: Manifest[]): Row => ({ manifests });
const spoken = (field: string, message: string, hint: string, ...manifests: Manifest[]): Row => ({
  manifests,
  says: [{ path: `spec.${field}`, message, hint }],
});

const WAITS = 'every drain is answered with 429, and waits: write maxUnavailable: 1';
const held = (minAvailable: number | string, count: number, hint: string, ...others: Manifest[]): Row =>
  spoken(
    'minAvailable',
    `Invalid value: ${JSON.stringify(minAvailable)}: must be less than the number of Pods, which is ${count}`,
    hint,
    budget({ minAvailable }),
    ...others,
  );
const has = (name: string, instead: string): string => `${name} no more at least, and every drain waits: ${instead}`;
const ONE = has('Deployment/web has', 'more replicas, or no budget');
const MORE = has('Deployment/web has', 'write maxUnavailable: 1');

export const budgetRows: Readonly<Record<string, RuleRows>> = {
  'budget-lets-go': {
    accepted: [
      silent(budget({ maxUnavailable: 1 })),
      silent(budget({ maxUnavailable: '1%' }), counted(1)),
      silent(budget({ minAvailable: 0 }), counted(1)),
      silent(budget({ minAvailable: '0%' }), counted(1)),
      silent(budget({ minAvailable: 1 }), counted(2)),
      silent(budget({ minAvailable: '50%' }), counted(2)),
      silent(budget({ minAvailable: '66%' }), counted(3)),
      silent(budget({ minAvailable: 2 }), scaler({ minReplicas: 3, maxReplicas: 5 }), counted(undefined)),
      // nobody to be evicted, or nobody knows how many
      silent(budget({ minAvailable: 1 })),
      silent(budget({ minAvailable: 1 }), counted(0)),
      silent(budget({ minAvailable: 1 }), daemons),
      silent(budget({ minAvailable: 1 }, { matchLabels: { app: 'api' } }), counted(1)),
      silent(budget({ minAvailable: 1 }), counted(undefined), {
        ...scaler({ minReplicaCount: 2 }),
        apiVersion: 'example.com/v1',
        kind: 'ScaledObject',
      }),
      silent(within('a', budget({ minAvailable: 1 })), within('b', counted(1))),
      // the Pods of two workloads
      silent(budget({ minAvailable: 2 }), counted(2), { ...counted(1, 'StatefulSet'), metadata: { name: 'more' } }),
    ],
    rejected: [
      spoken('maxUnavailable', 'Required value', 'without an amount no Pod may go, and every drain waits: maxUnavailable: 1', budget({})),
      spoken(
        'maxUnavailable',
        'Invalid value: 0: must not be none, or no Pod may ever go',
        WAITS,
        budget({ maxUnavailable: 0 }),
        counted(3),
      ),
      spoken(
        'maxUnavailable',
        'Invalid value: "0%": must not be none, or no Pod may ever go',
        WAITS,
        budget({ maxUnavailable: '0%' }),
        counted(3),
      ),
      spoken(
        'minAvailable',
        'Invalid value: "100%": must not be all Pods, or none may ever go',
        WAITS,
        budget({ minAvailable: '100%' }),
        counted(3),
      ),
      held(1, 1, ONE, counted(1)),
      held(1, 1, ONE, counted(undefined)),
      held('1%', 1, ONE, counted(1)),
      held(3, 3, MORE, counted(3)),
      held(4, 3, MORE, counted(3)),
      held('67%', 3, MORE, counted(3)),
      held(2, 2, MORE, scaler({ minReplicas: 2, maxReplicas: 5 }), counted(undefined)),
      held(1, 1, ONE, scaler({ maxReplicas: 5 }), counted(undefined)),
      held(2, 2, has('StatefulSet/web has', 'write maxUnavailable: 1'), counted(2, 'StatefulSet')),
      held(3, 3, has('Deployment/web and StatefulSet/more have', 'write maxUnavailable: 1'), counted(2), {
        ...counted(1, 'StatefulSet'),
        metadata: { name: 'more' },
      }),
    ],
  },
};
