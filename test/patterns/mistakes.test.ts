// Every table of mistakes: each alone says exactly its lines, all of them at once say all lines at once, and none writes anything.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finding, SynthError } from 'cdk8s-patterns';
import type { Mistake } from './mistake';
import { appWith, findingsOf, type Made, said, saidIn } from './said';

const tables = readdirSync(__dirname)
  .filter((file) => file.endsWith('.mistakes.ts'))
  .map((file) => [file.replace('.mistakes.ts', ''), tableIn(file)] as const);

/** The one list that the file exports. */
function tableIn(file: string): readonly Mistake[] {
  const lists = Object.values(require(join(__dirname, file)) as Record<string, unknown>).filter(Array.isArray);
  if (lists.length !== 1) throw new Error(`${file} exports ${lists.length} tables`);
  return lists[0] as Mistake[];
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mistakes-'));
  writeFileSync(join(folder, 'last-good.k8s.yaml'), 'good: true\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

const untouched = (): boolean =>
  readdirSync(folder).join() === 'last-good.k8s.yaml' && readFileSync(join(folder, 'last-good.k8s.yaml'), 'utf8') === 'good: true\n';

/** The findings of a synth that has to fail. */
function refused({ app }: Made): readonly Finding[] {
  try {
    app.synth();
  } catch (error) {
    if (error instanceof SynthError) return error.findings;
    throw error;
  }
  throw new Error('it was written');
}

test('there are tables', () => {
  expect(tables.length).toBeGreaterThan(0);
});

test('all tables at once, everything is said at once, and nothing is written', () => {
  const all = tables.flatMap(([, table]) => table);
  const made = appWith(all, folder);
  expect(all.length).toBeGreaterThan(100);
  expect(saidIn(made, refused(made), all.length)).toEqual(all.map(({ says }) => says));
  expect(untouched()).toBe(true);
}, 30_000);

describe.each(tables)('%s', (_, table) => {
  test('has titles of its own, and no line is without its mistake', () => {
    expect(new Set(table.map(({ title }) => title)).size).toBe(table.length);
    for (const { title, says } of table) {
      expect(title).toMatch(/^\S.*[^.]$/);
      expect(says.length).toBeGreaterThan(0);
    }
  });

  test.each(table.map((mistake) => [mistake.title, mistake] as const))('%s', (_, mistake) => {
    expect(said(mistake)).toEqual(mistake.says);
    const made = appWith([mistake], folder);
    const findings = findingsOf(made);
    if (!findings.some(({ severity }) => severity === 'error')) return; // a warning is written, and so is what is said before any App
    expect(saidIn(made, refused(made), 1)).toEqual([mistake.says]);
    expect(untouched()).toBe(true);
  });

  test('all at once, everything is said at once, and nothing is written', () => {
    const made = appWith(table, folder);
    expect(saidIn(made, refused(made), table.length)).toEqual(table.map(({ says }) => says));
    expect(untouched()).toBe(true);
  });
});
