// docs/ is made, whole, and true: what is committed is what the generator makes, and every promise names a test that there is.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s-patterns';
import { companions, podWith } from '../../scripts/docs/companions';
import { tried } from '../../scripts/docs/companions-tried';
import { cited, kebab } from '../../scripts/docs/page';
import { pages } from '../../scripts/docs/pages';
import { describedCompanion } from '../../scripts/docs/props';
import { testNamesIn } from '../../scripts/docs/source';
import { TARGET } from '../../scripts/docs/target';

const root = join(__dirname, '../..');

const texts = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.\w+$/.test(file))
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );

/** The names of values that the front door gives away from a room. */
const given = (room: string): string[] =>
  [...readFileSync(join(root, 'lib/index.ts'), 'utf8').matchAll(new RegExp(`^export \\{([^}]*)\\} from '\\./${room}/[\\w-]+'`, 'gm'))]
    .flatMap(([, names]) => names!.split(',').map((name) => name.trim()))
    .filter((name) => !name.startsWith('type '));

const patterns = given('patterns');

test('docs/ is committed as the generator makes it, wherever the clone lies; `npm run docs` brings it up to date', () => {
  const [folder, elsewhere] = ['docs-', 'clone-'].map((name) => mkdtempSync(join(tmpdir(), name))) as [string, string];
  for (const name of ['apps', 'lib', 'node_modules', 'scripts', 'test']) symlinkSync(join(root, name), join(elsewhere, name));
  execFileSync(process.execPath, [join(root, 'scripts/run.mjs'), join(root, 'scripts/docs.ts'), folder], { cwd: elsewhere });
  const made = texts(folder);
  for (const one of [folder, elsewhere]) rmSync(one, { recursive: true });
  expect(texts(join(root, 'docs'))).toEqual(made);
}, 120_000);

test('pages show the YAML of the version for which dist/ is made', () => {
  expect(readFileSync(join(root, 'apps/main.ts'), 'utf8')).toContain(`process.env.TARGET ?? '${TARGET}'`);
});

test('every prop of a companion says what it is, or what it is without it', () => {
  const all = Object.keys(companions).map((name) => ({ name, ...describedCompanion(name) }));
  expect(all.filter(({ words }) => words === '').map(({ name }) => name)).toEqual([]);
  const silent = all.flatMap(({ name, props }) =>
    props.filter((one) => one.words === '' && one.default === '—').map((one) => `${name} ${one.name}`),
  );
  expect(silent).toEqual([]);
  expect(all.find(({ name }) => name === 'gitSync')!.props.map((one) => one.name)).toEqual(
    expect.arrayContaining(['period', 'repo', 'link']),
  );
});

test('every link within docs/ leads to a file', () => {
  const broken = Object.entries(texts(join(root, 'docs'))).flatMap(([file, text]) =>
    [...text.replace(/^```[^]*?^```$/gm, '').matchAll(/\]\((?!https?:)([^)#\s]+)/g)]
      .filter(([, to]) => !existsSync(join(root, 'docs', file, '..', to!)))
      .map(([, to]) => `${file}: ${to}`),
  );
  expect(broken).toEqual([]);
});

test('every pattern has its page', () => {
  expect(patterns.length).toBeGreaterThan(10);
  expect(pages.map(({ pattern }) => pattern).sort()).toEqual([...patterns].sort());
});

test('every companion is shown', () => {
  expect(Object.keys(companions).sort()).toEqual(given('companions').sort());
});

test.each(pages.filter(({ pattern }) => pattern.endsWith('Pod')))(
  '$pattern is shown in a Deployment first: a Pod by itself is nobody’s',
  ({ pattern }) => {
    const text = readFileSync(join(root, `docs/patterns/${kebab(pattern)}.md`), 'utf8');
    const [first, alone] = ['new Deployment(', `new ${pattern}(`].map((made) => text.indexOf(made));
    expect(first).toBeGreaterThan(-1);
    expect(first).toBeLessThan(alone!);
  },
);

describe('what a companion was tried against', () => {
  const install = readFileSync(join(root, 'scripts/programs/install.sh'), 'utf8');

  test('is said of all of them', () => {
    expect(Object.keys(tried).sort()).toEqual(Object.keys(companions).sort());
  });

  test.each(Object.entries(tried))(
    '%s: by a test that there is, with the version of the image or one that is called another',
    (name, { against, test: file }) => {
      expect(readFileSync(join(root, file), 'utf8')).toMatch(new RegExp(`\\b${name}\\b`));
      if (!file.endsWith('.program.ts')) return expect(against).toMatch(/^(the manual alone|nothing): /);
      const { main, ...others } = podWith(companions[name]!);
      const { image } = (companions[name]!.role === 'daemon' ? main : Object.values(others).flat()[0]) as { image: string };
      const version = /\d+\.\d+\.\d+$/.exec(image)![0];
      if (against.includes(`the image is ${version}`) || against.includes(`the image is v${version}`)) return;
      expect(against).toMatch(new RegExp(`\\bv?${version}\\b`));
      expect(install).toMatch(new RegExp(` v?${version}( |$)`, 'm'));
    },
  );
});

describe.each(pages.map((page) => [page.pattern, page] as const))('%s', (pattern, page) => {
  test('has its app, and what the app makes is in dist/', () => {
    expect(existsSync(join(root, page.file))).toBe(true);
    const app = new App();
    page.app(app);
    const files = app.node.children.map(({ node }) => `dist/${node.id}.k8s.yaml`);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(readFileSync(join(root, page.file), 'utf8')).toMatch(new RegExp(`\\b${pattern}\\b`));
  });

  test('has tests of its own, and a table of mistakes', () => {
    expect(page.guarantees.flatMap(cited).some(({ file }) => file.startsWith('test/patterns/'))).toBe(true);
    expect(page.mistakes.length).toBeGreaterThan(0);
  });

  test('promises nothing without a test of that name, which runs', () => {
    expect(page.guarantees.length).toBeGreaterThan(0);
    const tests = page.guarantees.flatMap(cited);
    expect(tests.filter(({ file, name }) => !existsSync(join(root, file)) || !testNamesIn(join(root, file)).has(name))).toEqual([]);
  });
});
