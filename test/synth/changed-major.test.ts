// A database of another major than in the last output is an error: its start script would refuse the data.
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join, relative } from 'node:path';
import { App as Cdk8sApp } from 'cdk8s';
import {
  App,
  Chart,
  checked,
  type Engine,
  mysql,
  overrule,
  postgresql,
  redis,
  Secret,
  StatefulDatabase,
  type StatefulDatabaseProps,
} from 'cdk8s-patterns';
import { settle } from '../../lib/synth/last-good';
import { contents, folder } from './folder';
import { printed } from './printed';

const credentials = Secret.existing('login', { keys: ['username', 'password'] });
const mysqlOf = (version: string): Engine => mysql({ version, database: 'shop' });

let outdir: string;
beforeEach(() => (outdir = folder()));

interface Said {
  /** The lines about it, and the last one. */
  readonly lines: string[];
  readonly failed: boolean;
}
type More = Partial<StatefulDatabaseProps> & { readonly answer?: (database: StatefulDatabase) => void; readonly name?: string };

function database(chart: Chart, engine: Engine, { answer, name = 'db', ...props }: More = {}): void {
  const made = new StatefulDatabase(chart, name, { engine, credentials, storage: { size: '1Gi' }, ...props });
  answer?.(made);
}

function synth(engine: Engine, more?: More, app: Cdk8sApp = new App({ outdir, target: '1.30' })): Said {
  database(new Chart(app, 'shop', { namespace: 'shop' }), engine, more);
  const { text, error } = printed(() => app.synth());
  const lines = (error?.message ?? text).split('\n');
  return { failed: error !== undefined, lines: [...lines.filter((line) => line.includes('database-major')), ...lines.slice(-1)] };
}

test('it names the construct, the prop, what was there, and the ways that there are; nothing is written', () => {
  expect(synth(postgresql({ version: '16' })).failed).toBe(false);
  const good = contents(outdir);
  const app = new App({ outdir, target: '1.30' });
  database(new Chart(app, 'shop', { namespace: 'shop' }), postgresql({ version: '17' }));
  expect(printed(() => app.synth()).error!.message).toBe(
    [
      'shop/db  StatefulSet/db',
      `  engine.version: Invalid value: "17": the last output has "16", and postgresql does not start on data of another major; dump with the server of before, and restore into a new StatefulDatabase of another name; or run pg_upgrade on the volume by hand, and say so: overrule(db, 'database-major', '<reason>')   database-major`,
      '',
      `1 error in 1 object, for Kubernetes 1.30; ${relative(process.cwd(), outdir)}/ is unchanged`,
    ].join('\n'),
  );
  expect(contents(outdir)).toEqual(good);
  // and again, until somebody does something about it
  expect(synth(postgresql({ version: '17' })).failed).toBe(true);
  expect(synth(postgresql({ version: '16.9' })).failed).toBe(false);
});

test('an engine that upgrades in place may be allowed to; afterwards nothing is asked', () => {
  synth(mysqlOf('8.4'));
  expect(synth(mysqlOf('9.7')).lines[0]).toBe(
    '  engine.version: Invalid value: "9.7": the last output has "8.4", and mysql does not start on data of another major; dump with the server of before, and restore into a new StatefulDatabase of another name; or make a backup, and allowMajorUpgrade: true lets it try in place   database-major',
  );
  expect(synth(mysqlOf('9.7'), { allowMajorUpgrade: true }).failed).toBe(false);
  expect(synth(mysqlOf('9.7')).failed).toBe(false);
  expect(synth(mysqlOf('8.4')).failed).toBe(true);
});

test('another engine begins empty beside the data: that is refused, whatever is allowed', () => {
  synth(mysqlOf('8.4'));
  expect(synth(redis({ version: '7.4' }), { allowMajorUpgrade: true }).lines[0]).toBe(
    '  engine: Invalid value: "redis-7": the last output has "mysql-8.4", and no engine reads the data of another; dump with the server of before, and restore into a new StatefulDatabase of another name   database-major',
  );
});

test('who knows better says so', () => {
  synth(postgresql({ version: '16' }));
  const answer = (made: StatefulDatabase): void => overrule(made, 'database-major', 'pg_upgrade was run');
  expect(synth(postgresql({ version: '17' }), { answer })).toMatchObject({
    failed: false,
    lines: ['overruled: database-major at shop/db  StatefulSet/db: pg_upgrade was run', ''],
  });
  expect(synth(postgresql({ version: '17' })).failed).toBe(false);
});

test('a database of another name is a new one', () => {
  synth(postgresql({ version: '16' }));
  expect(synth(postgresql({ version: '17' }), { name: 'db-17' }).failed).toBe(false);
});

test('it is said with everything else that is wrong', () => {
  synth(postgresql({ version: '16' }));
  const { lines } = synth(postgresql({ version: '17' }), { readReplicas: -1 });
  expect(lines).toEqual([expect.stringContaining('engine.version'), expect.stringMatching(/^2 errors in 1 object/)]);
});

test('an App of cdk8s that is checked asks as well', () => {
  const app = (): Cdk8sApp => checked(new Cdk8sApp({ outdir }), { target: '1.30' });
  synth(postgresql({ version: '16' }), {}, app());
  const good = contents(outdir);
  expect(synth(postgresql({ version: '17' }), {}, app()).failed).toBe(true);
  expect(contents(outdir)).toEqual(good);
});

describe('below the cdk8s CLI, which deletes the output first', () => {
  const environment = { ...process.env };
  const cwd = process.cwd();
  beforeEach(() => {
    process.chdir(realpathSync(folder()));
    process.env.CDK8S_OUTDIR = 'dist';
    jest.spyOn(os, 'tmpdir').mockReturnValue(process.cwd());
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.chdir(cwd);
    process.env = { ...environment };
  });

  const run = (...engines: Engine[]): boolean => {
    rmSync('dist', { recursive: true, force: true });
    const failed = engines.filter((engine, i) => {
      const app = new App({ target: '1.30' });
      database(new Chart(app, `shop-${i}`, { namespace: 'shop' }), engine);
      return printed(() => app.synth()).error !== undefined;
    });
    settle(failed.length);
    return failed.length > 0;
  };

  test('the last good output is asked, of each App, and put back', () => {
    expect(run(postgresql({ version: '16' }), redis({ version: '7.4' }))).toBe(false);
    const good = contents('dist');
    expect(run(postgresql({ version: '17' }), redis({ version: '7.4' }))).toBe(true);
    expect(contents('dist')).toEqual(good);
    expect(run(postgresql({ version: '16' }), redis({ version: '8' }))).toBe(true);
    expect(run(postgresql({ version: '16' }), redis({ version: '7.4' }))).toBe(false);
  });

  test('in a fresh clone git is asked', () => {
    run(postgresql({ version: '16' }));
    const memory = join(process.cwd(), 'cdk8s-patterns');
    expect(existsSync(memory)).toBe(true);
    rmSync(memory, { recursive: true });
    execFileSync('git', ['init'], { stdio: 'ignore' });
    execFileSync('git', ['add', 'dist'], { stdio: 'ignore' });
    const good = contents('dist');
    expect(run(postgresql({ version: '17' }))).toBe(true);
    expect(contents('dist')).toEqual(good);
  });

  test('where nothing is known, nothing is said', () => {
    expect(run(postgresql({ version: '17' }))).toBe(false);
  });
});
