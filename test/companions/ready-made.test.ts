// What every ready-made companion promises: real, pinned, hardened, probed where the kubelet can reach it, and nothing secret in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Deployment, type k8s, NodeDaemon, Testing, type Volume } from 'cdk8s-patterns';
import { quietlyGathered } from '../synth/quietly-gathered';
import { podWith, type ReadyMade, readyMade } from './ready-made';

test('every companion of the front door is tried here', () => {
  const front = readFileSync(join(__dirname, '../../lib/index.ts'), 'utf8');
  const exported = [...front.matchAll(/^export \{ (\w+).* from '\.\/companions\//gm)].map(([, name]) => name!);
  expect(exported.length).toBeGreaterThan(15);
  expect([...new Set(readyMade.map(({ program }) => program))].sort()).toEqual(exported.sort());
});

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

describe.each(readyMade.map((one) => [`${one.program} ${one.companion.name}`, one] as const))('%s', (_, one) => {
  const { companion, program, role } = one;
  const probes = [companion.startupProbe, companion.readinessProbe, companion.livenessProbe].filter((probe) => probe !== undefined);
  const mounts = Object.entries((companion.volumeMounts ?? {}) as { [path: string]: Volume });

  test('is pinned to a patch of a version, and known by its function', () => {
    expect(companion.image).toMatch(/:(distroless-)?v?\d+\.\d+\.\d+$/);
    if (program !== 'migrate') expect(companion.program).toBe(program);
  });

  test('gains nothing: no capability, no privilege, a numeric user, files that it cannot change', () => {
    expect(companion.securityContext).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
    if (program === 'migrate') return; // the application's image: its user and its files are its own
    expect(companion.securityContext).toMatchObject({
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

  test('writes nowhere but where it has a volume', () => {
    for (const [, volume] of mounts) expect(volume.source ?? volume.claim).toBeDefined();
    for (const path of Object.keys(companion.files ?? {})) expect(path).toMatch(/^\/etc\/[a-z0-9-]+\/[a-z0-9.-]+$/);
  });

  test('has no secret in its arguments or files', () => {
    const texts = [...(companion.command ?? []), ...(companion.args ?? []), ...Object.values(companion.files ?? {})].join('\n');
    expect(texts).not.toMatch(/password=|:\/\/[^/\s]*:[^/\s]*@/i);
  });

  test('any field of it can be written otherwise', () => {
    expect({ ...companion, resources: { limits: { cpu: '1' } } }.resources).toEqual({ limits: { cpu: '1' } });
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
