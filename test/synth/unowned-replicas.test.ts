// A number of Pods that becomes an autoscaler's is set to 1 by the apply that leaves it out: said before, with the steps.
import { rmSync } from 'node:fs';
import { App, Chart, configure, Deployment, HorizontalPodAutoscaler, StatefulSet } from 'cdk8s-patterns';
import { folder } from './folder';
import { printed } from './printed';

let outdir: string;
beforeEach(() => (outdir = folder()));
afterEach(() => rmSync(outdir, { recursive: true, force: true }));

const pod = { main: { image: 'web:1', resources: { requests: { cpu: '1' } } } };

function synth(make: (chart: Chart, app: App) => unknown): string[] {
  const app = new App({ outdir, target: '1.30' });
  make(new Chart(app, 'shop', { namespace: 'shop' }), app);
  return printed(() => app.synth())
    .text.split('\n')
    .filter((line) => line.includes('unowned-replicas'));
}
const web = (replicas?: number) => (chart: Chart) => new Deployment(chart, 'web', { pod, ...(replicas !== undefined && { replicas }) });
const scaled =
  (replicas?: number, name = 'web') =>
  (chart: Chart) => {
    web(replicas)(chart);
    return new HorizontalPodAutoscaler(chart, 'scaler', {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      maxReplicas: 9,
    });
  };

test('it says how many there were, who scales, and how it is handed over', () => {
  synth(web(5));
  expect(synth(scaled())).toEqual([
    '  warning: spec.replicas: Required value: the last output has 5, and the apply that leaves it out sets 1, until HorizontalPodAutoscaler/scaler scales again; hand it over before: for kubectl apply, delete it in "kubectl apply edit-last-applied deployment/web -n shop"; for server-side apply, apply the object\'s names and spec.replicas: 5 alone with --server-side --field-manager=handover --validate=false   unowned-replicas',
  ]);
  expect(synth(scaled())).toEqual([]);
});

test('nothing is said where it stays, was 1, is scaled by nobody, or something else is scaled', () => {
  for (const [before, after] of [
    [scaled(5), scaled(5)],
    [web(1), scaled()],
    [web(), scaled()],
    [web(5), web()],
    [web(5), scaled(undefined, 'other')],
  ] as const) {
    synth(before);
    expect(synth(after)).toEqual([]);
  }
});

test('a StatefulSet too; an autoscaler of another cluster is not its own', () => {
  const shop = (replicas: number | undefined, cluster: string) => (chart: Chart, app: App) => {
    new StatefulSet(chart, 'web', { serviceName: 'web', pod, ...(replicas !== undefined && { replicas }) });
    const other = new Chart(app, 'other', { namespace: 'shop' });
    if (cluster !== '') configure(other, { cluster });
    new HorizontalPodAutoscaler(other, 'scaler', {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
      maxReplicas: 9,
    });
  };
  synth(shop(5, ''));
  expect(synth(shop(undefined, ''))).toHaveLength(1);
  synth(shop(5, 'elsewhere'));
  expect(synth(shop(undefined, 'elsewhere'))).toEqual([]);
});
