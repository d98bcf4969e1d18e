// What pages are made with: differences, and the source of what they show.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changes, diff } from '../../scripts/docs/differences';
import { dedented, programIn, tableIn, testNamesIn } from '../../scripts/docs/source';
import { piecesOf } from '../../scripts/docs/pieces';
import { sidecarPod } from '../../apps/sidecar-pod';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'made-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, 'file.ts');
  writeFileSync(path, text);
  return path;
}

describe('a difference', () => {
  test('has the lines that go and come, two around them, and their object', () => {
    const before = ['# Pod/a', 'one', 'two', 'three', 'four', 'five', 'six', '# Pod/b', 'x'];
    const after = ['# Pod/a', 'one', 'two', 'three', 'four', 'FIVE', 'six', '# Pod/b', 'x'];
    expect(diff(before, after)).toEqual(['@@ Pod/a @@', ' three', ' four', '-five', '+FIVE', ' six']);
  });

  test('is nothing between equals', () => {
    expect(diff(['# Pod/a', 'one'], ['# Pod/a', 'one'])).toEqual([]);
  });

  test('is found where a version changes what is made, and nowhere else', () => {
    const found = changes(sidecarPod);
    expect(found.map(({ since }) => since)).toContain('1.29');
    expect(found[0]!.lines).toContain('+      restartPolicy: Always');
  });
});

describe('the source', () => {
  test('of an app is its paragraphs with their comments, what they make, and before them what they use of the file', () => {
    const app = `import x from 'x';
export function web(app: App): void {
  const chart = new Chart(app, 'web');

  // one of them
  const two = 2;
  const one = new Deployment(chart, 'one', {
    replicas: 1, // only
    pod,
  }); // behind it
  one.service();

  new Ingress(one, 'Ingress');
}
const pod = of(1);
const unused = { one: 1 };
function of(n) {}
`;
    const shown = piecesOf(file(app)).map(({ uses: _, ...one }) => one);
    const plain = { ids: [], about: [], below: [], continues: false };
    expect(shown).toEqual([
      {
        ...plain,
        text: "const chart = new Chart(app, 'web');",
        ids: ['web'],
        declares: ['chart'],
        about: ['app'],
        below: [{ scope: 'app', id: 'web' }],
        waits: true,
        continues: true,
      },
      { ...plain, text: 'function of(n) {}', declares: ['of'], waits: true, continues: true },
      { ...plain, text: 'const pod = of(1);', declares: ['pod'], waits: true, continues: true },
      {
        ...plain,
        text: "// one of them\nconst two = 2;\nconst one = new Deployment(chart, 'one', {\n  replicas: 1, // only\n  pod,\n}); // behind it\none.service();",
        ids: ['one'],
        declares: ['two', 'one'],
        about: ['chart'],
        below: [{ scope: 'chart', id: 'one' }],
        waits: false,
      },
      {
        ...plain,
        text: "new Ingress(one, 'Ingress');",
        ids: ['Ingress'],
        declares: [],
        about: ['one'],
        below: [{ scope: 'one', id: 'Ingress' }],
        waits: false,
      },
      { ...plain, text: 'const unused = { one: 1 };', declares: ['unused'], waits: true, continues: true },
    ]);
  });

  test('of a mistake is what its function does, and what it names of the file', () => {
    const table = `const pod = { main };
const main = 1;
const other = 2;
const words = 'x';
export const mistakes = [
  { title: 'one', make: (chart) => new Pod(chart, 'a', pod), says: [words] },
  {
    title: 'two',
    make: (chart) => {
      const a = 1;
      return new Pod(chart, a);
    },
    says: [],
  },
];
`;
    const { given, makers } = tableIn(file(table));
    expect([...makers]).toEqual([
      ['one', "new Pod(chart, 'a', pod);"],
      ['two', 'const a = 1;\nnew Pod(chart, a);'],
    ]);
    expect(given).toBe('const pod = { main };\nconst main = 1;');
  });

  test('of tests is their names', () => {
    expect([
      ...testNamesIn(file("describe('a', () => {\n  test.each([1])('b %s', () => {});\n  it(`c`, () => {});\n});\nother('d');\n")),
    ]).toEqual(['a', 'b %s', 'c']);
  });

  test('of tests that are skipped is nothing: they show nothing', () => {
    const skipped =
      "test.skip('a', () => {});\ndescribe.skip('b', () => {\n  test('c', () => {});\n});\nxit('d', () => {});\ntest('e', () => {});\n";
    expect([...testNamesIn(file(skipped))]).toEqual(['e']);
  });

  test('of a program is the body of its function', () => {
    expect(programIn(file('// header\nexport function a(): void {\n  one();\n  two({\n    b,\n  });\n}\n'))).toBe(
      'one();\ntwo({\n  b,\n});',
    );
  });

  test('loses the indentation that all lines have', () => {
    expect(dedented('  a\n    b\n\n  c')).toBe('a\n  b\n\nc');
  });
});
