// What happens when something is wrong: everything is said at once, and nothing is written.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ApiObject,
  App,
  Chart,
  ConfigMap,
  configMap,
  Deployment,
  emptyDir,
  Include,
  JsonPatch,
  Lazy,
  overrule,
  SynthError,
  Testing,
} from 'cdk8s-patterns';
import * as cdk8s from 'cdk8s';
import { Construct } from 'constructs';
import { contents, folder } from './folder';
import { printed } from './printed';

const good = (scope: Construct, id: string): ConfigMap => new ConfigMap(scope, id, { data: { A: '1' } });
/** A field that no ConfigMap has. */
const bad = (scope: Construct, id: string): ConfigMap =>
  ConfigMap.from(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, dat: {} } as object);

function failing(outdir: string): App {
  const app = new App({ outdir });
  const shop = new Chart(app, 'shop');
  good(shop, 'a');
  bad(shop, 'b');
  bad(new Chart(app, 'other'), 'c');
  return app;
}

const report = (outcome?: string): string => `shop/b  ConfigMap/b
  dat: unknown field; did you mean "data"?   known-field

other/c  ConfigMap/c
  dat: unknown field; did you mean "data"?   known-field

2 errors in 2 objects, for Kubernetes 1.28 (the default)${outcome === undefined ? '' : `; ${outcome}`}`;

describe('a synth with errors', () => {
  test('throws all of them, and its message and its stack are the report', () => {
    const { error, text } = printed(() => failing('no-such-folder').synth());
    expect(error).toBeInstanceOf(SynthError);
    expect(error!.name).toBe('SynthError');
    expect(error!.message).toBe(report('no-such-folder/ is unchanged'));
    expect(error!.stack).toBe(error!.message);
    expect((error as SynthError).findings).toMatchObject([
      {
        rule: 'known-field',
        severity: 'error',
        path: 'dat',
        construct: 'shop/b',
        object: { apiVersion: 'v1', kind: 'ConfigMap', name: 'b' },
      },
      { rule: 'known-field', severity: 'error', path: 'dat', construct: 'other/c', object: { name: 'c' } },
    ]);
    expect(text).toBe('');
  });

  test('writes nothing, and makes no folder', () => {
    const outdir = join(folder(), 'dist');
    expect(printed(() => failing(outdir).synth()).error).toBeInstanceOf(SynthError);
    expect(existsSync(outdir)).toBe(false);
  });

  test('leaves what was written before', () => {
    const outdir = folder();
    writeFileSync(join(outdir, 'shop.k8s.yaml'), 'last: good\n');
    expect(printed(() => failing(outdir).synth()).error).toBeInstanceOf(SynthError);
    expect(contents(outdir)).toEqual({ 'shop.k8s.yaml': 'last: good\n' });
  });

  test.each<[string, (app: App) => unknown]>([
    ['synthYaml', (app) => app.synthYaml()],
    ['chart.toJson', (app) => (app.node.findChild('shop') as Chart).toJson()],
    ['Testing.synth', (app) => Testing.synth(app.node.findChild('shop') as Chart)],
    ['toJson of a chart that has no errors itself', (app) => (app.node.findChild('other') as Chart).toJson()],
  ])('throws the same report from %s', (_, run) => {
    const { error } = printed(() => run(failing('x')));
    expect(error).toBeInstanceOf(SynthError);
    expect(error!.message).toBe(report());
  });

  test('can be mended and tried again', () => {
    const app = failing(folder());
    expect(printed(() => app.synthYaml()).error).toBeInstanceOf(SynthError);
    app.node.findChild('shop').node.tryRemoveChild('b');
    app.node.findChild('other').node.tryRemoveChild('c');
    expect(printed(() => app.synthYaml()).value).toContain('name: a');
    expect((app.node.findChild('shop') as Chart).toJson()).toHaveLength(1);
  });
});

test('a synth without errors prints nothing, and gives plain charts their JSON', () => {
  const app = new App({ outdir: folder() });
  const chart = new Chart(app, 'shop');
  good(chart, 'a');
  expect(printed(() => app.synth()).text).toBe('');
  const { value, text } = printed(() => Testing.synth(chart));
  expect(text).toBe('');
  expect(value).toEqual([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { A: '1' } }]);
});

test('problems of props are errors, with the object that they are of', () => {
  const app = new App();
  const web = new Deployment(new Chart(app, 'shop', { namespace: 'live' }), 'web', {
    pod: { main: { image: 'x', volumeMounts: { '/a': emptyDir('v'), '/b': configMap('v', 'c') } } },
  });
  const { findings } = printed(() => app.synthYaml()).error as SynthError;
  const problem = findings.find(({ rule }) => rule === 'one-volume-a-name')!;
  expect(problem).toEqual({
    rule: 'one-volume-a-name',
    severity: 'error',
    path: 'spec.template.spec.containers[0].volumeMounts["/b"]',
    message: 'Duplicate value: "v"',
    hint: expect.stringContaining('has another volume of that name'),
    object: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'live' },
    construct: web.node.path,
  });
});

test('problems of props fail an App of cdk8s too, as its validations do', () => {
  const app = new cdk8s.App({ outdir: folder() });
  const mounts = { '/a': emptyDir('v'), '/b': configMap('v', 'c') };
  new Deployment(new cdk8s.Chart(app, 'shop'), 'web', { pod: { main: { image: 'x', volumeMounts: mounts } } });
  expect(() => app.synth()).toThrow(
    /Validation failed with the following errors:\n {2}\[shop\/web\] spec\.template\.spec\.containers\[0\]\.volumeMounts\["\/b"\]: Duplicate value: "v"; .* has another volume/,
  );
});

