// Runs what a companion says (command, arguments, environment, files) against the real program. Paths and ports are moved aside, and secrets have
// values. Where this is root, the program has the companion's user, no capability, and no file system to write to but its volumes.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ContainerProps, Volume } from 'cdk8s-patterns';
import { installed } from './installed';

export interface Played {
  readonly folder: string;
  /** What a port of the companion is here. */
  port(number: number): number;
  /** Where a path of the container is here. */
  at(path: string): string;
  output(): string;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  stop(signal?: NodeJS.Signals): Promise<number | string | null>;
}

export interface PlayOptions {
  /** What stands in for the image's entrypoint, or for a program named in `command`. */
  readonly program: string;
  /** Further programs that it calls. */
  readonly beside?: readonly string[];
  readonly arguments?: (args: string[]) => string[];
  /** What secretKeyRef and fieldRef come to. */
  readonly values?: { readonly [variable: string]: string };
  /** Texts to put in place of others: addresses of servers that are played. */
  readonly instead?: { readonly [text: string]: string };
  /** Ports that are the companion's own. */
  readonly ports?: readonly number[];
  /** Its /etc/resolv.conf, where it is kept in. */
  readonly resolvConf?: string;
  /** Made before it starts. */
  readonly prepare?: (at: (path: string) => string) => void;
}

const isRoot = process.getuid?.() === 0;
/** Whether programs are really kept in: what the tests about users and read-only files stand on. */
export const confined = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;

const CONFINED = `
set -e
[ ! -e "$1/resolv.conf" ] || mount --bind "$1/resolv.conf" /etc/resolv.conf
folder="$1"; user="$2"; group="$3"; shift 3
mount --bind "$folder" "$folder"
while [ "$1" != -- ]; do
  touch "$folder/bin/$(basename "$1")" && mount --bind "$1" "$folder/bin/$(basename "$1")"
  shift
done
shift
mount -o remount,bind,ro /
exec setpriv --reuid="$user" --regid="$group" --clear-groups --no-new-privs --bounding-set=-all "$@"
`;

export async function played(companion: ContainerProps, options: PlayOptions): Promise<Played> {
  const { program, values = {}, instead = {}, prepare } = options;
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'companion-'));
  chmodSync(folder, 0o777);
  const moved = new Map<string, string>();
  const volumes = Object.keys((companion.volumeMounts ?? {}) as { [path: string]: Volume });
  const folders = Object.keys(companion.files ?? {}).map(dirname);
  for (const path of [...volumes, ...folders]) moved.set(path, join(folder, path));
  const ports = new Map<number, number>();
  for (const number of options.ports ?? portsOf(companion)) ports.set(number, await freePort());
  const here = (text: string): string => {
    const given = Object.entries(instead).reduce((all, [from, to]) => all.replaceAll(from, to), text);
    // at once, so that what was put in place is not moved again
    const paths = [...moved.keys()].sort((a, b) => b.length - a.length).map((path) => `(?<![\\w/.-])${escaped(path)}(?![\\w-])`);
    const numbers = [...ports.keys()].map((number) => `(?<![\\d.])${number}(?!\\d)`);
    const known = new RegExp([...paths, ...numbers].join('|') || '(?!)', 'g');
    return given.replace(known, (found) => moved.get(found) ?? String(ports.get(Number(found))));
  };
  const at = (path: string): string => join(folder, path);
  for (const place of moved.values()) {
    mkdirSync(place, { recursive: true });
    chmodSync(place, 0o777);
  }
  for (const [path, text] of Object.entries(companion.files ?? {})) writeFileSync(at(path), here(text), { mode: 0o755 });
  if (options.resolvConf !== undefined) writeFileSync(at('/resolv.conf'), options.resolvConf);
  prepare?.(at);

  const command = (companion.command ?? []).slice(1);
  const args = [...command, ...(companion.args ?? [])].map(here);
  const env = { HOME: at('/tmp'), ...variables(companion, values, here) };
  const whole = options.arguments ? options.arguments(args) : args;
  const own = companion.files?.[companion.command?.[0] as `/${string}`] === undefined ? undefined : at(companion.command![0]!);
  const { runAsUser = 0, runAsGroup = 0 } = companion.securityContext ?? {};
  const programs = [program, ...(options.beside ?? [])].map((one) => installed(one)!);
  mkdirSync(at('/bin'));
  const file = own ?? (confined ? at(`/bin/${program}`) : programs[0]!);
  const path = [at('/bin'), ...programs.map(dirname), process.env.PATH].join(':');
  const child = confined
    ? spawn(
        'unshare',
        [
          '-m',
          '--propagation',
          'private',
          'sh',
          '-c',
          CONFINED,
          'sh',
          folder,
          String(runAsUser),
          String(runAsGroup),
          ...programs,
          '--',
          file,
          ...whole,
        ],
        { env: { ...env, PATH: path }, cwd: folder, detached: true },
      )
    : spawn(file, whole, { env: { ...env, PATH: path }, cwd: folder, detached: true });
  return running(child, { folder, at, port: (number) => ports.get(number) ?? number });
}

