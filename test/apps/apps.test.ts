// The apps are documentation: what they make is pinned, complete, and what is committed in dist/.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, check } from 'cdk8s-patterns';
import { kinds } from '../../lib/kube/kinds';
import { manifestsIn, ROOT, type Synthesized, synthesized } from './synthesized';

const names = readdirSync(join(ROOT, 'apps'))
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.replace('.ts', ''));

/** The one function that the file exports, under its own name. */
const appOf = (name: string): ((app: App) => void) =>
  (require(join(ROOT, 'apps', name)) as Record<string, (app: App) => void>)[name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())]!;

/** The version for which dist/ is made. */
const TARGET = '1.30';

const texts = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );

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
  const said = first.report.split('\n').filter((line) => line !== '' && !line.startsWith('suppressed: '));
  expect(said.filter((line) => !line.startsWith('nothing else found'))).toEqual([]);
});

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
