// What keeps Pods running (notes 003, 004). Three of them select `app: nginx`: in one namespace they would count each other's Pods.
import { type App, claim, DaemonSet, Deployment, ReplicaSet, Service, StatefulSet } from 'cdk8s-patterns';
import { topic } from './topic';

export function workloads(app: App): void {
  replicaSet(app);
  deployment(app);
  daemonSet(app);
  statefulSets(app);
}

function replicaSet(app: App): void {
  new ReplicaSet(topic(app, 'notes-replica-set'), 'nginx-replicaset', {
    metadata: { labels: { app: 'nginx' } },
    replicas: 3,
    selector: { matchLabels: { app: 'nginx' } }, // the Pods get these labels
    pod: { main: { name: 'nginx', image: 'nginx:latest', ports: [80] } },
  });
}

function deployment(app: App): void {
  new Deployment(topic(app, 'notes-deployment'), 'nginx-deployment', {
    metadata: { labels: { app: 'nginx' } },
    replicas: 3,
    selector: { matchLabels: { app: 'nginx' } },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
    pod: { main: { name: 'nginx', image: 'nginx:latest', ports: [80] } },
  });
}

function daemonSet(app: App): void {
  new DaemonSet(topic(app, 'notes-daemon-set'), 'nginx-daemonset', {
    metadata: { labels: { app: 'nginx' } },
    selector: { matchLabels: { name: 'nginx' } },
    pod: { main: { name: 'nginx', image: 'nginx:latest', ports: [80] } },
  });
}

function statefulSets(app: App): void {
  const chart = topic(app, 'notes-stateful-set');

  // headless: each Pod has a name of its own, nginx-statefulset-0.nginx
  const nginx = new Service(chart, 'nginx', { clusterIP: 'None', ports: { http: 80 }, selector: { app: 'nginx' } });
  new StatefulSet(chart, 'nginx-statefulset', {
    serviceName: nginx,
    replicas: 3,
    selector: { matchLabels: { app: 'nginx' } },
    pod: {
      main: {
        name: 'nginx',
        image: 'nginx:latest',
        ports: [80],
        volumeMounts: { '/usr/share/nginx/html': claim({ name: 'nginx-persistent-storage', size: '1Gi' }) },
      },
    },
  });

  // the notes write `conatainers`, leave image and names empty, and give the Pods no label that the selector could find
  const generator = new Service(chart, 'random-generator', {
    clusterIP: 'None',
    ports: { http: 8080 },
    selector: { app: 'random-generator' },
  });
  new StatefulSet(chart, 'rg', {
    serviceName: generator,
    replicas: 2,
    selector: { matchLabels: { app: 'random-generator' } },
    pod: {
      main: {
        name: 'random-generator',
        image: 'k8spatterns/random-generator:1.0',
        volumeMounts: { '/logs': claim({ name: 'logs', size: '10Mi' }) },
      },
    },
  });
}