function running(child: ChildProcess, place: Pick<Played, 'folder' | 'at' | 'port'>): Played {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (text += data.toString()));
  child.on('exit', () => orphansEnd(child));
  // closed: all that it said was heard
  const ended = new Promise<number | string | null>((done) => child.on('close', (code, signal) => done(code ?? signal))).finally(() =>
    rmSync(place.folder, { recursive: true, force: true }),
  );
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string | null> => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 25_000);
    return ended.finally(() => clearTimeout(late));
  };
  return { ...place, output: () => text, ended, stop };
}

/** What it started is in its group, and would keep its output open. */
function orphansEnd({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch {
    // nothing is left
  }
}

function variables(
  companion: ContainerProps,
  values: { readonly [name: string]: string },
  here: (text: string) => string,
): { [name: string]: string } {
  const given = Object.entries((companion.env ?? {}) as { [name: string]: unknown });
  return Object.fromEntries(
    given.map(([name, value]) => {
      if (typeof value !== 'object') return [name, here(String(value))];
      if (values[name] === undefined) throw new Error(`what is ${name}?`);
      return [name, values[name]];
    }),
  );
}

/** Those that it declares, shows figures on, or serves on 127.0.0.1. */
function portsOf(companion: ContainerProps): number[] {
  const { ports = [], metrics, localPort } = companion as ContainerProps & { metrics?: number; localPort?: number };
  const declared = (ports as (number | { containerPort: number })[]).map((one) => (typeof one === 'number' ? one : one.containerPort));
  return [...declared, ...(metrics ? [metrics] : []), ...(localPort ? [localPort] : [])];
}

/** Below those that the kernel gives to connections: until the program listens, one of them could take it. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 20_000);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** Asks again until it is so; what was said last is in the failure. */
export async function eventually<T>(ask: () => Promise<T> | T, seconds = 20, saying: () => string = () => ''): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`never so: ${String(answer)}`);
    } catch (error) {
      if (Date.now() > end) throw new Error(`${(error as Error).message}\n${saying()}`, { cause: error });
    }
    await new Promise((done) => setTimeout(done, 150));
  }
}

/** The text at a URL of 127.0.0.1, with its status before it. */
export async function page(port: number, path: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init });
  return `${response.status} ${await response.text()}`;
}

/** What the kubelet would do: the probe's path, at the port on which it asks. */
export const probed = (
  companion: ContainerProps,
  of: Played,
  probe: 'startupProbe' | 'readinessProbe' | 'livenessProbe' = 'startupProbe',
): Promise<number> => {
  const { path, port } = companion[probe]!.httpGet!;
  const named = ((companion.ports ?? []) as { name?: string; containerPort: number }[]).find(({ name }) => name === port)?.containerPort;
  return fetch(`http://127.0.0.1:${of.port(named ?? Number(port))}${path}`).then(({ status }) => status);
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
