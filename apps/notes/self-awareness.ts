// What a container can know of its own Pod: the Downward API, as variables and as files (notes 003, 004).
import { type App, downwardAPI, fieldRef, Pod, resourceFieldRef } from 'cdk8s-patterns';
import { topic } from './topic';

export function selfAwareness(app: App): void {
  const chart = topic(app, 'notes-self-awareness');

  new Pod(chart, 'where-it-runs', {
    main: {
      name: 'foo',
      image: 'bar',
      env: {
        NODE_NAME: fieldRef('spec.nodeName'),
        POD_NAME: fieldRef('metadata.name'),
        POD_NAMESPACE: fieldRef('metadata.namespace'),
        POD_IP: fieldRef('status.podIP'),
      },
    },
  });

  // the notes have `env` in the Pod's spec: variables are a container's
  new Pod(chart, 'what-it-may-use', {
    main: {
      name: 'random-generator',
      image: 'k8spatterns/random-generator:1.0',
      resources: { limits: { memory: '128Mi' } },
      env: {
        POD_IP: fieldRef('status.podIP'),
        MEMORY_LIMIT: resourceFieldRef('limits.memory', { containerName: 'random-generator' }),
      },
    },
  });

  // files follow the labels when they change, variables do not
  new Pod(chart, 'labels-as-file', {
    metadata: { labels: { app: 'random-generator' } },
    main: { image: 'bar', volumeMounts: { '/etc/pod-info': downwardAPI('pod-info', { matchLabels: 'metadata.labels' }) } },
  });

  // the notes have `downwardAPI` beside the volume and `fieldRef` beside its item: each stands inside
  new Pod(chart, 'podinfo', {
    metadata: { labels: { run: 'podinfo' } },
    main: { image: 'bar', volumeMounts: { '/etc/podinfo': downwardAPI('podinfo', { labels: 'metadata.labels' }) } },
  });
}
