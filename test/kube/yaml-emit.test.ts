import { existsSync, readFileSync } from 'node:fs';
import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { emit } from '../../lib/kube/yaml-emit';
import { parseManifests } from '../../lib/kube/yaml-parse';

const CORPUS = '/work/shared/corpus/manifests.jsonl';

/** What cdk8s writes so that kubectl reads something else, or nothing: learnt from kubectl, not from the emitter. */
function cdk8sGetsWrong(text: string): boolean {
  if (/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\p{Surrogate}]/u.test(text)) return true;
  if (text.includes('\n') && (/^\n*\t/.test(text) || /^[\n\t ]*$/.test(text))) return true;
  const digits = text.replaceAll('_', '');
  return (
    /^0b[-+][01]+$/.test(digits) ||
    (/^[-+]?[.0-9]/.test(digits) && !/\s/.test(digits) && !Number.isNaN(Number(digits.replace(/^[-+]/, ''))))
  );
}

const pieces =
  'a b B x X e E 0 1 7 9 _ . - + : \n \t # " \' --- ... % << = ~ | > & * ! ? [ ] { } , @ ` \\ 0x 0b 0o y no null true inf \r \x85 \u2028 \xa0 \ufeff \x7f \0 \x1b é 😀 \ufffe $ /'.split(
    ' ',
  );
const nastyString = fc.oneof(
  fc.array(fc.constantFrom(' ', '\n', ...pieces), { maxLength: 8 }).map((some) => some.join('')),
  fc.array(fc.constantFrom(...'017eE_.-+xXbBoOafinI:T'), { maxLength: 6 }).map((some) => some.join('')),
  fc.array(fc.constantFrom('\n', '\n', ' ', '\t', 'a', 'b: c', '#', '- ', 'x'), { maxLength: 8 }).map((some) => some.join('')),
  fc.string({ unit: 'binary' }),
);

const json = fc.letrec<{ value: unknown; map: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    nastyString,
    fc.constantFrom(null, true, false, 0, 80, -1, 1.5, 1e21, 5e-7, 2 ** 53),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    tie('map'),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
  map: fc.dictionary(nastyString, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...strings(inner)])
      : [];

