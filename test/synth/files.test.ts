// How files are written: each whole or not at all, beside whatever else is there.
import fs, { linkSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, type AppProps, Chart, ConfigMap, YamlOutputType } from 'cdk8s-patterns';
import { contents, folder } from './folder';
import { printed } from './printed';

function app(props: AppProps, charts: { [id: string]: string[] } = { shop: ['a', 'b'] }): App {
  const made = new App(props);
  for (const [id, objects] of Object.entries(charts)) {
    const chart = new Chart(made, id);
    for (const name of objects) new ConfigMap(chart, name, { metadata: { namespace: id }, data: { A: id } });
  }
  return made;
}

test('a file is written beside its place, then renamed: who reads it never sees a part', () => {
  const outdir = folder();
  const place = join(outdir, 'shop.k8s.yaml');
  writeFileSync(place, 'old\n');
  linkSync(place, join(outdir, 'reader'));
  const [writes, renames] = [jest.spyOn(fs, 'writeFileSync'), jest.spyOn(fs, 'renameSync')];
  app({ outdir }).synth();
  expect(writes.mock.calls.map(([path]) => path)).not.toContain(place);
  expect(renames.mock.calls.map(([, to]) => to)).toEqual([place]);
  writes.mockRestore();
  renames.mockRestore();
  expect(readFileSync(join(outdir, 'reader'), 'utf8')).toBe('old\n');
  expect(Object.keys(contents(outdir))).toEqual(['reader', 'shop.k8s.yaml']);
});

test.each(Object.values(YamlOutputType).filter((type) => typeof type === 'number'))(
  'nothing is written where a manifest cannot be written: type %i',
  (yamlOutputType) => {
    const outdir = folder();
    const made = app({ outdir, yamlOutputType });
    class Unwritable extends ApiObject {
      override toJson(): unknown {
        return {
          ...super.toJson(),
          get boom() {
            throw new Error('cannot be read');
          },
        };
      }
    }
    new Unwritable(new Chart(made, 'zz-last'), 'x', { apiVersion: 'example.com/v1', kind: 'Thing' });
    expect(printed(() => made.synth()).error!.message).toBe('cannot be read');
    expect(contents(outdir)).toEqual({});
  },
);

test('what else is in the folder stays, and the folder is the same', () => {
  const outdir = folder();
  writeFileSync(join(outdir, 'mine.txt'), 'mine');
  const before = fs.statSync(outdir).ino;
  app({ outdir }).synth();
  expect(Object.keys(contents(outdir))).toEqual(['mine.txt', 'shop.k8s.yaml']);
  expect(fs.statSync(outdir).ino).toBe(before);
});

test('Apps share a folder, and one’s folder may be inside another’s', () => {
  const outdir = folder();
  app({ outdir }).synth();
  app({ outdir: join(outdir, 'inner', 'deep') }, { other: ['c'] }).synth();
  app({ outdir }, { third: ['d'] }).synth();
  expect(Object.keys(contents(outdir))).toEqual(['inner/deep/other.k8s.yaml', 'shop.k8s.yaml', 'third.k8s.yaml']);
});

test('objects of one name in several namespaces have a file each, where each object has its own', () => {
  const outdir = folder();
  const twins = { one: ['a'], two: ['a'], three: ['b'] };
  app({ outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }, twins).synth();
  const written = contents(outdir);
  expect(Object.keys(written)).toEqual(['ConfigMap.a.k8s.yaml', 'ConfigMap.a.two.k8s.yaml', 'ConfigMap.b.k8s.yaml']);
  expect(written['ConfigMap.a.k8s.yaml']).toContain('namespace: one');
  expect(written['ConfigMap.a.two.k8s.yaml']).toContain('namespace: two');
});

test('objects without a name of their own have a file each', () => {
  const outdir = folder();
  const made = new App({ outdir, yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
  const chart = new Chart(made, 'shop');
  for (const id of ['a', 'b', 'c']) new ConfigMap(chart, id, { metadata: { generateName: 'x-' }, data: { id } });
  made.synth();
  const written = contents(join(outdir, 'shop'));
  expect(Object.keys(written)).toEqual([
    'ConfigMap.undefined.2.k8s.yaml',
    'ConfigMap.undefined.3.k8s.yaml',
    'ConfigMap.undefined.k8s.yaml',
  ]);
  expect(Object.values(written).map((text) => /id: (.)/.exec(text)![1])).toEqual(['b', 'c', 'a']);
});

test('two synths give the same bytes', () => {
  const [one, two] = [folder(), folder()];
  const made = app({ outdir: one }, { b: ['x', 'y'], a: ['z'] });
  made.synth();
  const first = contents(one);
  made.synth();
  app({ outdir: two }, { b: ['x', 'y'], a: ['z'] }).synth();
  expect([contents(one), contents(two)]).toEqual([first, first]);
});

test('the manifest of each object is made once', () => {
  const made = app(
    { outdir: folder(), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE, recordConstructMetadata: true },
    { b: ['x', 'y'], a: ['z'] },
  );
  const counts = made.node
    .findAll()
    .filter((one) => ApiObject.isApiObject(one))
    .map((one) => jest.spyOn(one as ApiObject, 'toJson'));
  made.synth();
  expect(counts.map((spy) => spy.mock.calls.length)).toEqual([1, 1, 1]);
});
