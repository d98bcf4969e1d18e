// Whom a Pod asks for addresses: /etc/hosts and the four DNS policies (notes 000, 001, 002).
import { type App, Pod } from 'cdk8s-patterns';
import { topic } from './topic';

export function network(app: App): void {
  const chart = topic(app, 'notes-network');
  const main = { name: 'nginx-container', image: 'nginx:1.16' };

  new Pod(chart, 'sample-pod', { main, hostAliases: { '8.8.8.8': ['google-dns'] } });

  // the cluster's DNS, which asks further where it knows nothing: the default, here in so many words
  new Pod(chart, 'cluster-dns', { main, dnsPolicy: 'ClusterFirst' });

  // what the Pod says, and nothing else
  new Pod(chart, 'static-dns', {
    main,
    dnsPolicy: 'None',
    dnsConfig: { nameservers: ['8.8.8.8'], searches: ['example.com'], options: [{ name: 'ndots', value: '2' }] },
  });

  // the resolv.conf of the node; not the default, whatever it is called
  new Pod(chart, 'node-dns', { main, dnsPolicy: 'Default' });

  // on the network of its node, ClusterFirst alone would mean Default
  new Pod(chart, 'host-network', { main, hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' });
}
