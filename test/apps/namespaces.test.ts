// The claim and the namespace: what is made under `restricted` lives where the cluster enforces it, so that the control planes of our tests judge it.
import { App } from 'cdk8s-patterns';
import { settingsOf } from '../../lib/context';
import { podTemplateOf } from '../../lib/kube/pod-template-of';
import { quietlyGathered } from '../synth/quietly-gathered';
import { appNames, appOf } from './synthesized';

const LABEL = 'pod-security.kubernetes.io/enforce';

/** Charts whose namespace does not enforce it, each with the reason. */
const EXCEPTIONS: { readonly [chart: string]: string } = {
  moving: 'Pods from before, which do not keep to it, run there until they are replaced',
};

interface Restricted {
  readonly chart: string;
  /** What the label of its namespace says. */
  readonly enforced: string | undefined;
}

/** The charts that make Pods under `restricted`. */
function restricted(name: string): Restricted[] {
  const app = new App({ target: '1.30' });
  appOf(name)(app);
  const { made } = quietlyGathered(app);
  const cluster = (object: Parameters<typeof settingsOf>[0]): string => settingsOf(object).cluster ?? '';
  const enforced = new Map(
    made
      .filter(({ manifest }) => manifest.kind === 'Namespace')
      .map(({ manifest, object }) => [`${cluster(object)} ${manifest.metadata?.name}`, manifest.metadata?.labels?.[LABEL]]),
  );
  return made
    .filter(({ manifest, object }) => podTemplateOf(manifest) && settingsOf(object).security === 'restricted')
    .map(({ manifest, object, chart }) => ({
      chart: chart.node.path,
      enforced: enforced.get(`${cluster(object)} ${manifest.metadata?.namespace}`),
    }));
}

const all = appNames.flatMap(restricted);
const charts = (those: readonly Restricted[]): string[] => [...new Set(those.map(({ chart }) => chart))].sort();

test('what is made under `restricted` lives in a namespace that enforces it, but for the exceptions', () => {
  expect(charts(all).length).toBeGreaterThan(20);
  expect(charts(all.filter(({ enforced }) => enforced !== 'restricted'))).toEqual(Object.keys(EXCEPTIONS).sort());
});
