// What every ready-made companion promises: real, pinned, hardened, probed where the kubelet can reach it, and nothing secret in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  App,
  Chart,
  Deployment,
  emptyDir,
  exec,
  type k8s,
  migrate,
  type NamedContainerProps,
  NodeDaemon,
  type PodProps,
  Testing,
  type Volume,
} from 'cdk8s-patterns';
import { quietlyGathered } from '../synth/quietly-gathered';
import { podWith, type ReadyMade, readyMade } from './ready-made';

test('every companion of the front door is tried here', () => {
  const front = readFileSync(join(__dirname, '../../lib/index.ts'), 'utf8');
  const exported = [...front.matchAll(/^export \{ (\w+).* from '\.\/companions\//gm)].map(([, name]) => name!);
  expect(exported.length).toBeGreaterThan(15);
  expect([...new Set(readyMade.map(({ program }) => program))].sort()).toEqual(exported.sort());
});

/** What nobody would write by himself, field by field. */
const OTHERWISE: NamedContainerProps = {
  name: 'own',
  image: 'registry.example/own:9.9.9',
  command: ['own'],
  args: ['--own'],
  env: { OWN: '1' },
  ports: { own: 7777 },
  resources: { limits: { cpu: '7' } },
  securityContext: { runAsUser: 7777 },
  startupProbe: exec(['own']),
  readinessProbe: exec(['own']),
  livenessProbe: exec(['own']),
  volumeMounts: { '/own': emptyDir('own') },
};

/** The container that Kubernetes is told of: in its role, or as a daemon. */
function inPod({ companion, role }: ReadyMade): k8s.Container {
  const pod: PodProps = role === undefined ? { main: companion } : { main: { image: 'x:1' }, [role]: [companion] };
  const { spec } = new Deployment(new Chart(new App({ target: '1.30' }), 'shop'), 'shop', { pod });
  const { initContainers = [], containers } = spec.template.spec!;
  return role === undefined ? containers[0]! : initContainers[0]!;
}

/** Of a file, and not of a URL, in arguments, scripts, configuration. */
function pathsIn(texts: readonly unknown[]): string[] {
  const said = texts.filter((text) => typeof text === 'string').flatMap((text) => text.replace(/\w+:\/\/\S+/g, '').split(/\s|[=:"'>,]/));
  return said.filter((word) => /^\/[a-z]/.test(word) && !NO_FILE.has(word));
}

/** What all of Linux has, and where Envoy answers. */
const NO_FILE = new Set(['/bin/sh', '/dev/null', '/ready']);

/** A Deployment with these companions, under restricted: its pod, and all that is said of it. */
function synthesized(target: string, ...ones: ReadyMade[]): { findings: string[]; spec: k8s.PodSpec } {
  const app = new App({ target, security: 'restricted' });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const { spec } = new Deployment(chart, 'shop', { pod: podWith(...ones) });
  const findings = quietlyGathered(app).findings.map(({ severity, path, message, rule }) => `${severity} ${path}: ${message} ${rule}`);
  return { findings, spec: spec.template.spec! };
}

test('all of them stand in one pod: no name, port or volume is there twice', () => {
  const all = readyMade.filter(({ role }) => role !== undefined);
  const { findings, spec } = synthesized('1.30', ...all);
  expect(findings).toEqual([]);
  const ports = [...spec.initContainers!, ...spec.containers].flatMap(({ ports = [] }) => ports);
  expect(new Set(ports.map(({ containerPort }) => containerPort)).size).toBe(ports.length);
  expect(spec.initContainers).toHaveLength(all.length);
});

test.each(['none', 'hardened', 'restricted'] as const)(
  'a migration is the user’s own image: under %s it is as secure as the main container',
  (security) => {
    const app = new App({ target: '1.30', security });
    const pod: PodProps = { main: { image: 'shop:2.0.0' }, initContainers: [migrate({ image: 'shop:2.0.0', args: ['migrate'] })] };
    const { containers, initContainers } = new Deployment(new Chart(app, 'shop'), 'shop', { pod }).spec.template.spec!;
    expect(initContainers![0]!.securityContext).toEqual(containers[0]!.securityContext);
    const own = migrate({ image: 'shop:2.0.0', args: ['migrate'], securityContext: { runAsUser: 7 } });
    expect(own.securityContext).toEqual({ runAsUser: 7 });
  },
);

describe.each(readyMade.map((one) => [`${one.program} ${one.companion.name}`, one] as const))('%s', (_, one) => {
  const { companion, program, role } = one;
  const probes = [companion.startupProbe, companion.readinessProbe, companion.livenessProbe].filter((probe) => probe !== undefined);
  const mounts = Object.entries((companion.volumeMounts ?? {}) as { [path: string]: Volume });

  test('is pinned to a patch of a version, and known by its function', () => {
    expect(companion.image).toMatch(/:(distroless-)?v?\d+\.\d+\.\d+$/);
    if (program !== 'migrate') expect(companion.program).toBe(program);
  });

  test('gains nothing: no capability, no privilege, a numeric user, files that it cannot change', () => {
    if (program === 'migrate') return; // the user's own image: what the pod's word says holds for it
    expect(companion.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsUser: expect.any(Number),
      runAsGroup: expect.any(Number),
    });
    expect(companion.securityContext!.runAsUser === 0).toBe(program === 'logCollector');
  });

  test('asks for cpu and memory, and has a limit of memory alone', () => {
    if (program === 'migrate') return;
    expect(companion.resources).toEqual({
      requests: { cpu: expect.any(String), memory: expect.any(String) },
      limits: { memory: expect.any(String) },
    });
  });

  test('is asked on a port that it declares, and not on 127.0.0.1', () => {
    const declared = ((companion.ports ?? []) as k8s.ContainerPort[]).map(({ containerPort }) => containerPort);
    const portOf = (port: unknown): unknown =>
      ((companion.ports ?? []) as k8s.ContainerPort[]).find(({ name }) => name === port)?.containerPort ?? port;
    const { metrics, localPort } = companion as { metrics?: number; localPort?: number };
    for (const { httpGet } of probes) {
      if (!httpGet) continue;
      expect([...declared, ...(metrics ? [metrics] : [])]).toContain(portOf(httpGet.port));
      expect(httpGet.host).toBeUndefined();
      expect(portOf(httpGet.port)).not.toBe(localPort);
    }
    expect(declared).not.toContain(localPort);
    if (role !== undefined && role !== 'initContainers') expect(companion.startupProbe).toBeDefined();
  });

  test('names no file but those that are made for it, those in a volume, and those of its image that it runs', () => {
    const { command = [], args = [], files = {}, env = {} } = companion;
    const own = new Set([...Object.keys(files), command[0]]);
    for (const path of pathsIn([...command, ...args, ...Object.values(files), ...Object.values(env)]))
      expect(own.has(path) || mounts.some(([at]) => `${path}/`.startsWith(`${at}/`)) || path).toBe(true);
  });

  test('has no volume to write to but such as its arguments, files or environment name', () => {
    const { command = [], args = [], files = {}, env = {} } = companion;
    const named = pathsIn([...command, ...args, ...Object.values(files), ...Object.values(env)]);
    const writable = mounts.filter(([, { mount }]) => mount.readOnly !== true);
    for (const [at, { source = {} }] of writable) {
      expect(['emptyDir', 'hostPath']).toEqual(expect.arrayContaining(Object.keys(source)));
      // git keeps its configuration and credentials in HOME
      if (!program.startsWith('git') || at !== '/tmp') expect(named.some((path) => `${path}/`.startsWith(`${at}/`)) || at).toBe(true);
    }
  });

  test('has no secret in its arguments or files', () => {
    const texts = [...(companion.command ?? []), ...(companion.args ?? []), ...Object.values(companion.files ?? {})].join('\n');
    expect(texts).not.toMatch(/password=|:\/\/[^/\s]*:[^/\s]*@/i);
  });

  const otherwise = Object.entries(OTHERWISE).filter(([field]) => field in companion);
  test.each(otherwise)('%s of it can be written otherwise, and all else of it stays', (field, value) => {
    // without files of its own, whose mounts are named after it
    const [usual, changed, bare] = [companion, { ...companion, [field]: value }, { name: 'bare', image: 'bare:1', [field]: value }].map(
      (written) => inPod({ ...one, companion: { ...written, files: undefined } as NamedContainerProps }),
    );
    expect(changed).toEqual({ ...usual, [field]: bare![field as keyof k8s.Container] });
    expect(changed).not.toEqual(usual);
  });

  test.each(['1.28', '1.30', '1.37'])('stands in a pod under restricted, on %s, without a word of the check', (target) => {
    if (role === undefined) return; // a daemon: mounts of the node are never restricted
    const { findings, spec } = synthesized(target, one);
    expect(findings).toEqual([]);
    const own = [...(spec.initContainers ?? []), ...spec.containers].find(({ name }) => name === companion.name)!;
    expect(Object.keys(own).filter((key) => ['files', 'program', 'inject', 'metrics', 'localPort', 'inbound'].includes(key))).toEqual([]);
    const volumes = (spec.volumes ?? []).map(({ name }) => name);
    for (const { name } of own.volumeMounts ?? []) expect(volumes).toContain(name);
  });

  test('is a daemon where it is one', () => {
    if (role !== undefined) return;
    const chart = new Chart(new App({ target: '1.30' }), 'nodes', { namespace: 'nodes' });
    new NodeDaemon(chart, 'daemon', { daemon: companion, tolerations: 'all' });
    expect(() => Testing.synth(chart)).not.toThrow();
  });
});
