// Quantities against real servers: what they decode we take, and what they store is what we write.
import { canonicalQuantity, isQuantity } from '../../lib/kube/quantity';
import { type ApiServer, collection, startApiServer, versions } from './api-server';
import { Random } from './strict/random';

const SEED = Number(process.env.STRICT_SEED ?? 20260731);
const SUFFIXES = [
  '',
  '',
  'n',
  'u',
  'm',
  'k',
  'M',
  'G',
  'T',
  'P',
  'E',
  'Ki',
  'Mi',
  'Gi',
  'Ti',
  'Pi',
  'Ei',
  'e3',
  'E3',
  'e-3',
  'e0',
  'e5',
  'e-9',
  'e+2',
  'e-11',
  'E18',
  'e21',
];
const WRONG = [
  'K',
  'mi',
  'ki',
  'GB',
  'Gib',
  'b',
  'e',
  'e-',
  'E+',
  'i',
  'Kii',
  ' Gi',
  'mm',
  'e1.5',
  '.',
  '-',
  '_',
  ',5',
  'ee3',
  'Ke3',
  'e99999999999999999999',
];
const PODS = collection('v1', 'pods', 'default');

/** The server writes what is 10²¹ or more without a suffix, that is, as another number; and works on an exponent of millions for minutes. */
function tooLarge(value: unknown): boolean {
  const [, number, suffix = ''] = /^ *[+-]?([0-9.]*)(T|P|E)?$/.exec(String(value)) ?? [];
  return Number(number) * 10 ** (['T', 'P', 'E'].indexOf(suffix) * 3 + 12) >= 1e21 || Number(number) >= 1e21;
}

/** What stands at the edges: of 64 bits, of nano, of the suffixes, of the grammar. */
const EDGES = [
  '0',
  '-0',
  '0.0',
  '00',
  '0Ki',
  '0e5',
  '.5',
  '5.',
  '.',
  '+1',
  '+.5',
  '1.',
  '1.0',
  '1.10',
  '0001',
  '1000',
  '1000m',
  '1024',
  '1024Ki',
  '1Ki',
  '1.5Ki',
  '0.5Ki',
  '1.0000000001',
  '0.0000000001',
  '1n',
  '999n',
  '1000n',
  '1e3',
  '1E3',
  '1E',
  '1Ei',
  '8Ei',
  '7Ei',
  '9E',
  '10E',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '99999999999999999999',
  '100000000000000000000000',
  '1e18',
  '1e19',
  '1e30',
  '1e-30',
  '12345678901234567890n',
  '0.1Ki',
  '0.0001Ki',
  '3.3Gi',
  '1.001m',
  '1.0000001m',
  '1e-9',
  '1e-10',
  '5e-10',
  ' 1',
  '1 ',
  ' 1 ',
  '1\t',
  '\u00a01',
  '',
  ' ',
  'Ki',
  'm',
  'e3',
  '-',
  '+',
  '--1',
  '1.2.3',
  '1,5',
  '0x10',
  'NaN',
  'Infinity',
  '1e99999999999999999999',
  '1e9223372036854775808',
  '0e9223372036854775808',
  '1e4294967296',
  ...['n', 'k', 'E', 'Ti', 'Pi', 'Ei', 'e3', 'e-9', 'e-10', 'e-11'].flatMap((suffix) => [
    suffix,
    `.${suffix}`,
    `+${suffix}`,
    `0${suffix}`,
    `.5${suffix}`,
    `12345678901234567890${suffix}`,
    `1.500${suffix}`,
    `01${suffix}`,
    `1024${suffix}`,
    `999${suffix}`,
  ]),
];

describe.each(versions)('quantities, beside a server of %s', (version) => {
  let server: ApiServer;
  beforeAll(async () => void (server = await startApiServer(version)), 900_000);
  afterAll(() => server?.stop());

  const ask = (values: readonly unknown[]) => server.request('POST', `${PODS}?dryRun=All`, pod(values));

  it('are decoded where we take them, and nowhere else', async () => {
    const random = new Random(SEED);
    const differ: unknown[] = [];
    const values: unknown[] = [
      ...EDGES,
      0,
      1,
      1.5,
      -1,
      1e21,
      1e-7,
      1e-12,
      123456789012,
      true,
      [1],
      { a: 1 },
      ...Array.from({ length: 400 }, () => quantity(random, [...SUFFIXES, ...WRONG])),
    ];
    for (const value of values) {
      const { status, body } = await ask([value]);
      const decoded = status !== 400;
      if (!decoded) expect(body.message).toMatch(/quantit|Quantity|numeric|suffix/i);
      if (decoded !== isQuantity(value)) differ.push({ value, decoded });
    }
    expect(differ).toEqual([]);
  }, 120_000);

  it('are stored as we write them', async () => {
    const random = new Random(SEED + 1);
    const values = [...EDGES, 0, 1, 2.5, 1e21, 1e-7, '31.25Ki', ...Array.from({ length: 500 }, () => quantity(random, SUFFIXES))].filter(
      (value) => isQuantity(value) && !/^ *-./.test(String(value)) && !tooLarge(value),
    ) as (string | number)[];
    const differ: unknown[] = [];
    for (let start = 0; start < values.length; start += 100) {
      const some = values.slice(start, start + 100);
      const once = await stored(some);
      const again = await stored(once); // some stored spellings are stored otherwise when they come back
      some.forEach((value, i) => {
        if (again[i] !== canonicalQuantity(value)) differ.push({ value, once: once[i], again: again[i], ours: canonicalQuantity(value) });
      });
    }
    expect(values.length).toBeGreaterThan(400);
    expect(differ).toEqual([]);
  }, 120_000);

  async function stored(values: readonly unknown[]): Promise<string[]> {
    const { status, body } = await ask(values);
    expect([status, body.message]).toEqual([201, undefined]);
    return body.spec.volumes.map(({ emptyDir }: { emptyDir: { sizeLimit: string } }) => emptyDir.sizeLimit);
  }
});

/** A Pod with a volume for each value. */
const pod = (values: readonly unknown[]) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'quantities' },
  spec: { containers: [{ name: 'main', image: 'x' }], volumes: values.map((sizeLimit, i) => ({ name: `v${i}`, emptyDir: { sizeLimit } })) },
});

function quantity(random: Random, suffixes: readonly string[]): string {
  const digits = (most: number): string =>
    Array.from({ length: random.below(most + 1) }, () => random.pick('0123456789'.split(''))).join('');
  const whole = random.pick([
    String(random.below(5000)),
    digits(6),
    `${random.below(99)}000`,
    String(1024 * random.below(4000)),
    digits(22),
  ]);
  const fraction = random.chance(0.35) ? `.${digits(random.pick([1, 2, 3, 12]))}` : '';
  return random.pick(['', '', '', '', '+', '-']) + whole + fraction + random.pick(suffixes);
}
