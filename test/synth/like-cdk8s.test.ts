// Our App writes what cdk8s' App writes: the same files, in the same order, byte for byte.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { ApiObject, type AppProps, Chart, Include, Lazy, Yaml, YamlOutputType } from 'cdk8s';
import { ConfigMap, Deployment } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { App } from 'cdk8s-patterns';
import { files } from '../../lib/synth/files';
import { gather } from '../../lib/synth/gather';
import { contents, folder } from './folder';
import { printed } from './printed';

const thing = (scope: Construct, id: string, more: object = {}): ApiObject =>
  new ApiObject(scope, id, { apiVersion: 'example.com/v1', kind: 'Thing', ...more });

/** A chart with three objects, one of them in a group. */
function chartOf(scope: Construct, id: string): Chart {
  const chart = new Chart(scope, id, { namespace: 'shop', labels: { of: id } });
  thing(chart, 'b', { spec: { z: 1, a: [1, { y: null, x: undefined }], script: 'a\n  b\n', number: '0775', yes: 'yes' } });
  thing(new Construct(chart, 'group'), 'a', { metadata: { name: `named-${id}`, annotations: { q: 'true' } } });
  thing(chart, 'a');
  return chart;
}

const trees: { [is: string]: (app: cdk8s.App) => void } = {
  'no chart': () => {},
  'an empty chart': (app) => void new Chart(app, 'empty'),
  'one chart': (app) => void chartOf(app, 'shop'),
  'a chart whose id is no name': (app) => void chartOf(app, 'My_Shop'),
  'charts side by side': (app) => ['z', 'a', 'm'].forEach((id) => chartOf(app, id)),
  'charts inside charts': (app) => {
    const outer = chartOf(app, 'outer');
    chartOf(chartOf(outer, 'inner'), 'innermost');
    chartOf(new Construct(outer, 'between'), 'aside');
    chartOf(app, 'beside');
  },
  'charts that depend on charts': (app) => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => chartOf(app, id));
    a!.addDependency(b!);
    b!.addDependency(c!);
  },
  'objects that depend on objects': (app) => {
    const chart = new Chart(app, 'shop');
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => thing(chart, id));
    a!.addDependency(d!);
    b!.addDependency(a!, c!);
    c!.addDependency(d!);
  },
  'objects that depend on objects of other charts': (app) => {
    const [one, two, three] = ['one', 'two', 'three'].map((id) => new Chart(app, id));
    thing(one!, 'a').addDependency(thing(three!, 'b'));
    thing(two!, 'c').addDependency(thing(one!, 'd'));
    thing(two!, 'e');
  },
  'constructs that depend on constructs': (app) => {
    const chart = new Chart(app, 'shop');
    const [first, second] = ['first', 'second'].map((id) => new Construct(chart, id));
    ['a', 'b'].forEach((id) => thing(first!, id));
    ['c', 'd'].forEach((id) => thing(second!, id));
    thing(chart, 'e');
    first!.node.addDependency(second!);
  },
  'a construct that depends on another chart': (app) => {
    const chart = chartOf(app, 'shop');
    chart.node.findChild('group').node.addDependency(chartOf(app, 'base'));
  },
  'an object that pulls another chart forward': (app) => {
    const [a, , b, c, z] = ['a', 'd', 'b', 'c', 'z'].map((id) => new Chart(app, id));
    z!.addDependency(a!);
    const [first, second] = [new Construct(a!, 'group'), new Construct(b!, 'group')];
    thing(first, 'first');
    thing(second, 'second').addDependency(c!);
    first.node.addDependency(second);
  },
  'ids that look like integers': (app) => {
    for (const id of ['10', 'x', '9', '01', '2']) {
      const chart = new Chart(app, id);
      for (const name of ['3', 'b', '1']) thing(chart, name);
    }
    (app.node.findChild('10') as Chart).addDependency(app.node.findChild('2'));
  },
  'an included file': (app) => {
    const path = join(folder(), 'included.yaml');
    writeFileSync(
      path,
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: "1"}\n---\n\n---\nkind: Thing\napiVersion: example.com/v1\n',
    );
    new Include(new Chart(app, 'shop'), 'include', { url: path });
  },
  'objects of cdk8s-plus': (app) => {
    const chart = new Chart(app, 'shop', { disableResourceNameHashes: true });
    const settings = new ConfigMap(chart, 'settings', { data: { A: '1' } });
    const web = new Deployment(chart, 'web', { containers: [{ image: 'nginx', portNumber: 80 }] });
    web.node.addDependency(settings);
  },
  'late values, patches and nothing': (app) => {
    const chart = new Chart(app, 'shop');
    thing(chart, 'a', { spec: { late: Lazy.any({ produce: () => ({ b: 1, a: 2 }) }) } }).addJsonPatch(
      cdk8s.JsonPatch.add('/spec/patched', [1]),
    );
    thing(chart, 'b', { metadata: { labels: {} }, spec: {}, list: [] });
  },
};
const types = Object.values(YamlOutputType).filter((type) => typeof type === 'number');

