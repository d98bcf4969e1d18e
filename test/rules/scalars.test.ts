import type { Scalar } from '../../lib/kube/fields';
import { quoted, scalarProblem } from '../../lib/rules/scalars';

const ACCEPTED: [Scalar, unknown[]][] = [
  ['any', [null, {}, 1, 'x', [undefined]]],
  ['string', ['', 'x', '1']],
  ['int32', [0, -1, 2 ** 31 - 1, -(2 ** 31)]],
  ['int64', [0, 2 ** 53, -(2 ** 62)]],
  ['number', [0, 1.5, -2e10]],
  ['boolean', [true, false]],
  ['Quantity', [1, 1.5, '1', '500m', '1Gi', '1e3', ' 1 ']],
  ['IntOrString', [0, 80, 'http', '25%', '']],
  ['Time', ['2026-01-31T12:00:00Z', '2024-02-29T23:59:59+24:00', '2026-01-31T12:00:00.5-05:30', '2026-01-31T12:00:00,5Z']],
  ['MicroTime', ['2026-01-31T12:00:00.123456Z', '2026-01-31T12:00:00.000000+01:00']],
  ['bytes', ['', 'aGk=', 'aGVsbG8h', 'aG\nk=\r\n', [0, 255, null]]],
];

const REJECTED: [Scalar, unknown, string, string?][] = [
  ['string', 1, 'Invalid value: 1: must be text', "write '1', in quotes"],
  ['string', true, 'Invalid value: true: must be text', "write 'true', in quotes"],
  ['string', ['a'], 'Invalid value: ["a"]: must be text'],
  ['int32', 2 ** 31, 'Invalid value: 2147483648: must be a whole number (32 bits)'],
  ['int32', -(2 ** 31) - 1, 'Invalid value: -2147483649: must be a whole number (32 bits)'],
  ['int32', 1.5, 'Invalid value: 1.5: must be a whole number (32 bits)'],
  ['int32', '080', 'Invalid value: "080": must be a whole number (32 bits)', 'write 80, without quotes'],
  ['int32', 'many', 'Invalid value: "many": must be a whole number (32 bits)'],
  ['int64', 2 ** 63, 'Invalid value: 9223372036854776000: must be a whole number'],
  ['int64', '-5', 'Invalid value: "-5": must be a whole number', 'write -5, without quotes'],
  ['number', Number.POSITIVE_INFINITY, 'Invalid value: null: must be a number'],
  ['number', '7', 'Invalid value: "7": must be a number', 'write 7, without quotes'],
  ['boolean', 'true', 'Invalid value: "true": must be true or false', 'write true, without quotes'],
  ['boolean', 'yes', 'Invalid value: "yes": must be true or false'],
  ['boolean', 0, 'Invalid value: 0: must be true or false'],
  ['Quantity', '1GB', `Invalid value: "1GB": must be a quantity: a number, or text like '500m' or '1Gi'`, "did you mean '1G'?"],
  ['Quantity', '512 mib', `Invalid value: "512 mib": must be a quantity: a number, or text like '500m' or '1Gi'`, "did you mean '512Mi'?"],
  ['Quantity', '1 Gi', `Invalid value: "1 Gi": must be a quantity: a number, or text like '500m' or '1Gi'`, "did you mean '1Gi'?"],
  ['Quantity', '100K', `Invalid value: "100K": must be a quantity: a number, or text like '500m' or '1Gi'`, "did you mean '100k'?"],
  ['Quantity', '1..5Gi', `Invalid value: "1..5Gi": must be a quantity: a number, or text like '500m' or '1Gi'`],
  ['Quantity', '5 cores', `Invalid value: "5 cores": must be a quantity: a number, or text like '500m' or '1Gi'`],
  ['Quantity', 'much', `Invalid value: "much": must be a quantity: a number, or text like '500m' or '1Gi'`],
  ['Quantity', true, `Invalid value: true: must be a quantity: a number, or text like '500m' or '1Gi'`],
  ['IntOrString', 1.5, 'Invalid value: 1.5: must be a whole number or text'],
  ['IntOrString', 2 ** 31, 'Invalid value: 2147483648: must be a whole number or text'],
  ['IntOrString', false, 'Invalid value: false: must be a whole number or text'],
  ...[
    '2026-01-31',
    '2026-02-29T12:00:00Z',
    '2026-13-01T12:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T12:60:00Z',
    '2026-01-31T12:00:60Z',
    '2026-01-31T12:00:00+25:00',
    '2026-01-31T12:00:00+01:60',
    '2026-01-31 12:00:00Z',
  ].map((text): [Scalar, unknown, string] => [
    'Time',
    text,
    `Invalid value: "${text}": must be a time as RFC 3339 has it, like '2026-01-31T12:00:00Z'`,
  ]),
  ['Time', 5, "Invalid value: 5: must be a time as RFC 3339 has it, like '2026-01-31T12:00:00Z'"],
  [
    'MicroTime',
    '2026-01-31T12:00:00Z',
    `Invalid value: "2026-01-31T12:00:00Z": must be a time with microseconds, like '2026-01-31T12:00:00.000000Z'`,
  ],
  [
    'bytes',
    'hello!',
    'Invalid value: "hello!": must be text in base64',
    'in base64 it is "aGVsbG8h"; a Secret also takes it as it is, under stringData',
  ],
  [
    'bytes',
    'abc',
    'Invalid value: "abc": must be text in base64',
    'in base64 it is "YWJj"; a Secret also takes it as it is, under stringData',
  ],
  ['bytes', [256], 'Invalid value: [256]: must be text in base64'],
  ['bytes', 5, 'Invalid value: 5: must be text in base64'],
];

describe('a scalar', () => {
  test.each(ACCEPTED.flatMap(([scalar, values]) => values.map((value) => [scalar, value] as const)))('%s takes %j', (scalar, value) =>
    expect(scalarProblem(value, scalar)).toBeUndefined(),
  );

  for (const [scalar, value, message, hint] of REJECTED)
    test(`${scalar} does not take ${JSON.stringify(value)}`, () =>
      expect(scalarProblem(value, scalar)).toEqual({ message, ...(hint !== undefined && { hint }) }));

  test.each<[Scalar, unknown, boolean]>([
    ['IntOrString', 2 ** 33, true],
    ['IntOrString', 'x', true],
    ['IntOrString', 1.5, false],
    ['bytes', '', false],
    ['bytes', [{}], true],
    ['bytes', 'aGk=', true],
    ['string', 5, false],
    ['int32', 2 ** 31, false],
  ])('%s of a custom kind, %j', (scalar, value, taken) => expect(scalarProblem(value, scalar, true) === undefined).toBe(taken));
});

test('a value is quoted as JSON, and not at length', () => {
  expect(quoted('a"b')).toBe('"a\\"b"');
  expect(quoted(undefined)).toBe('undefined');
  expect(quoted('x'.repeat(100))).toBe(`"${'x'.repeat(56)}…"`);
  expect(quoted(10n ** 30n)).toBe('1000000000000000000000000000000');
  expect(quoted(NaN)).toBe('NaN');
});
