// A raised target makes sidecars native: the synth says whose Pods that replaces.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, configure, Deployment, Pod, WebService } from 'cdk8s-patterns';
import { folder } from './folder';

const main = { image: 'web:1' };
const sidecars = [
  { name: 'sync', image: 'sync:1' },
  { name: 'logs', image: 'logs:1' },
];

let outdir: string;
let printed: string;
beforeEach(() => {
  outdir = folder();
  printed = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(outdir, { recursive: true, force: true });
});

/** What a synth for that version says, apart from findings. */
function synth(target: string, make: (chart: Chart) => unknown): string[] {
  printed = '';
  const app = new App({ target, outdir });
  make(new Chart(app, 'shop', { namespace: 'shop' }));
  app.synth();
  return printed.split('\n').filter((line) => /^\w+\/\w+(: |,)/.test(line));
}

test('raised over 1.29, it names the workloads whose Pods are replaced, once', () => {
  const shop = (chart: Chart): void => {
    new Deployment(chart, 'web', { pod: { main, sidecars } });
    new Deployment(chart, 'alone', { pod: { main } });
  };
  expect(synth('1.28', shop)).toEqual([]);
  expect(synth('1.29', shop)).toEqual(['Deployment/web: "sync", "logs" become native sidecars: its Pods are replaced']);
  expect(synth('1.33', shop)).toEqual([]);
});

const web = { replicas: 1, pod: { main: { ...main, ports: { http: 8080 } } } };

test('raised over 1.29, a WebService ends late, which replaces its Pods; more than a few are counted', () => {
  const shop =
    (...names: string[]) =>
    (chart: Chart): void =>
      names.forEach((name) => new WebService(chart, name, web));
  synth('1.29', shop('a'));
  expect(synth('1.30', shop('a'))).toEqual(['Deployment/a: preStop.sleep comes in: its Pods are replaced']);
  expect(synth('1.37', shop('a'))).toEqual([]);
  synth('1.29', shop('a', 'b'));
  expect(synth('1.30', shop('a', 'b'))).toEqual(['Deployment/a, Deployment/b: preStop.sleep comes in: their Pods are replaced']);
  synth('1.29', shop('a', 'b', 'c', 'd', 'e'));
  expect(synth('1.30', shop('a', 'b', 'c', 'd', 'e'))).toEqual([
    'Deployment/a, Deployment/b, Deployment/c and 2 more: preStop.sleep comes in: their Pods are replaced',
  ]);
});

test('what comes together is said together', () => {
  const shop = (chart: Chart): unknown => new WebService(chart, 'web', { ...web, pod: { ...web.pod, sidecars } });
  synth('1.28', shop);
  expect(synth('1.30', shop)).toEqual([
    'Deployment/web: "sync", "logs" become native sidecars, preStop.sleep comes in: its Pods are replaced',
  ]);
});

test('it is said of one chart, where another has a workload of that name', () => {
  const shops = (target: string): string[] => {
    printed = '';
    const app = new App({ outdir });
    for (const [cluster, its] of Object.entries({ staging: target, production: '1.28' })) {
      const chart = new Chart(app, cluster, { namespace: 'shop' });
      configure(chart, { cluster, target: its });
      new WebService(chart, 'web', web);
    }
    app.synth();
    return printed.split('\n').filter((line) => /^\w+\/\w+: /.test(line));
  };
  expect(shops('1.28')).toEqual([]);
  expect(shops('1.30')).toEqual(['Deployment/web: preStop.sleep comes in: its Pods are replaced']);
});

test('a bare Pod cannot be changed so', () => {
  const shop = (chart: Chart): unknown => new Pod(chart, 'web', { restartPolicy: 'Never', main, sidecars: [sidecars[0]!] });
  synth('1.28', shop);
  expect(synth('1.29', shop)).toEqual(['Pod/web: "sync" becomes a native sidecar: the server refuses that; delete it first']);
});

test('what was written is the same as ever', () => {
  const shop = (chart: Chart): unknown => new Deployment(chart, 'web', { pod: { main, sidecars } });
  synth('1.28', shop);
  synth('1.29', shop);
  const after = readFileSync(join(outdir, 'shop.k8s.yaml'), 'utf8');
  rmSync(outdir, { recursive: true });
  synth('1.29', shop);
  expect(readFileSync(join(outdir, 'shop.k8s.yaml'), 'utf8')).toBe(after);
});