/** The tree, written by an App of that class. */
function written(
  Class: new (props: AppProps) => cdk8s.App,
  tree: (app: cdk8s.App) => void,
  props: AppProps = {},
): { [path: string]: string } {
  const outdir = folder();
  const app = new Class({ outdir, ...props });
  tree(app);
  const { error } = printed(() => app.synth());
  if (error) throw error;
  return contents(outdir);
}

describe.each(Object.entries(trees))('%s', (_, tree) => {
  test.each(types.map((type) => ({ type, name: YamlOutputType[type] })))('is written alike as $name', ({ type }) => {
    const theirs = written(cdk8s.App, tree, { yamlOutputType: type, recordConstructMetadata: true });
    expect(written(App, tree, { yamlOutputType: type, recordConstructMetadata: true })).toEqual(theirs);
    expect(Object.keys(theirs)).toContain('construct-metadata.json');
  });

  test('is one text alike', () => {
    const [theirs, ours] = [new cdk8s.App({ outdir: 'x' }), new App({ outdir: 'x' })];
    tree(theirs);
    tree(ours);
    expect(printed(() => ours.synthYaml()).value).toBe(theirs.synthYaml());
  });

  test('has its files in the same order', () => {
    const order: string[] = [];
    const spy = jest.spyOn(Yaml, 'save').mockImplementation((path) => void order.push(path));
    const [theirs, ours] = [new cdk8s.App({ outdir: folder() }), new App()];
    tree(theirs);
    theirs.synth();
    spy.mockRestore();
    tree(ours);
    expect(files(gather(ours), ours.yamlOutputType, ours.outputFileExtension).map(({ path }) => join(theirs.outdir, path))).toEqual(order);
  });
});

test('the extension of files is honoured', () => {
  const props = { outputFileExtension: '.yml' };
  expect(written(App, trees['one chart']!, props)).toEqual(written(cdk8s.App, trees['one chart']!, props));
  expect(Object.keys(written(App, trees['one chart']!, props))).toEqual(['shop.yml']);
});

test('a resolver of the App is asked for objects that are not ours too', () => {
  const resolvers = [{ resolve: (context: cdk8s.ResolutionContext) => void (context.value === 'yes' && context.replaceValue('no')) }];
  const ours = written(App, trees['one chart']!, { resolvers });
  expect(ours).toEqual(written(cdk8s.App, trees['one chart']!, { resolvers }));
  expect(ours['shop.k8s.yaml']).toContain('"yes": "no"');
});

describe('the environment', () => {
  const before = { ...process.env };
  afterEach(() => (process.env = { ...before }));

  test('says where files go, unless the App does', () => {
    const outdir = folder();
    process.env.CDK8S_OUTDIR = outdir;
    const app = new App();
    chartOf(app, 'shop');
    app.synth();
    expect(Object.keys(contents(outdir))).toEqual(['shop.k8s.yaml']);
    expect(new App({ outdir: 'elsewhere' }).outdir).toBe('elsewhere');
  });

  test.each(['true', 'false', undefined])('says whether construct metadata is recorded: %s', (value) => {
    if (value === undefined) delete process.env.CDK8S_RECORD_CONSTRUCT_METADATA;
    else process.env.CDK8S_RECORD_CONSTRUCT_METADATA = value;
    expect(written(App, trees['one chart']!)).toEqual(written(cdk8s.App, trees['one chart']!));
    expect('construct-metadata.json' in written(App, trees['one chart']!)).toBe(value === 'true');
  });

  test('says whether keys are sorted', () => {
    const sorted = written(App, trees['one chart']!);
    process.env.CDK8S_DISABLE_SORT = '1';
    const unsorted = written(App, trees['one chart']!);
    expect(unsorted).toEqual(written(cdk8s.App, trees['one chart']!));
    expect(unsorted).not.toEqual(sorted);
  });
});

test('charts that were asked for their JSON before are written alike', () => {
  const asked = (app: cdk8s.App): void => {
    trees['charts that depend on charts']!(app);
    printed(() => app.node.children.forEach((chart) => (chart as Chart).toJson()));
  };
  expect(written(App, asked)).toEqual(written(cdk8s.App, asked));
});
