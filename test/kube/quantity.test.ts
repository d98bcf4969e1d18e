import * as fc from 'fast-check';
import { canonicalQuantity, isQuantity } from '../../lib/kube/quantity';

// every row is what a server answered, asked with its own answer: test/server/quantity.server.ts asks again
const STORED: [string | number, string][] = [
  ['1000m', '1'],
  ['500m', '500m'],
  ['0.5', '500m'],
  [0.5, '500m'],
  [1, '1'],
  ['1.5', '1500m'],
  ['2.50', '2500m'],
  ['0.0001k', '100m'],
  ['1024Mi', '1Gi'],
  ['1Gi', '1Gi'],
  ['1536Mi', '1536Mi'],
  ['1.5Gi', '1536Mi'],
  ['0.5Ki', '512'],
  ['1.5Ki', '1536'],
  ['0.1Ki', '102400m'],
  ['1.0000001Ki', '1024000102400n'],
  ['2048Ki', '2Mi'],
  ['0Ki', '0'],
  ['1000', '1k'],
  ['100000', '100k'],
  ['1000k', '1M'],
  [2000000, '2M'],
  ['1e3', '1e3'],
  ['1E3', '1E3'],
  ['10e2', '1e3'],
  ['1e1', '10'],
  ['1e5', '100e3'],
  ['1.5e0', '1500e-3'],
  ['15e-4', '1500e-6'],
  ['123000e-6', '123e-3'],
  ['1e100', '10e99'],
  ['0', '0'],
  [0, '0'],
  ['-0', '0'],
  ['0.0', '0'],
  ['.', '0'],
  ['Ki', '0'],
  ['m', '0'],
  ['', ''],
  ['1n', '1n'],
  ['1.1n', '2n'],
  ['1e-10', '1e-9'],
  ['1e-1000', '1e-9'],
  ['0.0000000001', '1n'],
  ['12345678901234567890n', '12345678901234567890n'],
  ['8Ei', '9223372036854775807'],
  ['7Ei', '7Ei'],
  ['9007199254740993Ki', '9223372036854775807'],
  ['99999999999999999999', '99999999999999999999'],
  ['-1000m', '-1'],
  ['-1024Mi', '-1Gi'],
  [-1.5, '-1500m'],
  ['+5', '+5'],
  ['+1000m', '1'],
  ['01', '01'],
  ['1.001', '1.001'],
  [' 1 ', '1'],
  ['\u00a01024Ki', '1Mi'],
];

describe('the stored spelling', () => {
  test.each(STORED)('of %j is %j', (value, stored) => expect(canonicalQuantity(value)).toBe(stored));

  test.each(['1GB', 'much', '1 Gi', 'NaN', '1Pi2'])('of %j, which is no quantity, is itself', (value) =>
    expect(canonicalQuantity(value)).toBe(value),
  );
  test('of what no suffix is large enough for is itself: the server would write another number', () =>
    expect(canonicalQuantity('1000000000000000000000000')).toBe('1000000000000000000000000'));

  test('is its own stored spelling', () => {
    const quantity = fc
      .tuple(fc.nat(), fc.constantFrom('', '.5', '.25', '.125'), fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'Gi', 'e3', 'e-3'))
      .map((parts) => parts.join(''));
    fc.assert(fc.property(quantity, (text) => expect(canonicalQuantity(canonicalQuantity(text))).toBe(canonicalQuantity(text))));
  });
});

describe('a quantity', () => {
  test.each(['1', '1.', '.5', '+1', '-1', '1m', '1Ei', '1E', '1e3', '1E-3', 'k', 'e-9', '1e9223372036854775807', 0, 1.5, 1e21, 1e-7])(
    'is %j',
    (value) => expect(isQuantity(value)).toBe(true),
  );
  test.each([
    '',
    ' ',
    '1\t',
    '1K',
    '1gi',
    '1GB',
    '1ki',
    '1e',
    '1e1.5',
    '1,5',
    '--1',
    '0x1',
    'Pi',
    'Ei',
    '.Ei',
    'e-10',
    '+e-10',
    '1e9223372036854775808',
    Number.NaN,
    Infinity,
    true,
    null,
    undefined,
    {},
    ['1'],
  ])('is not %j', (value) => expect(isQuantity(value)).toBe(false));
});
