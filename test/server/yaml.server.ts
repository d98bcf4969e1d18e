// What YAML means is kubectl's to say: it reads what emit() wrote, and judges what parseManifests() reads. No server runs.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { emit } from '../../lib/kube/yaml-emit';
import { YamlError, parseManifests } from '../../lib/kube/yaml-parse';
import { versions } from './api-server';

const HEAD = 'apiVersion: v1\nkind: Foo\nmetadata: {name: a}\n';
const JSON_HEAD = '{"apiVersion":"v1","kind":"Foo","metadata":{"name":"a"}}';

const pieces =
  'a b B x X e E 0 1 7 9 _ . - + : \n \t # " \' --- ... % << = ~ | > & * ! ? [ ] { } , @ ` \\ 0x 0b 0o y no null true inf \r \x85 \u2028 \xa0 \ufeff \x7f \0 \x1b é 😀 \ufffe $ /'.split(
    ' ',
  );
const nastyString = fc
  .oneof(
    fc.array(fc.constantFrom(' ', '\n', ...pieces), { maxLength: 8 }).map((some) => some.join('')),
    fc.array(fc.constantFrom(...'017eE_.-+xXbBoOafinI:T'), { maxLength: 6 }).map((some) => some.join('')),
    fc.array(fc.constantFrom('\n', '\n', ' ', '\t', 'a', 'b: c', '#', '- ', 'x'), { maxLength: 8 }).map((some) => some.join('')),
    fc.string({ unit: 'binary' }),
  )
  .filter((text) => !/\p{Surrogate}/u.test(text)); // half a pair has no place in UTF-8

