// What all engines promise; their scripts run against real servers in test/programs/databases.
import { spawnSync } from 'node:child_process';
import { type Engine, mariadb, mongodb, mysql, postgresql, redis } from 'cdk8s-patterns';

const engines: [string, Engine][] = [
  ...['15', '16', '17', '18'].map((version) => [`PostgreSQL ${version}`, postgresql({ version, database: 'shop' })] as [string, Engine]),
  ...['7.2', '7.4', '8.0'].map((version) => [`Redis ${version}`, redis({ version })] as [string, Engine]),
  ...['8.4', '9.7'].map((version) => [`MySQL ${version}`, mysql({ version, database: 'shop' })] as [string, Engine]),
  ...['10.11', '11.4', '11.8'].map((version) => [`MariaDB ${version}`, mariadb({ version, database: 'shop' })] as [string, Engine]),
  ...['7.0', '8.0'].map((version) => [`MongoDB ${version}`, mongodb({ version })] as [string, Engine]),
];

describe.each(engines)('%s', (_, engine) => {
  const scripts = Object.entries(engine.files).filter(([, text]) => text.startsWith('#!'));
  const words = [...engine.command, ...engine.args, ...engine.started, ...engine.ready, ...Object.values(engine.env)].filter(
    (one): one is string => typeof one === 'string',
  );

  test('has an image of a patch and a distribution, and nothing to complain about', () => {
    expect(engine.image).toMatch(/^[a-z]+:\d+(\.\d+){1,2}-[a-z]+\d*$/);
    expect(engine.problems).toEqual([]);
  });

  test('has its data below the folder of the volume, whatever the version', () => {
    const [folder] = words.flatMap((word) => word.match(new RegExp(`${engine.folder}/[a-z]+`)) ?? []);
    expect(folder).toMatch(/^\/[a-z/]+$/);
    expect(engines.filter(([, { name }]) => name === engine.name).map(([, { folder: one }]) => one)).toEqual(
      engines.filter(([, { name }]) => name === engine.name).map(() => engine.folder),
    );
  });

  test('has scripts that bash reads, and that become the server', () => {
    expect(scripts.length).toBeGreaterThan(1);
    for (const [path, text] of scripts) {
      expect([path, spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' }).stderr]).toEqual([path, '']);
      expect(text).toMatch(/^#!\/bin\/bash\n/);
    }
    expect(engine.files['/scripts/start.sh']!.trimEnd().replace(/\\\n/g, '').split('\n').at(-1)).toMatch(/^exec docker-entrypoint\.sh /);
  });

  test('runs what is among its files', () => {
    for (const path of [engine.command[0]!, engine.started[0]!, engine.ready[0]!].filter((one) => one.startsWith('/')))
      expect(Object.keys(engine.files)).toContain(path);
  });

  test('has no credentials on a command line', () => {
    const variables = [...engine.credentials.username, ...engine.credentials.password];
    expect(variables.length).toBeGreaterThan(1);
    for (const variable of variables) expect(words.join(' ')).not.toContain(variable);
    // a password is no argument of a program either: who sees the processes would see it
    const flagged = new RegExp(`-\\S*[ =]?"?\\$(${engine.credentials.password.join('|')})`);
    expect(flagged.test(`mysql -p"$${engine.credentials.password[0]}"`)).toBe(true);
    for (const [, text] of scripts) expect(text).not.toMatch(flagged);
  });
});

test.each<[string, Engine, string, string]>([
  ['a patch of a known version is that patch', postgresql({ version: '16.9' }), 'postgres:16.9-bookworm', '16'],
  ['of another series, with its distribution', mariadb({ version: '10.11.13', database: 'a' }), 'mariadb:10.11.13-jammy', '10.11'],
  ['an image is taken as it is', redis({ version: '7.0', image: 'registry.acme.example/redis:7' }), 'registry.acme.example/redis:7', '7'],
  ['of a version that is not pinned here too', postgresql({ version: '12', image: 'acme/postgres:12' }), 'acme/postgres:12', '12'],
])('%s', (_, engine, image, major) => {
  expect([engine.image, engine.major, engine.problems]).toEqual([image, major, []]);
});

test.each(['1', '160', '16.', '16-alpine', ''])('the version %j is none', (version) => {
  expect(postgresql({ version }).problems.map(({ message }) => message)).toEqual([
    `Unsupported value: "${version}": supported values: "15", "16", "17", "18"`,
  ]);
});

test('two minor versions of Redis read the same data, two series of MySQL do not', () => {
  expect([redis({ version: '7.2' }).major, redis({ version: '7.4' }).major]).toEqual(['7', '7']);
  expect([mysql({ version: '8.4', database: 'a' }).major, mysql({ version: '9.7', database: 'a' }).major]).toEqual(['8.4', '9.7']);
});

test('Redis appends from the start: switched on later, it would begin empty', () => {
  expect(redis({ version: '7.4' }).args.join(' ')).toContain('--appendonly yes');
});

test('PostgreSQL begins with checksums, and no word of allowMajorUpgrade is in its scripts: it cannot work on data of another major', () => {
  const { env, files } = postgresql({ version: '16' });
  expect(env).toMatchObject({ POSTGRES_INITDB_ARGS: '--data-checksums' });
  expect(Object.values(files).join('')).not.toMatch(/allow_?major_?upgrade/i);
  expect(redis({ version: '7.4' }).files['/scripts/start.sh']).toContain('only allowMajorUpgrade lets it try');
});

test('MariaDB upgrades its system tables only where that is allowed', () => {
  const start = mariadb({ version: '11.4', database: 'a' }).files['/scripts/start.sh']!;
  expect(start).toContain('export MARIADB_AUTO_UPGRADE="${ALLOW_MAJOR_UPGRADE:+1}"');
  expect(mysql({ version: '8.4', database: 'a' }).files['/scripts/start.sh']).not.toContain('AUTO_UPGRADE');
});
