// What an app makes for one version of Kubernetes: its manifests, each with the child of the chart that it comes from.
import { App, type Finding, type Manifest } from 'cdk8s-patterns';
import { quietlyGathered } from '../../test/synth/quietly-gathered';
import { TARGET } from './target';

export interface Object {
  readonly manifest: Manifest;
  /** `Deployment/web`. */
  readonly title: string;
  readonly chart: string;
  /** The id of the child of the chart that made it. */
  readonly from: string;
  /** The ids from that child on: `['shop', 'Ingress']`. */
  readonly path: readonly string[];
}

export interface Output {
  readonly objects: readonly Object[];
  /** Why that version would refuse it. */
  readonly errors: readonly Finding[];
}

export function synthesized(make: (app: App) => void, target: string = TARGET): Output {
  const app = new App({ target });
  make(app);
  const { made, findings } = quietlyGathered(app);
  return {
    objects: made.map(({ manifest, object, chart }) => {
      const path = object.node.scopes.slice(chart.node.scopes.length).map(({ node }) => node.id);
      return { manifest, chart: chart.node.path, title: `${manifest.kind}/${manifest.metadata?.name}`, from: path[0]!, path };
    }),
    errors: findings.filter(({ severity }) => severity === 'error'),
  };
}
