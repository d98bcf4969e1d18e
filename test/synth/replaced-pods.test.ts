// A raised target makes sidecars native: the synth says whose Pods that replaces.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Deployment, Pod } from 'cdk8s-patterns';
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
  return printed.split('\n').filter((line) => /^\w+\/\w+: /.test(line));
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
