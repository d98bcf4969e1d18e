import * as fc from 'fast-check';
import { YamlError, parseManifests } from '../../lib/kube/yaml-parse';

const HEAD = 'apiVersion: v1\nkind: Foo\n';
const head = { apiVersion: 'v1', kind: 'Foo' };

/** The value of a field written like this. */
const read = (text: string): unknown => parseManifests(`${HEAD}v: ${text}\n`)[0]!.v;

function refusal(text: string): YamlError {
  try {
    parseManifests(text);
  } catch (error) {
    expect(error).toBeInstanceOf(YamlError);
    return error as YamlError;
  }
  throw new Error('it was read');
}

describe('parseManifests', () => {
  // prettier-ignore
  it.each([
    ['y', true], ['Yes', true], ['ON', true], ['True', true], ['n', false], ['no', false], ['Off', false], ['FALSE', false],
    ['yEs', 'yEs'], ['tRUE', 'tRUE'],
    ['', null], ['~', null], ['Null', null], ['nULL', 'nULL'],
    ['0400', 256], ['0o400', 256], ['-0o7', -7], ['0800', 800], ['0x1F', 31], ['0X1f', 31], ['0b11', 3], ['-0B11', -3], ['0b-1', -1], ['0b+1', 1],
    ['1_000', 1000], ['-_1', -1], ['+1', 1], ['-0', 0], ['00', 0], ['0x', '0x'], ['0b2', '0b2'],
    ['9223372036854775807', 2 ** 63], ['18446744073709551616', 2 ** 64], ['0xFFFFFFFFFFFFFFFFFF', '0xFFFFFFFFFFFFFFFFFF'], ['01777777777777777777777777', 1.7777777777777777e24],
    ['.5', 0.5], ['+.5', 0.5], ['1.', 1], ['09.5', 9.5], ['1e3', 1000], ['1.5E-3', 0.0015], ['1e_3', 1000], ['-0.0', 0],
    ['1e400', '1e400'], ['._5', '._5'], ['.0_9', 0.09], ['.5__0', '.5__0'], ['.5e1_0', 5e9], ['.5e_1', '.5e_1'], ['.', '.'], ['1.28.15', '1.28.15'],
    ['e1234567', 'e1234567'], ['61e9540', '61e9540'], ['12:30', '12:30'], ['2001-01-01', '2001-01-01'], ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
    ['=', '='], ['<<', '<<'], ['"5"', '5'], ["'yes'", 'yes'],
    ['!!str 5', '5'], ['!!str', ''], ['!!int "5"', 5], ['!!float 5', 5], ['!!bool yes', true], ['!!null ""', null], ['!!binary aGVsbG8=', 'hello'], ['!own 5', '5'], ['!!timestamp 2001-01-01', '2001-01-01'],
    ['!!set {a}', { a: null }],
    ['{a: 1, "b":2, c:3,}', { a: 1, b: 2, 'c:3': null }],
    ['[a, [b], {c: d},]', ['a', ['b'], { c: 'd' }]],
    ['|\n  a\n   b\n\n', 'a\n b\n'], ['>-\n  a\n  b', 'a b'], ['a\n  b\n\n  c', 'a b\nc'], ['"a\\tb\\x41\\u00e9\\\n  c"', 'a\tbAéc'],
    ['\ta\t# tab', 'a'],
    ['{__proto__: 1}', JSON.parse('{"__proto__": 1}')],
  ] as [string, unknown][])('reads %j as %j', (text, value) => {
    expect(read(text)).toStrictEqual(value);
  });

  it('turns keys that are no text into text', () => {
    expect(read('{1: a, 1.50: b, 0x10: c, on: d}')).toEqual({ 1: 'a', 1.5: 'b', 16: 'c', true: 'd' });
  });

  it('reads texts with Windows ends of line, and a byte order mark', () => {
    expect(parseManifests('\ufeffapiVersion: v1\r\nkind: Foo\r\nv: |\r\n  a\r\n  b\r\n---\r\n')).toEqual([{ ...head, v: 'a\nb\n' }]);
  });

  it('reads KYAML', () => {
    const kyaml =
      '---\n{\n  apiVersion: "v1",\n  kind: "Foo",\n  metadata: {\n    name: "a", # the name\n  },\n  v: [{\n    a: "no",\n  }, {\n    b: 1,\n  }],\n}\n';
    const read = { ...head, metadata: { name: 'a' }, v: [{ a: 'no' }, { b: 1 }] };
    expect(parseManifests(kyaml)).toEqual([read]);
    expect(parseManifests(kyaml.slice(4))).toEqual([read]);
    expect(parseManifests(kyaml + kyaml)).toEqual([read, read]);
  });

  it('reads JSON, one value or several', () => {
    const one = JSON.stringify({ ...head, v: '}"{\\' });
    expect(parseManifests(one)).toEqual([{ ...head, v: '}"{\\' }]);
    expect(parseManifests(`\n${one}${one}\n\n${JSON.stringify(head, null, '\t')}\n`)).toHaveLength(3);
    expect(parseManifests(`${one}\n---\n${one}\n---\n${HEAD}`)).toHaveLength(3);
  });

  it('skips empty documents', () => {
    expect(parseManifests('')).toEqual([]);
    expect(parseManifests(`---\n# nothing\n---\nnull\n--- # next\n\n---\n${HEAD}---\n~\n---`)).toEqual([head]);
    expect(parseManifests(`${HEAD}...\n---\n${HEAD}...\n`)).toEqual([head, head]);
  });

  it('puts the items in place of every list', () => {
    expect(
      parseManifests(`apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Foo}\n- {apiVersion: apps/v1, kind: Bar}\n`),
    ).toEqual([head, { apiVersion: 'apps/v1', kind: 'Bar' }]);
    expect(parseManifests('apiVersion: v1\nkind: FooList\nitems: [{metadata: {name: a}}]\n')).toEqual([
      { ...head, metadata: { name: 'a' } },
    ]);
    expect(parseManifests('apiVersion: v1\nkind: FooList\nitems: [{apiVersion: "", kind: null}]\n')).toEqual([head]);
    expect(parseManifests('{"apiVersion":"v1","kind":"FooList","items":null}')).toEqual([]);
  });

  it('resolves aliases and merge keys as Go does, with no object in two places', () => {
    const [manifest] = parseManifests(
      `${HEAD}x: &x {a: 1, b: &b 2}\nv: [*x, *b]\nm: {<<: *x, a: 3}\np: {a: 3, <<: *x}\no: {<<: [{a: 4}, *x]}\nq: {"<<": 5}\n`,
    );
    expect(manifest).toEqual({
      ...head,
      x: { a: 1, b: 2 },
      v: [{ a: 1, b: 2 }, 2],
      m: { a: 3, b: 2 },
      p: { a: 1, b: 2 },
      o: { a: 4, b: 2 },
      q: { '<<': 5 },
    });
    expect((manifest!.v as unknown[])[0]).not.toBe(manifest!.x);
  });

  it('takes the last anchor of a name before an alias', () => {
    expect(read('[&a {b: &b 1}, &b 2, *a, *b]')).toEqual([{ b: 1 }, 2, { b: 1 }, 2]);
  });

  // prettier-ignore
  it.each([
    ['a key that stands twice', `${HEAD}v:\n  a: 1\n  a: 2\n`, 5, 3, 'the key "a" stands twice in this map; kubectl would drop the first without a word'],
    ['two keys with one text', `${HEAD}v: {1: a, "1": b}\n`, 3, 11, 'the key "1" stands twice in this map; kubectl would drop the first without a word'],
    ['null as a key', `${HEAD}~: 1\n`, 3, 1, 'a key is text, not null'],
    ['nothing as a key', `${HEAD}v: {? }\n`, 3, 7, 'a key is text, not null'],
    ['a list as a key', `${HEAD}? [a]\n: b\n`, 3, 3, 'a key is text, not a list or a map'],
    ['a document that goes on behind its separator', `${HEAD}--- {a: 1}\n`, 3, 1, 'nothing but a comment can follow "---" on its line; write "{a: 1}" on the next'],
    ['a separator that is none', `${HEAD}-----BEGIN\n`, 3, 1, 'nothing but a comment can follow "---" on its line; write "--BEGIN" on the next'],
    ['a document behind an end', `${HEAD}...\n${HEAD}`, 4, 1, 'kubectl reads nothing after "..."; begin a document with "---"'],
    ['infinity', `${HEAD}v: [-.inf]\n`, 3, 5, 'JSON has no number for -Infinity'],
    ['infinity without a sign', `${HEAD}v: .Inf\n`, 3, 4, 'JSON has no number for Infinity'],
    ['what is no number', `${HEAD}v: .nan\n`, 3, 4, 'JSON has no number for NaN'],
    ['an integer that is none', `${HEAD}v: !!int 1.5\n`, 3, 10, '"1.5" is no int'],
    ['an alias of nothing', `${HEAD}v: *x\n`, 3, 4, 'nothing before it has the anchor "x"'],
    ['a value that contains itself', `${HEAD}v: &a [*a]\n`, 3, 7, 'this value contains itself'],
    ['a merge of text', `${HEAD}v: {<<: a}\n`, 3, 9, 'a merge key takes a map, or a list of maps'],
    ['a merge of nothing', `${HEAD}v: {<<}\n`, 3, 4, 'a merge key takes a map, or a list of maps'],
    ['text alone', '\n\nhello\n', 3, 1, 'a manifest is a map, with apiVersion and kind; this is "hello"'],
    ['a list alone', '---\n[1]\n', 2, 1, 'a manifest is a map, with apiVersion and kind; this is [1]'],
    ['an empty map', '{}', 1, 1, 'every manifest has apiVersion, which is text; here it is missing'],
    ['no kind, in the second of two JSON values', `{"apiVersion":"v1","kind":"a"}\n {"apiVersion":"v1"}`, 2, 2, 'every manifest has kind, which is text; here it is missing'],
    ['a kind that is no text', 'apiVersion: v1\nkind: 5\n', 1, 1, 'every manifest has kind, which is text; here it is 5'],
    ['an item without kind', 'apiVersion: v1\nkind: List\nitems: [{a: 1}]\n', 1, 1, 'every manifest has apiVersion, which is text; here it is missing'],
    ['an item that says its version alone', 'apiVersion: v1\nkind: FooList\nitems: [{apiVersion: v1}]\n', 1, 1, 'every manifest has kind, which is text; here it is missing'],
    ['an item that is nothing', 'apiVersion: v1\nkind: List\nitems: [null]\n', 1, 1, 'a manifest is a map, with apiVersion and kind; this is null'],
    ['a list in a list', '---\napiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: List, items: []}]\n', 2, 1, 'kubectl reads no list that is an item of a list'],
    ['a directive', '# c\n%YAML 1.1\n---\na: 1\n', 2, 1, 'kubectl reads no directives; leave this line out'],
    ['items that are no list', 'apiVersion: v1\nkind: List\nitems: {}\n', 1, 1, 'the items of List are a list'],
  ])('refuses %s', (_, text, line, column, reason) => {
    const error = refusal(text);
    expect({ line: error.line, column: error.column, reason: error.reason }).toEqual({ line, column, reason });
    expect(error.message).toBe(`line ${line}, column ${column}: ${reason}`);
  });

  it.each([
    ['an open list', `---\n${HEAD}v: [a, b\n`, 5],
    ['an open quote', `${HEAD}v: 'a\n`, 4],
    ['a map on the line of a key', `${HEAD}v: a: b\n`, 3],
    ['wrong indentation', `${HEAD}  v: 1\n`, 2],
    ['a reserved character', `${HEAD}v: @a\n`, 3],
    ['tabs as indentation', `${HEAD}v:\n\ta: 1\n`, 4],
    ['broken JSON', `{"apiVersion": "v1",\n"kind": "Foo" "v": 1}`, 2],
    ['broken Windows text', 'a: b\r\nc: [\r\n', 3],
  ])('says where the text breaks: %s', (_, text, line) => {
    const error = refusal(text);
    expect(error.line).toBe(line);
    expect(error.reason).toMatch(/^[A-Z].{10}/);
  });

  it('refuses aliases that multiply', () => {
    const bomb = Array.from(
      { length: 8 },
      (_, level) =>
        `a${level}: &a${level} [${Array(10)
          .fill(level === 0 ? 'x' : `*a${level - 1}`)
          .join(', ')}]\n`,
    ).join('');
    expect(refusal(HEAD + bomb).reason).toBe('the aliases of this document make too much of it');
  });

  it('reads what JSON.stringify writes, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (v) => {
        const manifest = JSON.parse(JSON.stringify({ ...head, v }));
        expect(parseManifests(JSON.stringify(manifest))).toEqual([manifest]);
        expect(parseManifests(`# as YAML\n${JSON.stringify(manifest, null, 2)}`)).toEqual([manifest]);
      }),
      { numRuns: 500 },
    );
  });
});

test('a key that stands twice in JSON is refused too, with its place', () => {
  const twice = '{"apiVersion":"v1","kind":"ConfigMap",\n "data":{"a":"1","a":"2"}}';
  expect(() => parseManifests(twice)).toThrow('line 2, column 18: the key "a" stands twice in this map');
  expect(parseManifests(twice.replace('"a":"2"', '"b":"a\\": x"'))).toEqual([
    { apiVersion: 'v1', kind: 'ConfigMap', data: { a: '1', b: 'a": x' } },
  ]);
});
