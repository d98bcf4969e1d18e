// Rows of claims that several Pods mount at a time.
import type { Manifest } from '../../lib/kube/manifest';
import { REQUIRED, workload } from './row-of';
import type { Row, RuleRows } from './rows';

const claim = (modes: readonly string[], more: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { accessModes: modes, resources: { requests: { storage: '1Gi' } }, ...more },
});
const once = claim(['ReadWriteOnce']);
const alone = claim(['ReadWriteOncePod']);
const using = (spec: object, pod: object = {}, kind = 'Deployment'): Manifest =>
  workload(spec, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }], ...pod }, kind);
const rolling = (rollingUpdate: object): object => ({ strategy: { type: 'RollingUpdate', rollingUpdate } });
const RECREATE = { strategy: { type: 'Recreate' } };
const volume = (more: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'disk' },
  spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], ...more },
});
const FOLDER = { nfs: { server: 'nfs.example.com', path: '/data' } };
const scaler: Manifest = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 1, maxReplicas: 4 },
};

const silent = (...manifests: Manifest[]): Row => ({ manifests });
const spoken = (message: string, hint: string, ...manifests: Manifest[]): Row => ({
  manifests,
  says: [{ path: 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName', message: `Invalid value: "data": ${message}`, hint }],
});

const NODE = 'ReadWriteOnce is for the Pods of one node';
const POD = 'ReadWriteOncePod is for one Pod';
const ELSEWHERE = 'a Pod on another node waits for ever (Multi-Attach)';
const ANOTHER = 'another Pod waits for ever';
const MANY = "accessModes: ['ReadWriteMany'] where the storage has that";
const OWN = 'a StatefulSet, with a claim for each Pod';
const ONE = "replicas: 1 with strategy: { type: 'Recreate' }";
const NEXT = 'and a rollout starts the next Pod before the last one ends';
const STAYS = "and the last one stays: strategy: { type: 'Recreate' }, or a Singleton with atMost: 1";
const crowded = `${ELSEWHERE}: ${ONE}, ${MANY}, or ${OWN}`;
const rolls = (spec: object): Row => spoken(`${NODE}, ${NEXT}`, `${ELSEWHERE}, ${STAYS}`, once, using(spec));

export const sharedClaimRows: Readonly<Record<string, RuleRows>> = {
  'shared-claim': {
    accepted: [
      silent(once, using(RECREATE)),
      silent(alone, using(RECREATE)),
      silent(once, using({ replicas: 0 })),
      silent(using({ replicas: 3 })),
      silent(claim(['ReadWriteMany']), using({ replicas: 3 })),
      silent(claim(['ReadWriteOnce', 'ReadOnlyMany']), using({ replicas: 3 })),
      silent(once, workload({ replicas: 3 })),
      // the last Pod may go before the next one is ready
      silent(once, using(rolling({ maxSurge: 0 }))),
      silent(once, using(rolling({ maxSurge: '0%', maxUnavailable: 1 }))),
      silent(once, using(rolling({ maxSurge: 1, maxUnavailable: 1 }))),
      silent(once, using(rolling({ maxUnavailable: '100%' }))),
      silent(once, using({}, {}, 'ReplicaSet')),
      silent(once, using({ serviceName: 'web' }, {}, 'StatefulSet')),
      // all on one node
      silent(once, using({ replicas: 3 }, { nodeSelector: { 'kubernetes.io/hostname': 'a' } })),
      silent(once, using({ replicas: 3 }, { nodeName: 'a' })),
      silent(
        once,
        using(
          { replicas: 3 },
          {
            affinity: {
              podAffinity: { [REQUIRED]: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } }] },
            },
          },
        ),
      ),
      silent(
        once,
        using(
          { replicas: 3 },
          {
            affinity: {
              nodeAffinity: {
                [REQUIRED]: { nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] }] },
              },
            },
          },
        ),
      ),
      silent(once, using({}, { nodeSelector: { disk: 'ssd' } }, 'DaemonSet')),
      // no node holds it
      silent(claim(['ReadWriteOnce'], { volumeName: 'disk' }), volume(FOLDER), using({ replicas: 3 })),
      silent(
        claim(['ReadWriteOnce'], { storageClassName: 'manual' }),
        volume({ ...FOLDER, storageClassName: 'manual' }),
        using({ replicas: 3 }),
      ),
      silent(once, volume({ ...FOLDER, claimRef: { name: 'data', namespace: 'default' } }), using({ replicas: 3 })),
    ],
    rejected: [
      spoken(`${NODE}, and there are 3`, crowded, once, using({ replicas: 3, ...RECREATE })),
      spoken(`${POD}, and there are 2`, `${ANOTHER}: ${ONE}, ${MANY}, or ${OWN}`, alone, using({ replicas: 2 }, { nodeName: 'a' })),
      spoken(`${NODE}, and there are up to 4`, crowded, once, scaler, using(RECREATE)),
      spoken(`${NODE}, and there are 2`, `${ELSEWHERE}: replicas: 1, ${MANY}, or ${OWN}`, once, using({ replicas: 2 }, {}, 'ReplicaSet')),
      spoken(
        `${NODE}, and there are 2`,
        `${ELSEWHERE}: replicas: 1, ${MANY}, or volumeClaimTemplates, a claim for each Pod`,
        once,
        using({ replicas: 2, serviceName: 'web' }, {}, 'StatefulSet'),
      ),
      spoken(
        `${NODE}, and a DaemonSet has one on each`,
        `${ELSEWHERE}: accessModes: ['ReadWriteMany'], or a hostPath`,
        once,
        using({}, {}, 'DaemonSet'),
      ),
      rolls({}),
      rolls({ replicas: 1 }),
      rolls(rolling({ maxSurge: 1, maxUnavailable: 0 })),
      rolls(rolling({ maxUnavailable: '99%' })),
      spoken(`${POD}, ${NEXT}`, `${ANOTHER}, ${STAYS}`, alone, using({})),
      // a disk of the cloud
      spoken(
        `${NODE}, and there are 2`,
        crowded,
        claim(['ReadWriteOnce'], { volumeName: 'disk' }),
        volume({ csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'vol-1' } }),
        using({ replicas: 2 }),
      ),
    ],
  },
};
