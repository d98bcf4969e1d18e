// Real servers on loopback that companions talk to: started for a test, and gone after it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed } from './installed';
import { eventually, freePort } from './played';

export interface Server {
  readonly port: number;
  readonly folder: string;
  stop(): Promise<void>;
}

const aFolder = (): string => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'server-'));
  chmodSync(folder, 0o777);
  return folder;
};

export async function redisServer(password?: string, address = '127.0.0.1', port?: number): Promise<Server> {
  const folder = aFolder();
  const own = port ?? (await freePort());
  const secret = password === undefined ? ['--protected-mode', 'no'] : ['--requirepass', password];
  const child = spawn(installed('redis-server')!, ['--port', String(own), '--bind', address, '--dir', folder, '--save', '', ...secret]);
  await eventually(() => redis(own, ['PING'], password, address).includes('PONG'));
  return { port: own, folder, stop: () => ended(child, folder) };
}

export function redis(port: number, command: string[], password?: string, address = '127.0.0.1'): string {
  const args = ['-h', address, '-p', String(port), ...(password === undefined ? [] : ['-a', password, '--no-auth-warning']), ...command];
  return execFileSync(installed('redis-cli')!, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** PostgreSQL with a user `watcher` whose password is `s3cret`. It does not run as root. */
export async function postgresServer(): Promise<Server> {
  const folder = aFolder();
  const port = await freePort();
  const as = (program: string, args: string[]): [string, string[]] =>
    process.getuid?.() === 0 ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', program, ...args]] : [program, args];
  const data = join(folder, 'data');
  execFileSync(...as(installed('initdb')!, ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--auth-local=trust']), { stdio: 'pipe' });
  const child = spawn(...as(installed('postgres')!, ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1']));
  const sql = (text: string): string =>
    execFileSync(installed('psql')!, ['-h', folder, '-p', String(port), '-U', 'postgres', '-c', text], { encoding: 'utf8', stdio: 'pipe' });
  await eventually(() => sql('select 1'));
  sql("create user watcher password 's3cret' in role pg_monitor");
  return { port, folder, stop: () => ended(child, folder, 'SIGINT') };
}

/** MariaDB with a user `watcher` whose password is `s3cret`. */
export async function mariadbServer(): Promise<Server> {
  const folder = aFolder();
  const port = await freePort();
  const user = process.getuid?.() === 0 ? ['--user=mysql'] : [];
  const data = join(folder, 'data');
  execFileSync(
    installed('mariadb-install-db')!,
    ['--no-defaults', ...user, `--datadir=${data}`, '--auth-root-authentication-method=normal'],
    { stdio: 'pipe' },
  );
  const socket = join(folder, 'socket');
  const child = spawn(installed('mariadbd')!, [
    '--no-defaults',
    ...user,
    `--datadir=${data}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${socket}`,
    `--pid-file=${join(folder, 'pid')}`,
  ]);
  const sql = (text: string): string =>
    execFileSync(installed('mariadb')!, ['--no-defaults', `--socket=${socket}`, '-uroot', '-e', text], { encoding: 'utf8', stdio: 'pipe' });
  await eventually(() => sql('select 1'));
  sql("create user watcher@'127.0.0.1' identified by 's3cret'; grant process, replication client, select on *.* to watcher@'127.0.0.1'");
  return { port, folder, stop: () => ended(child, folder) };
}

/** What rclone itself serves as a store of S3: a folder of buckets. */
export async function s3Server(key: string, secret: string): Promise<Server> {
  const folder = aFolder();
  const port = await freePort();
  const child = spawn(
    installed('rclone')!,
    ['serve', 's3', folder, `--auth-key=${key},${secret}`, `--addr=127.0.0.1:${port}`, '--dir-cache-time=0s'],
    {
      env: { ...process.env, RCLONE_CONFIG: '/notfound' },
    },
  );
  await eventually(() => fetch(`http://127.0.0.1:${port}/`).then(() => true));
  return { port, folder, stop: () => ended(child, folder) };
}

function ended(child: ChildProcess, folder: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    child.on('exit', () => {
      clearTimeout(late);
      rmSync(folder, { recursive: true, force: true });
      done();
    });
    child.kill(signal);
  });
}
