// How Pods are replaced when their template changes. Notes 002 apply these files without printing them: what they say of each is here.
import { type App, type Chart, claim, DaemonSet, Deployment, Job, ReplicaSet, StatefulSet } from 'cdk8s-patterns';
import { topic } from './topic';

const main = { name: 'nginx-container', image: 'nginx:1.16', ports: [80] };

export function updates(app: App): void {
  const chart = topic(app, 'notes-updates');
  replicaSets(chart);
  deployments(chart);
  daemonSets(chart);
  statefulSets(chart);
  new Job(chart, 'sample-job', {
    completions: 3,
    parallelism: 2,
    pod: { restartPolicy: 'Never', main: { image: 'busybox', command: ['sleep', '30'] } },
  });
}

function replicaSets(chart: Chart): void {
  // equality-based; a Pod of this label that somebody else makes is counted, and may be killed
  new ReplicaSet(chart, 'sample-rs', { replicas: 3, selector: { matchLabels: { app: 'sample-app' } }, pod: { main } });

  // set-based: the labels are the Pods' own, and one of the values
  new ReplicaSet(chart, 'sample-rs-by-set', {
    replicas: 3,
    selector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['front', 'edge'] }] },
    pod: { metadata: { labels: { tier: 'front' } }, main },
  });
}

function deployments(chart: Chart): void {
  // no selector: it is a label that only these Pods have
  new Deployment(chart, 'sample-deployment-rollingupdate', {
    replicas: 3,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }, // numbers, or percent
    minReadySeconds: 10, // a new Pod counts after it was ready for so long
    revisionHistoryLimit: 5, // so many ReplicaSets to go back to
    progressDeadlineSeconds: 600, // then the rollout has failed; nothing goes back by itself
    pod: { main },
  });

  // all Pods go before the first new one comes
  new Deployment(chart, 'sample-deployment-recreate', { replicas: 3, strategy: { type: 'Recreate' }, pod: { main } });

  // kubectl rollout pause: changes wait for resume
  new Deployment(chart, 'sample-deployment-paused', { replicas: 3, paused: true, pod: { main } });
}

function daemonSets(chart: Chart): void {
  new DaemonSet(chart, 'sample-ds', { pod: { main } });

  // a Pod changes when somebody deletes it
  new DaemonSet(chart, 'sample-ds-on-delete', { updateStrategy: { type: 'OnDelete' }, pod: { main } });
}

function statefulSets(chart: Chart): void {
  const pod = { main: { ...main, volumeMounts: { '/usr/share/nginx/html': claim({ name: 'www', size: '1Gi' }) } } };

  // the claims www-sample-stateful-set-0 … outlive the set
  const set = new StatefulSet(chart, 'sample-stateful-set', { replicas: 3, serviceName: 'sample-stateful-set', pod });
  set.service({ clusterIP: 'None' });

  // all at once instead of one by one; and Pods below 4 stay as they are, even if they are restarted
  const parallel = new StatefulSet(chart, 'sample-stateful-set-rollingupdate', {
    replicas: 6,
    serviceName: 'sample-stateful-set-rollingupdate',
    podManagementPolicy: 'Parallel',
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 4 } },
    pod,
  });
  parallel.service({ clusterIP: 'None' });
}