test('validations that others added are errors, before all objects; those of an object stand with it', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const object = good(chart, 'a');
  const group = new Construct(chart, 'group');
  object.node.addValidation({ validate: () => ['of the object'] });
  group.node.addValidation({ validate: () => ['of the group', 'twice'] });
  const { error } = printed(() => app.synthYaml());
  expect(error!.message).toBe(`shop/group
  of the group   validation
  twice   validation

shop/a  ConfigMap/a
  of the object   validation

3 errors in 2 objects, for Kubernetes 1.28 (the default)`);
});

test('unknown fields are errors in our objects and warnings in those of others', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const path = join(folder(), 'theirs.yaml');
  writeFileSync(path, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: theirs}\ndat: {}\n');
  new Include(chart, 'include', { url: path });
  new ApiObject(chart, 'plain', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'plain' }, dat: {} } as never);
  const before = printed(() => app.synthYaml());
  expect(before.error).toBeUndefined();
  expect(before.value).toContain('dat:');
  expect(before.text).toContain('  warning: dat: unknown field; did you mean "data"?   known-field');
  expect(before.text).toContain('2 warnings in 2 objects');
  bad(chart, 'ours');
  const { findings } = printed(() => app.synthYaml()).error as SynthError;
  expect(findings.map(({ severity, object }) => [severity, object.name])).toEqual([
    ['warning', 'theirs'],
    ['warning', 'plain'],
    ['error', 'ours'],
  ]);
});

describe('what is thrown while a manifest is made', () => {
  const late = (produce: () => unknown): never => Lazy.any({ produce }) as never;
  const findingsOf = (app: App): string[] =>
    (printed(() => app.synthYaml()).error as SynthError).findings.map(({ construct, message, rule }) => `${construct} ${rule}: ${message}`);

  test('is a finding among the others, and nothing is written', () => {
    const app = new App({ outdir: folder() });
    const chart = new Chart(app, 'shop');
    ApiObject.of(good(chart, 'a')).addJsonPatch(JsonPatch.add('/data/B', '2'), JsonPatch.replace('/dat/A', '3'));
    bad(chart, 'b');
    const { error } = printed(() => app.synth());
    expect(error!.message).toMatch(
      /^shop\/a {2}ConfigMap\/a\n {2}JsonPatch 2 \(replace \/dat\/A\): Not found: "dat"; \/ has "apiVersion", "kind", "metadata", "data" {3}manifest\n\nshop\/b {2}ConfigMap\/b\n {2}dat: unknown field/,
    );
    expect(error!.message).toMatch(/\n2 errors in 2 objects, for Kubernetes 1\.28/);
    expect(contents(app.outdir)).toEqual({});
  });

  test('is said where it was thrown, once, though a workload asks for the same content; and nobody misses the object', () => {
    const app = new App({ restartOnChange: true });
    const chart = new Chart(app, 'shop');
    const config = new ConfigMap(chart, 'a', {
      data: {
        A: late(() => {
          throw new Error('no such key');
        }),
      },
    });
    new Deployment(chart, 'web', { pod: { main: { image: 'x', envFrom: [config] } } });
    expect(findingsOf(app)).toEqual(['shop/a manifest: no such key']);
  });

  test('stays whoever overrules it: what could not be made cannot be written', () => {
    const app = new App();
    const chart = new Chart(app, 'shop');
    ApiObject.of(good(chart, 'a')).addJsonPatch(JsonPatch.test('/data/A', '2'));
    overrule(chart, 'manifest', 'no');
    expect(findingsOf(app)).toEqual(['shop/a manifest: JsonPatch 1 (test /data/A): Test operation failed']);
  });

  test('by a program of the user’s says its kind and its place', () => {
    const app = new App();
    new ConfigMap(new Chart(app, 'shop'), 'a', { data: { A: late(() => (undefined as unknown as { b: string }).b) } });
    const { message, hint } = (printed(() => app.synthYaml()).error as SynthError).findings[0]!;
    expect(message).toMatch(/^TypeError: Cannot read properties of undefined/);
    expect(hint).toMatch(/^thrown at .*failing\.test\.ts:\d+:\d+$/);
  });

  test('by an object of cdk8s is one too', () => {
    const app = new App();
    const Thrower = class extends ApiObject {
      override toJson(): never {
        throw new Error('not today');
      }
    };
    new Thrower(new Chart(app, 'shop'), 'theirs', { apiVersion: 'v1', kind: 'ConfigMap' });
    expect(findingsOf(app)).toEqual(['shop/theirs manifest: not today']);
  });

  test('is thrown by the object itself, with its construct', () => {
    const config = good(new Chart(new App(), 'shop'), 'a');
    ApiObject.of(config).addJsonPatch(JsonPatch.add('/spec/A', '3'));
    expect(() => ApiObject.of(config).toJson()).toThrow(
      /^Failed serializing construct at path 'shop\/a\/Resource' with name 'a': JsonPatch 1 \(add \/spec\/A\): Not found: "spec"; \/ has "apiVersion", "kind", "metadata", "data"$/,
    );
  });
});
