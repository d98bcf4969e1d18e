// Schedules and time zones against real servers: what they refuse is an error here, in their words, and nothing else is.
import * as fc from 'fast-check';
import { check, type Manifest } from 'cdk8s-patterns';
import { timeZoneNames } from '../../lib/kube/time-zone-names';
import { verdicts } from '../kube/cron-verdicts';
import { type ApiServer, collection, startApiServer, versions } from './api-server';

/** Texts that are nearly right: five words of what schedules are made of, and durations. */
const item = fc.oneof(
  fc.integer({ min: -1, max: 61 }).map(String),
  fc.constantFrom('*', '?', 'mon', 'SUN', 'jan', 'Dec', 'monday', 'L', '+3', '007', ''),
  fc.tuple(fc.nat(35), fc.nat(35)).map((ends) => ends.join('-')),
  fc.string({ unit: fc.constantFrom(...'0159*/-,?+LWmon'), maxLength: 5 }),
);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.integer({ min: -1, max: 70 }).map((by) => `/${by}`),
);
const word = fc
  .array(
    fc.tuple(item, step).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 2 },
  )
  .map((parts) => parts.join(','));
const near = fc.oneof(
  fc.array(word, { minLength: 5, maxLength: 5 }).map((words) => words.join(' ')),
  fc.array(word, { minLength: 4, maxLength: 6 }).map((words) => words.join('  ')),
  fc.string({ unit: fc.constantFrom(...'0159.hmsuµ-+d"\\\t'), maxLength: 8 }).map((duration) => `@every ${duration}`),
  fc.constantFrom('@', '@hourly', '@Hourly', '@weekly ', ' @daily', 'TZ=UTC 0 3 * * *', 'CRON_TZ=Nowhere 0 3 * * *', '0 TZ * * *'),
);

const aCron = (fields: object): Manifest => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'nightly' },
  spec: {
    schedule: '0 3 * * *',
    jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.37' }] } } } },
    ...fields,
  },
});

describe.each(versions)('a server of %s', (version) => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer(version);
  }, 900_000);
  afterAll(() => server?.stop());

  /** Where the two differ: each refuses, or the words of ours are none of the server's. */
  const disagreement = async (fields: object): Promise<string | undefined> => {
    const { status, body } = await server.request('POST', `${collection('batch/v1', 'cronjobs', 'default')}?dryRun=All`, aCron(fields));
    const errors = check([aCron(fields)], { target: server.version }).filter(({ severity }) => severity === 'error');
    const said = status === 201 ? '' : String(body.message);
    const unsaid = errors.filter(({ message }) => !said.includes(message.slice(message.indexOf('": ') + 3)));
    if ((status === 201) === (errors.length === 0) && unsaid.length === 0) return undefined;
    return `${JSON.stringify(fields)}: ${said || 'accepted'}; here: ${errors.map(({ message }) => message).join('; ') || 'accepted'}`;
  };
  const disagreements = async (all: readonly object[]): Promise<string[]> => {
    const found: string[] = [];
    for (const fields of all) found.push(...[await disagreement(fields)].filter((one) => one !== undefined));
    return found;
  };

  test('says what the table of verdicts says, and what is said here', async () => {
    expect(await disagreements(verdicts.map(([schedule]) => ({ schedule })))).toEqual([]);
  }, 60_000);

  test('judges generated texts as they are judged here', async () => {
    const texts = fc.sample(near, 600);
    expect(await disagreements(texts.map((schedule) => ({ schedule })))).toEqual([]);
  }, 120_000);

  test('knows every time zone of the list, and refuses what is refused here', async () => {
    const wrong = [
      '',
      'Local',
      'local',
      'Berlin',
      'europe/berlin',
      '+09:00',
      '+0900',
      'Europe//Berlin',
      '/Europe/Berlin',
      '../UTC',
      'A b',
      'SystemV/AST4',
    ];
    const zones = [...timeZoneNames(), ...Intl.supportedValuesOf('timeZone'), ...wrong];
    expect(await disagreements(zones.map((timeZone) => ({ timeZone })))).toEqual([]);
  }, 60_000);
});
