// A stable name for Pods that come and go, inside the cluster and from outside (notes 003, 004).
import { type App, Deployment, Service } from 'cdk8s-patterns';
import { topic } from './topic';

export function services(app: App): void {
  const chart = topic(app, 'notes-services');

  const nginx = new Deployment(chart, 'ex-nginx', {
    selector: { matchLabels: { run: 'ex-nginx' } },
    pod: { main: { name: 'nginx', image: 'nginx:1.14.2', ports: [80] } },
  });

  // ClusterIP, the default; ex-svc.notes-services.svc.cluster.local:8080 goes to port 80 of a Pod
  new Service(chart, 'ex-svc', {
    metadata: { labels: { hello: 'world' } },
    ports: [{ port: 8080, protocol: 'TCP', targetPort: 80 }],
    selector: nginx,
  });

  // on the same port of every node: any node passes it on (Cluster, the default)
  nginx.service('node-port', { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }], externalTrafficPolicy: 'Cluster' });

  // one address before all nodes, from the cloud
  nginx.service('load-balancer', { type: 'LoadBalancer', ports: [80] });

  // no address of its own: DNS gives those of the Pods
  nginx.service('headless', { clusterIP: 'None', ports: [80] });

  // another name for something outside: my-external-service.default.svc.cluster.local
  new Service(chart, 'my-external-service', {
    metadata: { namespace: 'default' },
    type: 'ExternalName',
    externalName: 'external.example.com',
  });
}
