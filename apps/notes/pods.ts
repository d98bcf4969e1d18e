// What a Pod is made of: containers, labels, the nodes it may run on (notes 001, 004).
import { type App, Pod } from 'cdk8s-patterns';
import { topic } from './topic';

export function pods(app: App): void {
  const chart = topic(app, 'notes-pods');

  new Pod(chart, 'sample-pod', { main: { name: 'nginx-container', image: 'nginx:1.16' } });

  // several containers share one address: each needs a port of its own
  new Pod(chart, 'sample-2pod', {
    containers: [
      { name: 'nginx-container', image: 'nginx:1.16' },
      { name: 'redis-container', image: 'redis:3.2' },
    ],
  });

  // the properties that the notes call required
  new Pod(chart, 'nginx', {
    metadata: { labels: { run: 'nginx' } },
    main: { name: 'nginx', image: 'nginx:1.14.2', ports: [80] },
  });

  // only on nodes that somebody labelled: kubectl label node worker foo=bar
  new Pod(chart, 'on-labelled-nodes', {
    main: { name: 'nginx', image: 'nginx:1.14.2' },
    nodeSelector: { foo: 'bar' },
  });
}
