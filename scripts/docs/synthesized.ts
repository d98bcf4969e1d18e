// What an app makes for one version of Kubernetes: its manifests, each with the child of the chart that it comes from.
import { App, type Finding, type Manifest } from 'cdk8s-patterns';
import { quietlyGathered } from '../../test/synth/quietly-gathered';

export interface Object {
  readonly manifest: Manifest;
  /** `Deployment/web`. */
  readonly title: string;
  readonly chart: string;
  /** The id of the child of the chart that made it. */
  readonly from: string;
}

export interface Output {
  readonly objects: readonly Object[];
  /** Why that version would refuse it. */
  readonly errors: readonly Finding[];
}

export function synthesized(make: (app: App) => void, target?: string): Output {
  const app = new App(target === undefined ? {} : { target });
  make(app);
  const { made, findings } = quietlyGathered(app);
  return {
    objects: made.map(({ manifest, object, chart }) => ({
      manifest,
      chart: chart.node.path,
      title: `${manifest.kind}/${manifest.metadata?.name}`,
      from: object.node.scopes[chart.node.scopes.length]!.node.id,
    })),
    errors: findings.filter(({ severity }) => severity === 'error'),
  };
}
