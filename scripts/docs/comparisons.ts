// What a person says of the six comparisons with cdk8s-plus; the programs are in test/compared/, and the rest is made from them.
import type { Chart } from 'cdk8s-patterns';
import { adapterPod as adapterOurs } from '../../test/compared/adapter-pod.ours';
import { adapterPod as adapterPlus } from '../../test/compared/adapter-pod.plus';
import { ambassadorPod as ambassadorOurs } from '../../test/compared/ambassador-pod.ours';
import { ambassadorPod as ambassadorPlus } from '../../test/compared/ambassador-pod.plus';
import { batchCron as cronOurs } from '../../test/compared/batch-cron.ours';
import { batchCron as cronPlus } from '../../test/compared/batch-cron.plus';
import { nodeDaemon as daemonOurs } from '../../test/compared/node-daemon.ours';
import { nodeDaemon as daemonPlus } from '../../test/compared/node-daemon.plus';
import { sidecarPod as sidecarOurs } from '../../test/compared/sidecar-pod.ours';
import { sidecarPod as sidecarPlus } from '../../test/compared/sidecar-pod.plus';
import { statefulDatabase as databaseOurs } from '../../test/compared/stateful-database.ours';
import { statefulDatabase as databasePlus } from '../../test/compared/stateful-database.plus';

/** A field that the library writes, and for which cdk8s-plus-28 has no word. */
export interface Missing {
  /** `StatefulSet/db spec.volumeClaimTemplates`: a test finds it in our output, and not in the other. */
  readonly field: string;
  readonly why: string;
}

export interface Comparison {
  readonly pattern: string;
  readonly ours: (chart: Chart) => void;
  readonly plus: (chart: Chart) => void;
  /** The folder of the files that the user of cdk8s-plus writes besides: those that the library makes. @default none are made */
  readonly besides?: string;
  readonly missing: readonly Missing[];
  /** What else is to be said, to be fair. */
  readonly words: string;
}

const pod = (title: string): Missing[] => [
  {
    field: `${title}.enableServiceLinks`,
    why: 'without it every Service of the namespace becomes variables (`REDIS_PORT=tcp://…`) that programs take for their own',
  },
];

export const comparisons: readonly Comparison[] = [
  {
    pattern: 'SidecarPod',
    ours: sidecarOurs,
    plus: sidecarPlus,
    missing: [
      ...pod('Pod/site spec'),
      {
        field: 'Pod/site metadata.annotations.kubectl.kubernetes.io/default-container',
        why: 'it can be written by hand; nothing knows that it is due',
      },
    ],
    words:
      'cdk8s-plus has native sidecars (`restartPolicy` of an init container), and they come out the same. It does not know for which version it writes: below 1.29 the cluster drops the field, and the Pod hangs in Init. That git-sync needs a place for its HOME, when it is ready, and as which user it runs is for you to find out.',
  },
  {
    pattern: 'AmbassadorPod',
    ours: ambassadorOurs,
    plus: ambassadorPlus,
    besides: 'test/compared',
    missing: [
      ...pod('Pod/cart spec'),
      {
        field: 'ConfigMap/cart-redis-proxy metadata.annotations.kustomize.toolkit.fluxcd.io/substitute',
        why: 'it can be written by hand, by who knows that Flux replaces `${…}`',
      },
    ],
    words:
      'The same objects; the configuration of Envoy is yours to write, and to keep in step with the port that the main container is told. Nothing refuses a port that is on no address, or credentials in the main container.',
  },
  {
    pattern: 'AdapterPod',
    ours: adapterOurs,
    plus: adapterPlus,
    missing: pod('Pod/worker spec'),
    words:
      'The same object. `configure(scope, { monitor: … })` tells collectors of every adapter below a scope; here that is one annotation, or one PodMonitor, for each Pod by hand.',
  },
  {
    pattern: 'StatefulDatabase',
    ours: databaseOurs,
    plus: databasePlus,
    besides: 'test/compared/postgresql',
    missing: [
      {
        field: 'StatefulSet/db spec.volumeClaimTemplates',
        why: 'it has no claim templates: the database would lose its data with its Pod. `ApiObject.of(db).addJsonPatch(…)` can add them, unchecked',
      },
      { field: 'StatefulSet/db spec.persistentVolumeClaimRetentionPolicy', why: 'nor this' },
      { field: 'StatefulSet/db spec.template.spec.topologySpreadConstraints', why: 'it has affinities, and `spread` as anti-affinity' },
      ...pod('StatefulSet/db spec.template.spec'),
    ],
    words:
      'cdk8s-plus has no PodDisruptionBudget; the program makes it as a plain `ApiObject`, as one can with cdk8s. The hard part is in the files: scripts that start a primary or a replica, and refuse to start an empty primary beside replicas with data.',
  },
  {
    pattern: 'NodeDaemon',
    ours: daemonOurs,
    plus: daemonPlus,
    missing: [
      {
        field: 'DaemonSet/node-metrics spec.updateStrategy',
        why: 'one node after another is what Kubernetes does by itself; how many at once cannot be said',
      },
      {
        field: 'DaemonSet/node-metrics spec.template.spec.priorityClassName',
        why: 'without it the Pods of nodes are evicted like any other',
      },
      { field: 'DaemonSet/node-metrics spec.template.spec.nodeSelector', why: '`scheduling.attract` says it as an affinity' },
      ...pod('DaemonSet/node-metrics spec.template.spec'),
    ],
    words: 'Mounts, propagation and tolerations can all be said. That the namespace has to allow hostPath is not checked.',
  },
  {
    pattern: 'BatchCron',
    ours: cronOurs,
    plus: cronPlus,
    missing: pod('CronJob/report spec.jobTemplate.spec.template.spec'),
    words:
      'Close to each other: cdk8s-plus says all of it, with its own words (`activeDeadline`, `successfulJobsRetained`). A `Cron` that never fires, or a time zone that does not exist, is not refused.',
  },
];
