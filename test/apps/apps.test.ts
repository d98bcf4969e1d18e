// The apps are documentation: what they make is pinned, complete, and what is committed in dist/.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as front from 'cdk8s-patterns';
import { App, check, type Engine, type EngineProps, type k8s } from 'cdk8s-patterns';
import { kinds } from '../../lib/kube/kinds';
import { podTemplateOf } from '../../lib/kube/pod-template-of';
import { readyMade } from '../companions/ready-made';
import { appNames as names, appOf, manifestsIn, ROOT, type Synthesized, synthesized } from './synthesized';

/** The version for which dist/ is made. */
const TARGET = '1.30';

const texts = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );

/** What the report says, but for what the apps have answered. */
const complaints = ({ report }: Synthesized): string[] =>
  report.split('\n').filter((line) => line !== '' && !line.startsWith('suppressed: ') && !line.startsWith('nothing else found'));

let first: Synthesized;
let second: Synthesized;
beforeAll(async () => {
  [first, second] = await Promise.all([synthesized(), synthesized()]);
}, 60_000);
afterAll(() => [first, second].forEach((one) => one && rmSync(one.folder, { recursive: true })));

it.each(names)('the app `%s` makes this YAML', (name) => {
  const app = new App({ target: TARGET });
  appOf(name)(app);
  expect(app.synthYaml()).toMatchSnapshot();
});

it('all of them are synthesized by apps/main.ts, which has nothing to complain about', () => {
  const app = new App({ target: TARGET });
  for (const name of names) appOf(name)(app);
  const charts = app.node.children.map(({ node }) => `${node.id}.k8s.yaml`);
  expect(first.files).toEqual(charts.sort());
  expect(complaints(first)).toEqual([]);
});

it.each(['1.28', '1.37'])(
  'a synth for %s has nothing to complain about either',
  async (target) => {
    const other = await synthesized(target);
    rmSync(other.folder, { recursive: true });
    expect(other.files).toEqual(first.files);
    expect(complaints(other)).toEqual([]);
  },
  60_000,
);

it('two synths give the same bytes', () => {
  expect(texts(second.folder)).toEqual(texts(first.folder));
});

it('dist/ is committed as a synth makes it; `npm run synth` brings it up to date', () => {
  expect(texts(join(ROOT, 'dist'))).toEqual(texts(first.folder));
});

it('production has fields that the cluster of staging would refuse, and is not refused for them', () => {
  const refused = check(manifestsIn(first.folder, 'environments-production.k8s.yaml'), { target: '1.28' }).filter(
    ({ severity }) => severity === 'error',
  );
  expect(refused.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
    'spec.template.spec.containers[0].lifecycle.preStop.sleep known-field',
    'spec.trafficDistribution known-field',
  ]);
});

it('every kind is shown', () => {
  const shown = new Set(first.files.flatMap((file) => manifestsIn(first.folder, file)).map(({ kind }) => kind));
  expect(Object.keys(kinds).filter((kind) => !shown.has(kind))).toEqual([]);
});

describe('output is API, so that a golden shows', () => {
  const containers = (): k8s.Container[] =>
    first.files
      .flatMap((file) => manifestsIn(first.folder, file))
      .flatMap((manifest) => (podTemplateOf(manifest)?.spec as k8s.PodSpec | undefined) ?? [])
      .flatMap((spec) => [...(spec.initContainers ?? []), ...spec.containers]);

  // a test of test/companions says that no companion of the front door is missing there
  it.each(readyMade.map(({ program, companion }) => [program, companion] as const))(
    'the companion %s: $name of $image',
    (program, { name, image }) => {
      // waitFor is named after the place that it waits for, and migrate has the image of the application
      const [called, of] = [program === 'waitFor' ? /^wait-for-/ : new RegExp(`^${name}$`), program === 'migrate' ? undefined : image];
      expect(containers().filter((one) => called.test(one.name) && (of === undefined || one.image === of)).length).toBeGreaterThan(0);
    },
  );

  const makers = [...readFileSync(join(ROOT, 'lib/index.ts'), 'utf8').matchAll(/^export \{ (\w+).* from '\.\/engines\//gm)].map(
    ([, name]) => name!,
  );
  const engine = (maker: string, version: string): Engine =>
    (front as unknown as Record<string, (props: EngineProps & { database: string }) => Engine>)[maker]!({ version, database: 'shop' });
  /** What the engine itself says that it has, where it is asked for another one. */
  const versions = (maker: string): string[] =>
    [.../supported values: (.*)$/.exec(engine(maker, '0').problems[0]!.message)![1]!.matchAll(/"([^"]+)"/g)].map(([, version]) => version!);

  it('five engines, each in several versions', () => {
    expect(makers).toHaveLength(5);
    for (const maker of makers) expect(versions(maker).length).toBeGreaterThan(1);
  });

  it.each(makers.flatMap((maker) => versions(maker).map((version) => [maker, version] as const)))('the engine %s %s', (maker, version) => {
    const { image, command, args } = engine(maker, version);
    expect(containers()).toContainEqual(expect.objectContaining({ image, command, args }));
  });
});

it('a namespace comes first in the file of its chart, so that one `kubectl apply` makes both', () => {
  const late = first.files.flatMap((file) => {
    const manifests = manifestsIn(first.folder, file);
    const place = manifests.findIndex(({ kind }) => kind === 'Namespace');
    return place > 0 ? [`${file}: ${place + 1}.`] : [];
  });
  expect(late).toEqual([]);
});

it('every @example in lib/ names a file of apps/', () => {
  const lines = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== join('kube', 'wire.ts'))
    .flatMap((file) =>
      readFileSync(join(ROOT, 'lib', file), 'utf8')
        .split('\n')
        .filter((line) => line.includes('@example')),
    );
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !existsSync(join(ROOT, /@example (apps\/\S+\.ts)$/.exec(line)?.[1] ?? 'no such file')))).toEqual([]);
});