describe('emit', () => {
  it('writes the bytes of cdk8s for public manifests', () => {
    if (!existsSync(CORPUS)) return console.log(`skipped: there is no ${CORPUS}`);
    const manifests = readFileSync(CORPUS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).manifest);
    for (const manifest of manifests) expect(emit([manifest])).toBe(Yaml.stringify(manifest));
    expect(emit(manifests)).toBe(Yaml.stringify(...manifests));
    expect(parseManifests(emit(manifests))).toEqual(manifests);
  });

  it('writes the bytes of cdk8s wherever kubectl reads those as what was meant', () => {
    fc.assert(
      fc.property(nastyString, (text) => {
        if (text === '<<' || cdk8sGetsWrong(text)) return;
        for (const document of [{ a: text }, [text], { a: [{ b: [[text]] }] }, { [text]: 1 }, { a: { [text]: text } }, text])
          expect(emit([document])).toBe(Yaml.stringify(document));
      }),
      { numRuns: 2000 },
    );
  });

  it('writes the bytes of cdk8s for whole documents', () => {
    const written = (text: string) => text === '<<' || cdk8sGetsWrong(text);
    fc.assert(
      fc.property(fc.array(json.map, { maxLength: 3 }), (documents) => {
        fc.pre(!strings(documents).some(written));
        expect(emit(documents)).toBe(Yaml.stringify(...documents));
      }),
      { numRuns: 500 },
    );
  });

  it('writes what parseManifests reads back', () => {
    fc.assert(
      fc.property(json.map, (fields) => {
        fc.pre(!strings(fields).some((text) => /\p{Surrogate}/u.test(text)));
        const manifest = { apiVersion: 'v1', kind: 'ConfigMap', data: fields };
        expect(parseManifests(emit([manifest]))).toEqual([manifest]);
      }),
      { numRuns: 1000 },
    );
  });

  describe('differs from cdk8s, for kubectl to read the same value', () => {
    it.each([
      ['0o755', '"0o755"'],
      ['-0o7', '"-0o7"'],
      ['0O7', '"0O7"'],
      ['0X1F', '"0X1F"'],
      ['0B11', '"0B11"'],
      ['0b-1', '"0b-1"'],
      ['0_x1F', '"0_x1F"'],
      ['-_1', '"-_1"'],
      ['.5e1_0', '".5e1_0"'],
      ['-_1.5', '"-_1.5"'],
      ['1e_3', '"1e_3"'],
      ['-.5e_1', '"-.5e_1"'],
      ['\tx\ny', '"\\tx\\ny"'],
      ['\n\n\tx\n', '"\\n\\n\\tx\\n"'],
      [' \n', '" \\n"'],
      ['\t\n', '"\\t\\n"'],
      ['  \n\n', '"  \\n\\n"'],
      ['a\u0085b', '"a\\u0085b"'],
      ['a\u2028b', '"a\\u2028b"'],
      ['a\nb\u2029\n', '"a\\nb\\u2029\\n"'],
      ['\u007f', '"\\u007f"'],
      ['a\u009fb "c"', '"a\\u009fb \\"c\\""'],
      ['a\ufffeb', '"a\\ufffeb"'],
      ['\ufeffa', '"\\ufeffa"'],
      ['a\ufeffb', '"a\\ufeffb"'],
      ['half \ud83d', '"half \ufffd"'],
    ])('%j', (text, written) => {
      expect(emit([{ a: text }])).toBe(`a: ${written}\n`);
      expect(emit([[text]])).toBe(`- ${written}\n`);
      expect(emit([text])).toBe(`${written}\n`);
      if (text.trim() === '') return; // as a key it is in quotes anyway
      expect(emit([{ [text]: 1 }])).toBe(`${written}: 1\n`);
      expect(emit([{ a: { [text]: 1 } }])).toBe(`a:\n  ${written}: 1\n`);
    });

    it('quotes the merge key, which is but text as a value', () => {
      expect(emit([{ '<<': '<<', a: { '<<': {} } }])).toBe('"<<": <<\na:\n  "<<": {}\n');
    });

    it('writes an object that occurs twice in full, twice', () => {
      const labels = { app: 'web' };
      expect(emit([{ a: labels, b: labels }])).toBe('a:\n  app: web\nb:\n  app: web\n');
      expect(Yaml.stringify({ a: labels, b: labels })).toBe('a: &a1\n  app: web\nb: *a1\n');
    });

    it('writes a Date as JSON has it', () => {
      expect(emit([{ a: new Date(0) }, [new Date(0)]])).toBe('a: "1970-01-01T00:00:00.000Z"\n---\n- "1970-01-01T00:00:00.000Z"\n');
    });
  });

  // prettier-ignore
  it.each([
    ['the script of a ConfigMap', { data: { 'run.sh': '#!/bin/sh\nset -e\n\nif true; then\n\techo "hi" # x\nfi\n' } }],
    ['a script without a last end of line', { data: { 'run.sh': 'a: b\n  c' } }],
    ['a script with several', { data: { 'run.sh': 'a\n\n\n' }, z: 1 }],
    ['a script that begins with space', { data: { 'run.sh': '  a\nb\n' } }],
    ['a script that is not ASCII', { list: [{ data: { 'run.sh': 'echo "grüß dich"\n\necho 😀\n' } }] }],
    ['a script deep in lists', [[[{ command: ['sh', '-c', 'a\n\n  b\n', { c: 'd\ne' }] }]]]],
    ['empty lists and maps', { a: {}, b: [], c: [[], {}, [[]], [{}]] }],
    ['lists in lists', [[1, [2, [3]]], [{ a: [[4]] }]]],
    ['nulls, and undefined as null', { a: null, b: undefined, c: [undefined] }],
    ['numbers', [0, -0, 1, -1, 1.5, 1e20, 1e21, 1e-7, 2 ** 63, Number.MAX_VALUE, Number.MIN_VALUE]],
    ['what is no number', { a: NaN, b: Infinity, c: [-Infinity], d: 10n ** 30n }],
    ['words that mean more than text', ['y', 'No', 'ON', 'off', 'TRUE', 'Null', 'yEs', '~', 'e123', 'E-5', '.inf', '1_000', '12:30', '2001-01-01', '0400', '8080', '1Gi', '1.28.15']],
    ['keys that need quotes', { 'a: b': 1, '#': 2, '': 3, true: 4, null: 5, 8080: 6, 'a\nb': 7, '"': 8 }],
    ['document markers', { '---a': { '---b': 1, '%': '%c' }, '...': ['---', '...'] }],
    ['keys too long to stand before their colon', { ['k'.repeat(1025)]: { a: 1, b: ['x\n'] }, z: { [': '.repeat(600)]: [1], ['#'.repeat(1100)]: {}, ['k'.repeat(1024)]: 'v' } }],
    ['a key that objects have anyway', JSON.parse('{"__proto__": 1, "constructor": {"__proto__": "no"}}')],
    ['no document', undefined],
    ['null', null],
    ['a bare word', 'x'],
    ['bare lines', '---\nb'],
    ['a bare number', 5],
    ['an empty map', {}],
    ['an empty list', []],
  ])('writes %s as cdk8s does', (_, document) => {
    expect(emit([document, document])).toBe(Yaml.stringify(document, document));
  });

  it('keeps the order of keys', () => {
    expect(emit([{ b: 1, a: 2 }])).toBe('b: 1\na: 2\n');
  });

  it('remembers what it asked, and forgets it in time', () => {
    const words = Array.from({ length: 10_050 }, (_, index) => `# ${index}`);
    expect(emit([words])).toBe(emit([words]));
    expect(emit([words.slice(0, 100)])).toBe(Yaml.stringify(words.slice(0, 100)));
  });

  it('refuses what no manifest can hold', () => {
    expect(() => emit([{ a: new Map() }])).toThrow(new TypeError('no part of a manifest can be a Map'));
    expect(() => emit([{ a: () => 1 }])).toThrow('Function');
  });
});
