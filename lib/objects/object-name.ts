// The name of an object to which nobody gave one.
import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { KindName } from '../kube/kinds';

/**
 * The ids below the chart, lower-cased, joined with `-`. Silent are `Resource`, `Default` and the object's own kind; where nothing
 * remains, it is the chart's id. No hash: people type these names, and DNS has them.
 */
export function objectName(construct: IConstruct, kind: KindName): string {
  const chart = Chart.of(construct);
  const own = kind.toLowerCase();
  const spoken: string[] = [];
  for (let one: IConstruct = construct; one !== chart; one = one.node.scope!) {
    const id = one.node.id.toLowerCase();
    if (id !== 'resource' && id !== 'default' && id !== own) spoken.unshift(inDns(id));
  }
  return spoken.length > 0 ? spoken.join('-') : inDns(chart.node.id.toLowerCase());
}

/** As cdk8s makes a path's parts fit for DNS. */
const inDns = (id: string): string => id.replace(/[^0-9a-z-_.]/g, '');

/** A chart that names objects by itself is asked first. */
export const namesObjects = (chart: Chart): boolean => chart.generateObjectName !== Chart.prototype.generateObjectName;
