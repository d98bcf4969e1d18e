// Props from plain JavaScript or from JSON: whatever they are, it is a problem that is collected with the rest, and never a TypeError of ours.
import { App, Chart, emit, type Finding } from 'cdk8s-patterns';
import { quietlyGathered } from '../synth/quietly-gathered';
import { functions, objects, patterns, pods, type Row } from './plain-javascript.rows';

/** And what types they are; null is as good as nothing. */
const VALUES: readonly (readonly [value: unknown, letters: string])[] = [
  [null, ''],
  [5, 'n'],
  ['text', 't'],
  [[], 'l'],
  [{}, 'o'],
  [[null], 'l'],
];

interface Said {
  readonly thrown?: unknown;
  readonly findings: readonly Finding[];
}

/** All that is said of it, warnings too; what is no error is also written. */
function said(row: Row, props: unknown): Said {
  const app = new App({ target: '1.30' });
  const chart = new Chart(app, 'chart', { namespace: 'shop' });
  try {
    row.make(chart, props);
  } catch (thrown) {
    return { thrown, findings: [] };
  }
  const { findings, made } = quietlyGathered(app);
  if (!findings.some(isError)) emit(made.map(({ manifest }) => manifest));
  return { findings };
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** What must never be: a program that failed. A function that is called without a construct says its own sentence. */
function failures({ throws = false }: Row, { thrown, findings }: Said): string[] {
  const failed = findings.filter(({ rule }) => rule === 'manifest').map(({ message }) => message);
  if (thrown === undefined) return failed;
  const own = throws && thrown instanceof RangeError;
  return own ? failed : [String(thrown)];
}

/** Whether an error names the prop, and the construct whose it is. */
const isNamed = (prop: string, { thrown, findings }: Said): boolean =>
  thrown instanceof Error
    ? thrown.message.includes(prop)
    : findings.some(
        ({ severity, path, message, construct }) =>
          severity === 'error' && /^chart\/(x|d)/.test(construct ?? '') && `${path} ${message}`.includes(prop),
      );

const shown = (prop: string, value: unknown): string => `${prop}: ${JSON.stringify(value)}`;

const rows = [...patterns, ...objects, ...pods, ...functions];

test('there is a row for every pattern and every kind', () => {
  const library = require('cdk8s-patterns') as { [name: string]: { prototype?: unknown } };
  const classes = Object.keys(library).filter((name) => /^[A-Z]/.test(name) && typeof library[name] === 'function');
  const others = new Set([
    'ApiObject',
    'App',
    'Chart',
    'Helm',
    'Include',
    'JsonPatch',
    'Lazy',
    'Size',
    'SynthError',
    'Testing',
    'Volume',
    'YamlError',
  ]);
  expect(classes.filter((name) => !others.has(name) && !rows.some((row) => row.name === name))).toEqual([]);
});

describe.each(rows.map((row) => [`${row.name} {${Object.keys(row.props).join()}}`, row] as const))('%s', (_, row) => {
  test('without props, and with what is none, says what is wrong and fails nowhere', () => {
    const wrong = [undefined, null, {}, 5, 'text', []].flatMap((props) => failures(row, said(row, props)).map((why) => [props, why]));
    expect(wrong).toEqual([]);
    if (Object.keys(row.takes).length === 0) return; // nodeExporter() has no props
    for (const props of [5, 'text', []]) expect([props, said(row, props)]).not.toEqual([props, { findings: [] }]);
  });

  let cases: { prop: string; value: unknown; isRight: boolean; what: Said }[];
  beforeAll(() => {
    cases = Object.entries(row.takes).flatMap(([prop, letters]) =>
      VALUES.map(([value, types]) => {
        const isRight = value === null || [...types].some((letter) => letters.includes(letter));
        return { prop, value, isRight, what: said(row, { ...row.props, [prop]: value }) };
      }),
    );
  }, 60_000);

  test('with a prop of another type fails nowhere', () => {
    const failed = cases.flatMap(({ prop, value, what }) => failures(row, what).map((why) => `${shown(prop, value)}: ${why}`));
    expect(failed).toEqual([]);
  });

  test('names the prop that has another type', () => {
    const quiet = cases.filter(({ prop, isRight, what }) => !isRight && !isNamed(prop, what));
    expect(quiet.map(({ prop, value }) => shown(prop, value))).toEqual([]);
  });
});
