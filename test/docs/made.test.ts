// What pages are made with: differences, pictures, and the source of what they show.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from 'cdk8s-patterns';
import { changes, diff } from '../../scripts/docs/differences';
import { picture } from '../../scripts/docs/picture';
import { dedented, piecesOf, programIn, tableIn, testNamesIn } from '../../scripts/docs/source';
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

test('a picture has a box for every object, and an arrow for every name and selection', () => {
  const labels = { app: 'web' };
  const manifests: Manifest[] = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: {
        serviceName: 'db',
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'main', image: 'x', envFrom: [{ secretRef: { name: 'login' } }] }] },
        },
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '1Gi' } } } }],
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'db' },
      spec: { selector: { ...labels, 'statefulset.kubernetes.io/pod-name': 'db-0' } },
    },
  ];
  expect(picture(manifests).split('\n')).toEqual([
    '```mermaid',
    'graph LR',
    '  o0["<b>StatefulSet</b><br/>db"]',
    '  o1["<b>Service</b><br/>db"]',
    '  o2("<b>Secret</b><br/>login<br/><i>made elsewhere</i>")',
    '  o3[("data-db-0 …<br/>1Gi for each Pod")]',
    '  o0 --> o2',
    '  o0 --> o1',
    '  o0 == claims ==> o3',
    '  o1 -. db-0 alone .-> o0',
    '```',
  ]);
});

describe('the source', () => {
  test('of an app is its statements with their comments, and the ids of what they make', () => {
    const app = `import x from 'x';
export function web(app: App): void {
  const chart = new Chart(app, 'web');

  // one of them
  const one = new Deployment(chart, 'one', {
    replicas: 1, // only
  }); // behind it
  one.service();
}
const pod = 1;
`;
    expect(piecesOf(file(app))).toEqual([
      { text: "const chart = new Chart(app, 'web');", ids: ['web'], declares: ['chart'], about: ['app'], waits: true },
      {
        text: "// one of them\nconst one = new Deployment(chart, 'one', {\n  replicas: 1, // only\n}); // behind it",
        ids: ['one'],
        declares: ['one'],
        about: ['chart'],
        waits: true,
      },
      { text: 'one.service();', ids: [], declares: [], about: ['one'], waits: false },
      { text: 'const pod = 1;', ids: [], declares: ['pod'], about: [], waits: true },
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
    expect([...testNamesIn(file("describe('a', () => {\n  test.each([1])('b %s', () => {});\n  it(`c`, () => {});\n});\nother('d');\n"))]).toEqual([
      'a',
      'b %s',
      'c',
    ]);
  });

  test('of tests that are skipped is nothing: they show nothing', () => {
    const skipped = "test.skip('a', () => {});\ndescribe.skip('b', () => {\n  test('c', () => {});\n});\nxit('d', () => {});\ntest('e', () => {});\n";
    expect([...testNamesIn(file(skipped))]).toEqual(['e']);
  });

  test('of a program is the body of its function', () => {
    expect(programIn(file('// header\nexport function a(): void {\n  one();\n  two({\n    b,\n  });\n}\n'))).toBe('one();\ntwo({\n  b,\n});');
  });

  test('loses the indentation that all lines have', () => {
    expect(dedented('  a\n    b\n\n  c')).toBe('a\n  b\n\nc');
  });
});
