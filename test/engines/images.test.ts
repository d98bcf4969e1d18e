// Whose image a database has: a scope replaces the one that is pinned here by one of the same major, and never one that a user wrote.
import {
  App,
  Chart,
  type Companions,
  type ContainerProps,
  type Engine,
  mariadb,
  mongodb,
  mysql,
  postgresql,
  redis,
  Secret,
  StatefulDatabase,
} from 'cdk8s-patterns';
import { quietlyGathered } from '../synth/quietly-gathered';

/** What the database runs below a scope that says this of images. */
function imageOf(companions: Companions, engine: Engine, main: ContainerProps = {}): string | undefined {
  const chart = new Chart(new App({ companions }), 'shop');
  const db = new StatefulDatabase(chart, 'db', { engine, credentials: 'login', storage: { size: '1Gi' }, pod: { main } });
  expect(db.podTemplate.spec.containers[0]).not.toHaveProperty('pinned');
  return db.podTemplate.spec.containers[0]!.image;
}

/** What the synth refuses, each with its construct. */
function problemsOf(companions: Companions, engine: Engine, main: ContainerProps = {}): string[] {
  const app = new App({ companions, target: '1.30' });
  const credentials = Secret.existing('login');
  new StatefulDatabase(new Chart(app, 'shop'), 'db', { engine, credentials, storage: { size: '1Gi' }, pod: { main } });
  const { findings } = quietlyGathered(app);
  return findings.map(({ construct, path, message, hint }) => `${construct} ${path}: ${message}; ${hint}`);
}

const engines: readonly [name: string, of: (image?: string) => Engine][] = [
  ['postgresql', (image) => postgresql({ version: '16', ...(image && { image }) })],
  ['redis', (image) => redis({ version: '7.4', ...(image && { image }) })],
  ['mysql', (image) => mysql({ version: '8.4', database: 'a', ...(image && { image }) })],
  ['mariadb', (image) => mariadb({ version: '11.4', database: 'a', ...(image && { image }) })],
  ['mongodb', (image) => mongodb({ version: '8.0', ...(image && { image }) })],
];
const OWN = 'registry.acme.example/database:16';
const DIGEST = `sha256:${'0'.repeat(64)}`;

describe.each(engines)('%s', (name, of) => {
  const { image: pinned, major } = of();
  const its = `${name}@${major}`;

  test.each<[string, Companions, string]>([
    ['another one', { images: { [name]: `scope/${pinned}` } }, `scope/${pinned}`],
    ['one of its major', { images: { [its]: 'scope/database:blue' } }, 'scope/database:blue'],
    ['from a mirror', { mirror: 'harbor.acme.example/hub' }, `harbor.acme.example/hub/library/${pinned}`],
    ['by its digest', { digests: { [its]: DIGEST } }, `${pinned}@${DIGEST}`],
  ])('is %s, where the scope says so', (_, companions, expected) => {
    expect(imageOf(companions, of())).toBe(expected);
    expect(problemsOf(companions, of())).toEqual([]);
  });

  test.each<[string, Companions, RegExp]>([
    ['an image of another major', { images: { [name]: 'scope/database:1.0' } }, /its tag says 1\.0, .*'NAME'/],
    ['an image of which nobody says the major', { images: { [name]: 'scope/database:blue' } }, /its tag says no version, .*'NAME'/],
    ['the official one of another major', { images: { [its]: `scope/${pinned.split(':')[0]}:1.0-x` } }, /its tag says 1\.0, /],
    ['a digest of which nobody says the major', { digests: { [name]: DIGEST } }, /one digest for every version; .*'NAME'/],
  ])('is never %s, and that is said at the database', (_, companions, expected) => {
    const [problem, ...more] = problemsOf(companions, of());
    expect(problem).toMatch(new RegExp(expected.source.replace('NAME', its)));
    expect(problem).toMatch(/^shop\/db companions\.(images|digests)\b/);
    expect(more).toEqual([]);
  });

  test.each<[string, Companions]>([
    ['an image', { images: { [name]: 'scope/database:1' } }],
    ['a mirror', { mirror: 'harbor.acme.example/hub' }],
    ['a digest', { digests: { [name]: DIGEST } }],
  ])('is the user’s own, whatever scope has %s for it', (_, companions) => {
    expect(problemsOf(companions, of(OWN))).toEqual([]);
    expect(imageOf(companions, of(OWN))).toBe(OWN);
    expect(imageOf(companions, of(), { image: OWN })).toBe(OWN);
    expect(imageOf(companions, { ...of(), image: OWN })).toBe(OWN);
  });
});

test('an engine of one’s own is known by its name, unless the Pod has another image', () => {
  const { pinned: _, ...own } = { ...postgresql({ version: '16' }), name: 'acmedb', image: 'acme/db:16' };
  const companions = { images: { acmedb: 'scope/db:16' } };
  expect(imageOf(companions, own)).toBe('scope/db:16');
  expect(imageOf(companions, own, { image: OWN })).toBe(OWN);
  for (const main of [{}, { image: OWN }]) expect(problemsOf(companions, own, main)).toEqual([]);
});

test('two versions of an engine have their own each, and the closest name wins', () => {
  const images = {
    postgresql: 'scope/postgres:15.1',
    'postgresql@16': 'scope/postgres:16.2',
    'postgresql@16.9': 'scope/postgres:16.9',
    'postgresql@17': 'scope/postgres:17.3',
  };
  const companions = { images, digests: { 'postgresql@16': DIGEST } };
  expect(['15', '16', '16.9', '17'].map((version) => imageOf(companions, postgresql({ version })))).toEqual([
    images.postgresql,
    `${images['postgresql@16']}@${DIGEST}`,
    `${images['postgresql@16.9']}@${DIGEST}`,
    images['postgresql@17'],
  ]);
  expect(imageOf({ images: { 'postgresql@1': 'scope/postgres:1' } }, postgresql({ version: '16' }))).toMatch(/^postgres:16\./);
});

test('minor versions of Redis share a major, and so may share an image', () => {
  const companions = { images: { redis: 'scope/redis:7.4.8' } };
  expect(['7.2', '7.4', '8.0'].map((version) => problemsOf(companions, redis({ version })).length)).toEqual([0, 0, 1]);
});
