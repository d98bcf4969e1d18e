// Rows of rollouts for whose new Pods there is no place while the old ones stand.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, rejected, REQUIRED, PREFERRED, workload } from './row-of';
import type { Row, RuleRows } from './rows';

const own = { labelSelector: { matchLabels: { app: 'web' } }, topologyKey: 'kubernetes.io/hostname' };
const zone = { ...own, topologyKey: 'topology.kubernetes.io/zone' };
const apart = (...terms: object[]): object => ({ affinity: { podAntiAffinity: { [REQUIRED]: terms } } });
const listening = (port: object): object => ({ containers: [{ name: 'main', image: 'nginx:1.27', ports: [port] }] });
const onNode = listening({ containerPort: 80, hostPort: 80 });
const inNodes = { ...listening({ containerPort: 9100 }), hostNetwork: true };
const rolling = (rollingUpdate: object): object => ({ strategy: { type: 'RollingUpdate', rollingUpdate } });
const never = rolling({ maxSurge: 1, maxUnavailable: 0 });
const surging = { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } };

const deployed = (spec: object, pod: object = apart(own)): Manifest => workload({ replicas: 3, ...spec }, pod);
const daemon = (spec: object, pod: object): Manifest => workload(spec, pod, 'DaemonSet');
const TERM = `template.spec.affinity.podAntiAffinity.${REQUIRED}`;
const PORT = 'template.spec.containers[0].ports[0]';
const stuck = (manifest: Manifest, what: string, place: string, at: string): Row =>
  rejected(manifest, [
    'spec.strategy.rollingUpdate.maxUnavailable',
    `Forbidden: ${what}, and none goes before another comes`,
    `see ${at}; where each ${place} has one, a new Pod waits for ever: write maxUnavailable: 1, maxSurge: 0`,
  ]);
const stuckDaemon = (manifest: Manifest, what: string, at: string): Row =>
  rejected(manifest, [
    'spec.updateStrategy.rollingUpdate.maxSurge',
    `Forbidden: ${what}, and none goes before another comes`,
    `see ${at}; a new Pod waits for ever: leave maxSurge out: the old Pod of a node then goes first`,
  ]);
const NODE = 'no node takes two of its Pods';
const OF_NODE = "port 80 of a node is one Pod's";

export const rolloutPlaceRows: Readonly<Record<string, RuleRows>> = {
  'rollout-place': {
    accepted: [
      accepted(deployed(never, {})),
      accepted(deployed(rolling({ maxSurge: 0, maxUnavailable: 1 }))),
      accepted(deployed(rolling({ maxUnavailable: '34%' }))),
      accepted(deployed({ strategy: { type: 'Recreate' } })),
      // both are rounded to none, and then one may go
      accepted(deployed(rolling({ maxSurge: '0%', maxUnavailable: '25%' }))),
      accepted(deployed({ replicas: 4 })),
      accepted(deployed({ ...never, replicas: 1 })),
      accepted(deployed({ ...never, replicas: undefined })),
      // rather, others, and of another revision
      accepted(deployed(never, { affinity: { podAntiAffinity: { [PREFERRED]: [{ weight: 1, podAffinityTerm: own }] } } })),
      accepted(deployed(never, apart({ ...own, labelSelector: { matchLabels: { app: 'api' } } }))),
      accepted(deployed(never, apart({ ...own, namespaces: ['other'] }))),
      accepted(deployed(never, apart({ ...own, matchLabelKeys: ['pod-template-hash'] })), { target: '1.31' }),
      accepted(deployed(never, listening({ containerPort: 80 }))),
    ],
    rejected: [
      stuck(deployed(never), NODE, 'node', `${TERM}[0]`),
      stuck(deployed({}), NODE, 'node', `${TERM}[0]`),
      stuck(deployed({ ...rolling({ maxUnavailable: '0%' }), replicas: 20 }), NODE, 'node', `${TERM}[0]`),
      stuck(deployed(never, apart({ ...own, labelSelector: {} }, zone)), NODE, 'node', `${TERM}[0]`),
      stuck(
        deployed(never, apart({ ...own, labelSelector: { matchLabels: { app: 'api' } } }, zone)),
        'no place by topology.kubernetes.io/zone takes two of its Pods',
        'place by topology.kubernetes.io/zone',
        `${TERM}[1]`,
      ),
      stuck(deployed(never, onNode), OF_NODE, 'node', PORT),
      stuck(deployed(never, inNodes), "port 9100 of a node is one Pod's", 'node', PORT),
    ],
  },
  'daemon-rollout-place': {
    accepted: [
      accepted(daemon({}, onNode)),
      accepted(daemon({ updateStrategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } } }, onNode)),
      accepted(daemon({ updateStrategy: { type: 'OnDelete' } }, onNode)),
      accepted(daemon(surging, listening({ containerPort: 80 }))),
      accepted(daemon(surging, { hostNetwork: true })),
    ],
    rejected: [
      stuckDaemon(daemon(surging, onNode), OF_NODE, PORT),
      stuckDaemon(daemon(surging, inNodes), "port 9100 of a node is one Pod's", PORT),
      stuckDaemon(daemon(surging, apart(own)), NODE, `${TERM}[0]`),
      stuckDaemon(
        daemon(
          { updateStrategy: { rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 } } },
          {
            initContainers: [{ name: 'proxy', image: 'envoy:1.31', restartPolicy: 'Always', ports: [{ containerPort: 1, hostPort: 80 }] }],
          },
        ),
        OF_NODE,
        'template.spec.initContainers[0].ports[0]',
      ),
    ],
  },
};
