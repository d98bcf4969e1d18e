// A list in a tree, from a file or written by hand: what is in it is judged as what stands by itself, since kubectl opens it.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, ConfigMap, Deployment, Include, overrule, suppress, SynthError } from 'cdk8s-patterns';
import { folder } from './folder';
import { printed } from './printed';
import { quietlyGathered } from './quietly-gathered';

const config = (name: string, more: object = {}): object => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...more });
const pod = (spec: object): object => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec });
const reads = (name: string): object => pod({ containers: [{ name: 'main', image: 'web:1', envFrom: [{ configMapRef: { name } }] }] });

/** An App with a list, written by hand. */
function shop(items: unknown, more: { kind?: string; chart?: object } = {}): { app: App; chart: Chart; list: ApiObject } {
  const app = new App();
  const chart = new Chart(app, 'shop', more.chart);
  return { app, chart, list: new ApiObject(chart, 'all', { apiVersion: 'v1', kind: more.kind ?? 'List', items } as never) };
}
const said = (app: App): string[] =>
  quietlyGathered(app).findings.map(
    ({ severity, construct, object, path, rule }) => `${severity} ${construct} ${object.kind}/${object.name} ${path} ${rule}`,
  );

test.each(['List', 'ConfigMapList'])('an item of a %s is judged, and said with its construct and its place', (kind) => {
  const { app } = shop([config('a'), config('b', { data: { key: 1 } })], { kind });
  const { error } = printed(() => app.synthYaml());
  expect(error).toBeInstanceOf(SynthError);
  expect(error!.message).toContain('shop/all  ConfigMap/b\n  items[1].data[key]: Invalid value: 1: must be text');
});

test('so is one of a file', () => {
  const outdir = folder();
  try {
    const url = join(outdir, 'all.yaml');
    writeFileSync(
      url,
      JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMapList', items: [{ metadata: { name: 'a' }, data: { key: 1 } }, { metadata: {} }] }),
    );
    const app = new App();
    new Include(new Chart(app, 'shop'), 'file', { url });
    expect(said(app)).toEqual([
      expect.stringMatching(/^error shop\/file\/\S+ ConfigMap\/a items\[0\]\.data\[key\] field-type$/),
      expect.stringMatching(/^error shop\/file\/\S+ ConfigMap\/ items\[1\]\.metadata\.name name-required$/),
    ]);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

test('objects of ours and items of lists see each other', () => {
  const { app, chart } = shop([config('settings'), reads('ours')]);
  const main = { image: 'web:1', envFrom: [{ configMapRef: { name: 'settings' } }] };
  new Deployment(chart, 'api', { pod: { main } });
  new ConfigMap(chart, 'config', { metadata: { name: 'ours' } });
  expect(said(app)).toEqual([]);
  new ConfigMap(chart, 'twin', { metadata: { name: 'settings' } });
  expect(said(app)).toEqual(['error shop/twin ConfigMap/settings metadata.name unique-object']);
});

test('a warning in a list is suppressed, and an error overruled, at its construct', () => {
  const { app, list } = shop([reads('elsewhere'), config('b', { data: { key: 1 } })]);
  suppress(list, 'known-reference', 'made by the vault operator');
  overrule(list, 'field-type', 'a new field');
  expect(said(app)).toEqual([]);
  expect(quietlyGathered(app).answered.map(({ finding }) => finding.path)).toEqual([
    'items[0].spec.containers[0].envFrom[0].configMapRef.name',
    'items[1].data[key]',
  ]);
});

test('a Secret in a list would be readable in git, as any other', () => {
  const { app, list } = shop([
    config('a'),
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, stringData: { password: 'p' } },
  ]);
  expect(said(app)).toEqual(['error shop/all Secret/login items[1].stringData secret-in-git']);
  overrule(list, 'secret-in-git', 'for a cluster on my desk');
  expect(said(app)).toEqual([]);
});

test('a list that makes nothing of what it says is a finding', () => {
  expect(said(shop([]).app)).toEqual([expect.stringMatching(/^warning shop\/all List\/\S+ items empty-list$/)]);
  expect(said(shop('a').app)).toEqual([expect.stringMatching(/^error shop\/all List\/\S+ items list-items$/)]);
});

test('the namespace of a chart does not come to the items of a list: that is said', () => {
  const chart = { namespace: 'shop' };
  expect(said(shop([config('a')], { chart }).app)).toEqual([
    expect.stringMatching(/^warning shop\/all List\/\S+ metadata\.namespace list-namespace$/),
  ]);
  expect(said(shop([config('a', { metadata: { name: 'a', namespace: 'shop' } })], { chart }).app)).toEqual([]);
});

test('a sidecar in a list that becomes native replaces Pods, too', () => {
  const outdir = folder();
  try {
    const synth = (target: string, spec: object): string => {
      const app = new App({ target, outdir });
      new ApiObject(new Chart(app, 'shop'), 'all', { apiVersion: 'v1', kind: 'List', items: [pod(spec)] } as never);
      return printed(() => app.synth()).text;
    };
    const [main, helper] = ['main', 'sync'].map((name) => ({ name, image: `${name}:1` }));
    synth('1.28', { containers: [main, helper] });
    expect(synth('1.29', { containers: [main], initContainers: [{ ...helper, restartPolicy: 'Always' }] })).toContain(
      'Pod/web: "sync" becomes a native sidecar',
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