describe.each(versions)('kubectl %s', (version) => {
  const folder = mkdtempSync(join(tmpdir(), 'yaml-'));
  const file = join(folder, 'manifests.yaml');
  let kubectl: string;

  beforeAll(() => {
    const build = join(__dirname, '../../scripts/apiserver/build.mjs');
    const script = `import { assets } from ${JSON.stringify(build)}; console.log(assets(${JSON.stringify(version)}, ['kubectl']))`;
    kubectl = join(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }).trim(), 'kubectl');
  }, 1_200_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  /** What kubectl reads; nothing where it refuses. */
  function read(text: string): { manifests?: any[] } {
    writeFileSync(file, text);
    const { status, stdout } = spawnSync(kubectl, ['annotate', '--local', '-f', file, 'read=by-kubectl', '-o', 'json'], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    if (status !== 0) return {};
    return {
      manifests: stdout
        .split(/(?<=^\})\n/m)
        .filter((one) => one.trim() !== '')
        .map((one) => JSON.parse(one)),
    };
  }

  const annotated = (manifest: any) => ({
    ...manifest,
    metadata: { ...manifest.metadata, annotations: { ...manifest.metadata?.annotations, read: 'by-kubectl' } },
  });

  it('reads every string that is emitted as it was, in every place', () => {
    const strings = [...new Set([...fc.sample(nastyString, { numRuns: 6000 }), ...pieces])];
    const manifest = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', annotations: Object.fromEntries(strings.map((text, index) => [`k${index}`, text])) },
      keys: Object.fromEntries(strings.map((text, index) => [text, index])),
      lists: [strings, [[strings]]],
      ...Object.fromEntries(strings.map((text, index) => [text, { [text]: [index] }])),
    };
    expect(read(emit([manifest])).manifests).toEqual([annotated(manifest)]);
  }, 120_000);

  it('reads every number that is emitted as it was', () => {
    const numbers = [
      0,
      -1,
      1e15,
      2 ** 53,
      2 ** 63,
      1e21,
      -1e21,
      5e-324,
      1.7976931348623157e308,
      0.1,
      ...fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), 2000).map((number) => number + 0),
    ];
    const manifest = { apiVersion: 'v1', kind: 'Foo', metadata: { name: 'a' }, numbers };
    expect(read(emit([manifest])).manifests).toEqual([annotated(manifest)]);
  });

  it('reads documents, keys too long for their line and an empty document as they were', () => {
    const manifests = [
      {
        apiVersion: 'v1',
        kind: 'Foo',
        long: { ['k'.repeat(1100)]: { a: [1] }, [': '.repeat(600)]: 'a\nb\n' },
        none: [{}, [], null, [[]], true],
      },
      { apiVersion: 'v1', kind: 'Bar' },
    ];
    expect(read(emit([manifests[0], undefined, manifests[1]])).manifests).toEqual(manifests.map(annotated));
  });

  // prettier-ignore
  it.each([
    'v: [y, n, Y, yes, No, on, OFF, yEs, true, TRUE, ~, null, nULL, "", <<, =]',
    'v: [0400, 0800, 0o755, 0X1F, 0B11, 0b-1, 0b+1, -0b1, +0b1, -0b-1, 0X-1, -_1, _1, 0_x1F, 1_000, 0x, 0b, 0o, 0o8, +1, -0, 00, 08_9]',
    'v: [.5, +.5, -.5, ._5, .5_0, .5_, .5__0, .5e1_0, .5e_1, .5_e1, .5e+1_0, .0_9, -._5, 1., 1.0, 09.5, 1e3, 1E+3, 1e_3, -.5e_1, 1e400, 1e-400, ., .., ..., +, -.0, 1.2.3, 1e, e1, .5e3, 0x1p3, 1_0.5_0]',
    'v: [e1234567, 61e9540, 12:30, 1:2:3, 2001-01-01, 2001-12-14t21:59:43.10-05:00, 1.28.15, 10.0.0.1, 100m, 1Gi]',
    'v: [9223372036854775807, 0xFFFFFFFFFFFFFFFFFF, 01777777777777777777777777, -9223372036854775809]',
    'v: !!str 5', 'v: !!str', 'v: !!int "5"', 'v: !!int 1.5', 'v: !!int abc', 'v: !!float 5', 'v: !!float abc', 'v: !!bool yes', 'v: !!null x', 'v: !!binary aGVsbG8=', 'v: !own x', 'v: !!set {a}', 'v: !!timestamp 2001-01-01',
    'v: .inf', 'v: [.nan]',
    '1: a\n1.50: b\n0x10: c\n1e3: d\non: e\nn: f', '~: 1', '? [a]\n: b', '? a\n: b', 'v: {? }',
    'v: {a: 1, <<: {a: 2, b: 3}}', 'v: {<<: {a: 2, b: 3}, a: 1}', 'v: {a: 1, <<: [{a: 2, b: 3}, {b: 4, a: 9}]}', 'v: {"<<": 5}', 'v: {<<: 5}', 'v: {<<: [5]}',
    'x: &x {a: 1}\nv: [*x, *x]', 'v: [&a {b: &b 1}, &b 2, *a, *b]', 'v: &a [*a]', 'v: *x', 'v: &a\nw: *a',
    'v:\ta\t\nw: b\t# c', 'v:\n\ta: 1', 'v: a\n  b\n\n  c', 'v: "a\\tb\\x41\\u00e9\\\n  c"', 'v: "\\q"', "v: 'a''b\n\n  c'", 'v: |\n  a\n   b\n\n', 'v: |2\n    a', 'v: >\n  a\n  b\n\n  c\n   d', 'v: |+\n  a\n\n', 'v: |-\n  a\n\n', 'v: |\n  a\n b',
    'v: {a: 1, "b":2, c:3, d,}', 'v: [a, [b], {c: d},]', 'v: {a: 1,, b: 2}', 'v: [a: b, c]', 'v:\n- a\n- - b\n  - c\n- d: e\n  f: g', 'v:\n  - a\n  -\n  - - -', 'v: [a, b', 'v: @a', 'v: `a', 'v: %a', 'v: a: b', "v: 'a", '  v: 1', 'v: - a', 'v: -', 'v: a #b\nw: a#b',
    'v: é😀\u00a0x\nw: "\u2028"', '# only a comment', '...', '...\n---\n' + HEAD, '---\n---\n# c\n--- # d\n' + HEAD, '--- {a: 1}', '---x',
    'items: [{a: 1}]', 'items: null', 'items: {}', 'items: [5]',
  ])('and parseManifests read the same: %j', (lines) => agree(`${HEAD}${lines}\n`));

  // prettier-ignore
  it.each([
    '', '\n', '---\n', 'null\n---\n~\n', '{}', '[1]', 'hello', 'apiVersion: v1\n', 'apiVersion: v1\nkind: 5\n',
    `\ufeff${HEAD}`, HEAD.replaceAll('\n', '\r\n') + 'v: |\r\n  a\r\n  b\r\n---\r\n' + HEAD, '%YAML 1.1\n---\n' + HEAD,
    `---\n{\n  apiVersion: "v1",\n  kind: "Foo",\n  metadata: {\n    name: "a",\n  },\n  v: [{\n    a: "no",\n  }, {\n    b: 1,\n  }],\n}\n`,
    JSON_HEAD, `${JSON_HEAD}\n${JSON_HEAD}${JSON_HEAD}`, `# c\n${JSON_HEAD}`, '{"apiVersion":"v1","kind":"Foo","v":"}\\"{\\\\"}', '{"apiVersion":"v1",\n\t"kind":"Foo"}',
    'apiVersion: v1\nkind: FooList\nitems: [{metadata: {name: a}}]\n', 'apiVersion: v1\nkind: FooList\nitems: [{apiVersion: "", kind: null, metadata: {name: a}}]\n', 'apiVersion: v1\nkind: FooList\nitems: [{apiVersion: v1, metadata: {name: a}}]\n', 'apiVersion: v1\nkind: FooList\nitems: [{kind: Foo, metadata: {name: a}}]\n', `{"apiVersion":"v1","kind":"List","items":[${JSON_HEAD},{"apiVersion":"v1","kind":"List","items":[${JSON_HEAD}]}]}`, 'apiVersion: v1\nkind: List\nitems: [{a: 1}]\n', 'apiVersion: v1\nkind: List\nitems: [null]\n', 'apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: List}]\n', 'apiVersion: v1\nkind: List\n',
  ])('and parseManifests read the same whole text: %j', (text) => agree(text));

  it('and parseManifests read the same in any bare word that could be a number', () => {
    const words = fc.sample(
      fc.array(fc.constantFrom(...'0011789aeEfF_.-+xXbBoO:'), { minLength: 1, maxLength: 6 }).map((some) => some.join('')),
      { numRuns: 20_000 },
    );
    const text = `${HEAD}v:\n${words
      .filter((word) => /^[^-:]|^-[^-]/.test(word) && !word.endsWith(':'))
      .map((word) => `- ${word}\n`)
      .join('')}`;
    expect(parseManifests(text).map(annotated)).toEqual(read(text).manifests);
  }, 60_000);

  it('loses what parseManifests refuses', () => {
    expect(read(`${HEAD}v: {a: 1, a: 2}\n`).manifests![0].v).toEqual({ a: 2 });
    expect(read(`${HEAD}...\n${HEAD}`).manifests).toHaveLength(1);
    expect(() => parseManifests(`${HEAD}v: {a: 1, a: 2}\n`)).toThrow('stands twice');
    expect(() => parseManifests(`${HEAD}...\n${HEAD}`)).toThrow('"---"');
  });

  function agree(text: string): void {
    const { manifests } = read(text);
    if (manifests === undefined) expect(() => parseManifests(text)).toThrow(YamlError);
    else expect(parseManifests(text).map(annotated)).toEqual(manifests);
  }
});
