// A StatefulDatabase as a cluster gets it, for the played node.
import { App, Chart, type k8s, Secret } from 'cdk8s-patterns';
import { StatefulDatabase, type StatefulDatabaseProps } from '../../../lib/patterns/stateful-database';
import type { Image, Workload } from './played-node';

export const SECRET = { username: 'shop', password: `p:a\\s's"w` };

type Given = Omit<StatefulDatabaseProps, 'credentials' | 'storage'>;

/** `restricted`, so that what the standard takes away is taken away here too. */
export function renderedDatabase(props: Given, image: Image, secret: { [key: string]: string } = SECRET): Workload {
  const chart = new Chart(new App({ security: 'restricted' }), 'shop');
  new StatefulDatabase(chart, 'db', { ...props, credentials: Secret.existing('db-login'), storage: { size: '1Gi' } });
  const manifests = chart.toJson() as (k8s.StatefulSet | k8s.ConfigMap)[];
  return {
    set: manifests.find(({ kind }) => kind === 'StatefulSet') as k8s.StatefulSet,
    configMaps: manifests.filter(({ kind }) => kind === 'ConfigMap') as k8s.ConfigMap[],
    secret,
    image,
  };
}
