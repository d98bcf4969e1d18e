// A node that is played: it runs the main container of a rendered template as a kubelet would, in namespaces of its own, with the
// programs of this machine in place of an image's. Each Pod has its address, a root file system that is read-only if the template says
// so, its volumes, its user, no capabilities, and process 1. Names come from one /etc/hosts, as a headless Service publishes them.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { k8s } from 'cdk8s-patterns';

export interface Answer {
  readonly code: number | null;
  readonly out: string;
}

export interface Image {
  /** Where its programs are, before the usual places. */
  readonly path?: string;
  /** What the image has as docker-entrypoint.sh: played, since no registry is asked here. */
  readonly entrypoint: string;
  /** The signal with which it wants to be stopped. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT';
}

/** What a database is, after it was rendered. */
export interface Workload {
  readonly set: k8s.StatefulSet;
  readonly configMaps: readonly k8s.ConfigMap[];
  readonly secret: { readonly [key: string]: string };
  readonly image: Image;
}

/** Tests against programs on a played node; where something is lacking, one line that says what, which fails in CI: nothing is left out there in silence. */
export function onPlayedNodes(title: string, programs: readonly string[], tests: () => void): void {
  const why = lacking(programs);
  if (why === undefined) return void describe(title, tests);
  const said = `${title} is not run: ${why}`;
  if (!process.env.CI) return void test.skip(said, () => {});
  test(said, () => {
    throw new Error(said);
  });
}

/** Why nothing can be played here; undefined if it can. */
function lacking(programs: readonly string[]): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs root on Linux, for namespaces';
  const missing = [...programs, 'unshare', 'nsenter', 'setpriv', 'ip'].filter((one) =>
    one.startsWith('/') ? !existsSync(one) : spawnSync('sh', ['-c', `command -v ${one}`], { env: { PATH } }).status !== 0,
  );
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`;
  return spawnSync('unshare', ['-m', '-n', '-p', '-f', 'true']).status === 0 ? undefined : 'namespaces are not allowed here';
}

/** In the namespace itself: whoever ends nsenter does not end what it started there. */
const LIMIT = ['timeout', '--signal=KILL', '40'];

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Of folders and of namespaces: it says whose they are. */
const MINE = `played-node-${process.pid}-`;
const NAMESPACES = '/var/run/netns';

/** What a run that was killed left behind. */
function sweep(): void {
  const stale = (name: string): boolean => {
    const pid = /^played-node-(\d+)-/.exec(name)?.[1];
    return pid !== undefined && !existsSync(`/proc/${pid}`);
  };
  for (const one of existsSync(NAMESPACES) ? readdirSync(NAMESPACES).filter(stale) : []) {
    for (const pid of ip('netns', 'pids', one).split('\n').filter(Boolean)) process.kill(Number(pid), 'SIGKILL');
    ip('netns', 'delete', one);
  }
  for (const one of readdirSync(tmpdir()).filter(stale)) rmSync(join(tmpdir(), one), { recursive: true, force: true });
}

/** Never used again: the kernel takes its time to forget a name. */
function networkNamespace(): string {
  const name = `${MINE}${randomBytes(4).toString('hex')}`;
  ip('netns', 'add', name);
  return name;
}

export class PlayedNode {
  readonly folder: string;
  readonly hosts: string;
  /** The bridge and the Pods' ends of the cables are in it, so that no other run, and nothing else of this machine, has to do with them. */
  readonly netns: string;
  readonly pods: PlayedPod[] = [];
  private named: (pod: PlayedPod) => boolean = () => true;
  private addresses = 10;

  constructor() {
    sweep();
    this.folder = mkdtempSync(join(tmpdir(), MINE));
    this.hosts = join(this.folder, 'hosts');
    chmodSync(this.folder, 0o755);
    this.publish();
    this.netns = networkNamespace();
    ip('-n', this.netns, 'link', 'add', 'br0', 'type', 'bridge');
    ip('-n', this.netns, 'link', 'set', 'br0', 'up');
  }

  /** Starts the Pod of an ordinal, with the claim that it had before. */
  start(workload: Workload, ordinal: number): PlayedPod {
    const pod = new PlayedPod(this, workload, ordinal, `10.213.0.${this.addresses++}`);
    this.pods.push(pod);
    this.publish();
    pod.run();
    return pod;
  }

  claim(pod: string): string {
    return join(this.folder, `data-${pod}`);
  }

  /** Which Pods DNS knows; without any, the name of the Service has no answer. */
  names(named: (pod: PlayedPod) => boolean): void {
    this.named = named;
    this.publish();
  }

  /** A Pod that is gone has no name any more. */
  publish(): void {
    const lines = this.pods
      .filter((pod) => !pod.gone && this.named(pod))
      .map(({ name, address, service }) => `${address} ${name}.${service} ${service} ${name}`);
    // in place: the Pods have mounted this very file
    writeFileSync(this.hosts, ['127.0.0.1 localhost', ...lines, ''].join('\n'));
  }

  async end(): Promise<void> {
    await Promise.all(this.pods.map((pod) => pod.kill()));
    spawnSync('ip', ['netns', 'delete', this.netns]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class PlayedPod {
  readonly name: string;
  readonly service: string;
  gone = false;
  started = false;
  log = '';
  private process: ChildProcess | undefined;
  private ended: Promise<number | null> | undefined;
  private netns = '';
  /** The node's end of it. */
  private readonly cable: string;

  constructor(
    private readonly node: PlayedNode,
    private readonly workload: Workload,
    readonly ordinal: number,
    readonly address: string,
  ) {
    this.name = `${workload.set.metadata!.name}-${ordinal}`;
    this.service = workload.set.spec!.serviceName!;
    this.cable = `v${address.split('.').at(-1)}`;
  }

  run(): void {
    this.netns = networkNamespace();
    ip('-n', this.node.netns, 'link', 'add', this.cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', this.netns);
    ip('-n', this.node.netns, 'link', 'set', this.cable, 'master', 'br0', 'up');
    for (const args of [
      ['link', 'set', 'lo', 'up'],
      ['address', 'add', `${this.address}/24`, 'dev', 'eth0'],
      ['link', 'set', 'eth0', 'up'],
    ])
      ip('-n', this.netns, ...args);
    const script = join(this.node.folder, `${this.netns}.sh`);
    writeFileSync(script, this.script());
    // whoever kills the tests ends the Pods too
    const words = ['--pdeathsig', 'KILL', 'nsenter', `--net=${NAMESPACES}/${this.netns}`, 'unshare', '-m', '-p', '-f', '--kill-child'];
    const child = spawn('setpriv', [...words, 'bash', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (this.log += String(text)));
    this.process = child;
    this.ended = new Promise((resolve) => child.on('close', (code) => resolve(code)));
  }

  /** The exit code, once it has ended; fails if it has not within the time. */
  async exit(seconds = 40): Promise<number | null> {
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), seconds * 1000).unref());
    const code = await Promise.race([this.ended!, late]);
    if (code === 'late') throw new Error(`${this.name} still runs after ${seconds} s\n${this.log}`);
    return code;
  }

  /** What a kubelet does to end a Pod: the image's signal. Resolves with the seconds that it took. */
  async stop(seconds = 30): Promise<number> {
    const begin = Date.now();
    this.signal(this.workload.image.stopSignal);
    await this.exit(seconds);
    this.gone = true;
    this.node.publish();
    this.clean();
    return (Date.now() - begin) / 1000;
  }

  /** As if its node had lost power. */
  async kill(): Promise<void> {
    if (this.process?.exitCode === null && this.process.signalCode === null) {
      this.signal('SIGKILL');
      await this.exit();
    }
    this.gone = true;
    this.node.publish();
    this.clean();
  }

  signal(signal: NodeJS.Signals): void {
    const pid = this.pid();
    if (pid !== undefined) process.kill(pid, signal);
  }

  /** Takes it off the network, or puts it back. */
  connected(yes: boolean): void {
    ip('-n', this.node.netns, 'link', 'set', this.cable, yes ? 'up' : 'down');
  }

  /** Runs a command inside, as an exec probe does: its user, its variables, no shell. */
  async exec(command: readonly string[], variables: { readonly [name: string]: string } = {}): Promise<Answer> {
    const pid = this.pid();
    if (pid === undefined) return { code: null, out: 'it does not run' };
    const env = Object.entries({ ...this.env(), ...variables }).map(([name, value]) => `${name}=${value}`);
    const child = spawn(
      'nsenter',
      ['-t', String(pid), '-m', '-n', '-p', '-r', '-w', ...this.asUser(), 'env', '-i', ...env, ...LIMIT, ...command],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (out += String(text)));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out: out.trim() };
  }

  /** Whether a probe of the container succeeds. None is asked before the one for the start has succeeded. */
  async passes(probe: 'startupProbe' | 'readinessProbe'): Promise<boolean> {
    if (probe === 'readinessProbe' && !this.started) {
      this.started = await this.passes('startupProbe');
      if (!this.started) return false;
    }
    return (await this.exec(this.container[probe]!.exec!.command!)).code === 0;
  }

  async becomes(probe: 'startupProbe' | 'readinessProbe', wanted = true, seconds = 40): Promise<void> {
    await eventually(
      async () => (await this.passes(probe)) === wanted,
      seconds,
      () => `${this.name}: ${probe} ${wanted}\n${this.log}`,
    );
  }

  async says(text: string, seconds = 40): Promise<void> {
    await eventually(
      async () => this.log.includes(text),
      seconds,
      () => `${this.name} says "${text}"\n${this.log}`,
    );
  }

  private get container(): k8s.Container {
    return this.workload.set.spec!.template.spec!.containers[0]!;
  }

  private clean(): void {
    spawnSync('ip', ['netns', 'delete', this.netns]);
  }

  /** Process 1 of the Pod, as the machine counts. */
  private pid(): number | undefined {
    const outer = this.process?.pid;
    if (outer === undefined || !existsSync(`/proc/${outer}`)) return undefined;
    const children = readFileSync(`/proc/${outer}/task/${outer}/children`, 'utf8').trim().split(/\s+/).filter(Boolean);
    return children.length === 0 ? undefined : Number(children[0]);
  }

  private env(): { [name: string]: string } {
    const { path } = this.workload.image;
    const limit = String(this.container.resources?.limits?.memory ?? '');
    const bytes = Number.parseInt(limit, 10) * (limit.endsWith('Gi') ? 2 ** 30 : 2 ** 20);
    const value = ({ value: plain, valueFrom }: k8s.EnvVar): string | undefined => {
      if (plain !== undefined) return plain;
      if (valueFrom?.secretKeyRef) return this.workload.secret[valueFrom.secretKeyRef.key];
      if (valueFrom?.resourceFieldRef) return String(bytes);
      return valueFrom?.fieldRef?.fieldPath === 'status.podIP' ? this.address : this.name;
    };
    const own = (this.container.env ?? []).map((one) => [one.name, value(one)] as const).filter(([, text]) => text !== undefined);
    return { PATH: path === undefined ? PATH : `${path}:${PATH}`, ...Object.fromEntries(own) };
  }

  private asUser(): string[] {
    const { runAsUser: user, runAsGroup: group, fsGroup } = this.workload.set.spec!.template.spec!.securityContext!;
    // the signal is forgotten with the user, so that it is said here again
    const no = ['--bounding-set', '-all', '--inh-caps', '-all', '--no-new-privs', '--pdeathsig', 'KILL'];
    return ['setpriv', '--reuid', String(user), '--regid', String(group), '--groups', String(fsGroup), ...no];
  }

  /** Builds the root file system and ends as the command of the container. */
  private script(): string {
    const { spec } = this.workload.set.spec!.template;
    const group = spec!.securityContext!.fsGroup!;
    const claim = this.node.claim(this.name);
    if (!existsSync(claim)) {
      // as a new file system is, once the kubelet gave it to the group
      mkdirSync(join(claim, 'lost+found'), { recursive: true, mode: 0o700 });
      chownSync(claim, 0, group);
      chmodSync(claim, 0o2775);
    }
    const mounts = (this.container.volumeMounts ?? []).map(({ name, mountPath, readOnly }) => {
      const volume = spec!.volumes?.find((one) => one.name === name);
      const from = volume?.configMap ? this.files(volume.configMap.name!) : volume ? undefined : claim;
      const target = `"$root$(chroot "$root" realpath -m ${quoted(mountPath)})"`;
      const mount = from
        ? `mount --bind ${quoted(from)} ${target}${readOnly ? `; mount -o remount,bind,ro ${target}` : ''}`
        : `mount -t tmpfs -o mode=2777,gid=${group} tmpfs ${target}`;
      return `mkdir -p ${target}; ${mount}`;
    });
    const env = Object.entries(this.env()).map(([name, value]) => quoted(`${name}=${value}`));
    const command = [...(this.container.command ?? []), ...(this.container.args ?? [])].map(quoted);
    return [
      'set -e',
      'mount --make-rprivate /',
      `mkdir -p ${this.node.folder}/root; mount -t tmpfs tmpfs ${this.node.folder}/root; cd ${this.node.folder}/root; mkdir upper work merged`,
      'root="$PWD/merged"; mount -t overlay overlay -o "lowerdir=/,upperdir=$PWD/upper,workdir=$PWD/work" "$root"',
      `{ grep -v '^[^:]*:x:${group}:' /etc/passwd | grep -v ^postgres: ; echo 'postgres:x:${group}:${group}::/tmp:/bin/bash'; } > "$root/etc/passwd"`,
      `cat > "$root/usr/local/bin/docker-entrypoint.sh" <<'END'\n${this.workload.image.entrypoint}END`,
      'chmod 755 "$root/usr/local/bin/docker-entrypoint.sh"',
      // of this machine's own configuration nothing is in the image
      'rm -rf "$root/etc/mysql"; mkdir -p "$root/etc/mysql"',
      `mount --bind ${quoted(this.node.hosts)} "$root/etc/hosts"`,
      'mount -t proc proc "$root/proc"; mount --rbind /dev "$root/dev"',
      ...mounts,
      ...(this.container.securityContext?.readOnlyRootFilesystem ? ['mount -o remount,ro "$root"'] : []),
      `cd /; exec chroot "$root" ${this.asUser().map(quoted).join(' ')} env -i ${[...env, ...command].join(' ')}`,
      '',
    ].join('\n');
  }

  /** A folder with the keys of a ConfigMap. */
  private files(name: string): string {
    const { data = {} } = this.workload.configMaps.find(({ metadata }) => metadata?.name === name)!;
    const folder = mkdtempSync(join(this.node.folder, `${name}-`));
    chmodSync(folder, 0o755);
    for (const [key, text] of Object.entries(data)) {
      writeFileSync(join(folder, key), text);
      chmodSync(join(folder, key), 0o555);
    }
    return folder;
  }
}

export async function eventually(done: () => Promise<boolean>, seconds: number, what: () => string): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await done())) {
    if (Date.now() > deadline) throw new Error(`after ${seconds} s it is not so: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export const seconds = (count: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, count * 1000));

/** What an operator does with both claims mounted: `cp -a`. */
export function copied(node: PlayedNode, from: string, to: string): void {
  rmSync(node.claim(to), { recursive: true });
  execFileSync('cp', ['-a', node.claim(from), node.claim(to)]);
}

const ip = (...args: string[]): string => execFileSync('ip', args, { encoding: 'utf8' });
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
