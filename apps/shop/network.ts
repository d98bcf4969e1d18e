// Who may talk to whom: everything else is closed.
import { type Chart, Namespace, NetworkSegment } from 'cdk8s-patterns';
import type { Databases } from './databases';
import type { Services } from './services';
import type { Values } from './values';
import type { Work } from './work';

export function network(chart: Chart, { bank }: Values, databases: Databases, services: Services, jobs: Work): void {
  const { storefront, api, admin, catalogue, search, reviews, cart, checkout, payments, media } = services;
  const { orders, catalogue: catalogueDb, sessions } = databases;
  const { scheduler, report, cleanup, reindex } = jobs;
  new NetworkSegment(chart, 'segment', {
    allow: [
      { from: Namespace.existing('ingress-nginx'), to: [storefront, api, admin] },
      { from: [storefront, admin], to: api },
      { from: storefront, to: media },
      { from: api, to: [catalogue, search, reviews, cart, checkout] },
      { from: search, to: catalogue },
      { from: checkout, to: [cart, payments] },
      { from: payments, to: bank, ports: [8443] },
      { from: [catalogue, reviews], to: catalogueDb },
      { from: cart, to: sessions },
      { from: [checkout, scheduler, report, cleanup], to: orders },
      { from: reindex, to: catalogueDb },
      // git, the store of pictures, the login: names outside of the cluster
      { from: [storefront, media, admin], to: 'anywhere', ports: [443] },
      { from: checkout, to: '10.20.0.0/16', ports: [5672] }, // the stock, in the old data centre
      { from: media, to: Namespace.existing('monitoring'), ports: [3100] },
      { from: Namespace.existing('monitoring'), to: checkout, ports: [9102] },
    ],
  });
}
