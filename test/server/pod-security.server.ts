// The Pod Security Standards beside real servers' admission: the same Pods are let in, and for the same reasons kept out.
import { rmSync } from 'node:fs';
import * as fc from 'fast-check';
import { SECURITY } from '../../lib/context';
import type { Manifest } from '../../lib/kube/manifest';
import { type PodSecurityLevel, podSecurityLevel, type Violation, violations } from '../../lib/kube/pod-security';
import { podTemplateOf } from '../../lib/kube/pod-template-of';
import { manifestsIn, synthesized } from '../apps/synthesized';
import { type ApiServer, startApiServer, versions } from './api-server';
import { forCluster, minorOf } from './apps-for-cluster';
import { everything } from './pod-security/everything';
import { podTweaks } from './pod-security/pod-tweaks';

const PODS = 400;
/** One of each span in which the standards stay the same, one that no server knows yet, and the server's own. */
const STANDARDS = ['v1.0', 'v1.8', 'v1.19', 'v1.22', 'v1.23', 'v1.26', 'v1.28', 'v1.30', 'v1.33', 'v1.34', 'v1.36', 'v1.99', 'latest'];
const LEVELS = ['baseline', 'restricted'] as const;

interface Enforced {
  readonly namespace: string;
  readonly level: (typeof LEVELS)[number];
  readonly version: string;
}

const enforced: readonly Enforced[] = LEVELS.flatMap((level) =>
  STANDARDS.map((version) => ({ namespace: `${level}-${version.replace('.', '-')}`, level, version })),
);
const latest = enforced.filter(({ version }) => version === 'latest');

describe.each(versions)('the admission of a server of %s', (named) => {
  let server: ApiServer;
  let minor: number;
  beforeAll(async () => {
    server = await startApiServer(named);
    minor = Number(server.version.split('.')[1]);
    for (const { namespace, level, version } of enforced) {
      const labels = { 'pod-security.kubernetes.io/enforce': level, 'pod-security.kubernetes.io/enforce-version': version };
      const made = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } };
      const { status } = await server.request('POST', '/api/v1/namespaces', made);
      if (status !== 201) throw new Error(`${namespace}: ${status}`);
    }
  }, 900_000);
  afterAll(() => server?.stop());

  /** What admission says of the Pod, if anything; or why the server has refused it before. */
  async function theirs(pod: Manifest, { namespace }: Enforced): Promise<{ said?: string; before?: string }> {
    const { status, body } = await server.request('POST', `/api/v1/namespaces/${namespace}/pods?dryRun=All&fieldValidation=Ignore`, pod);
    if (status === 201) return {};
    const said = /^pods "[^"]*" is forbidden: violates PodSecurity "[^"]*": ([^]*)$/.exec(body.message as string)?.[1];
    return said === undefined ? { before: String(body.message) } : { said };
  }
  const ours = (pod: Manifest, { level, version }: Enforced): readonly Violation[] =>
    violations(pod, level, version === 'latest' ? minor : Number(version.slice(3)), minor);

  /** Where the two differ about a Pod, in words; undefined where the server had refused it before. */
  async function difference(pod: Manifest, where: Enforced): Promise<string[] | undefined> {
    const answer = await theirs(pod, where);
    if (answer.before !== undefined) return undefined;
    const mine = ours(pod, where);
    const [expected, got] = [reasons(answer.said ?? ''), reasonsOf(pod, mine)];
    const same = String(expected) === String(got) && (mine.length !== 1 || expected.length !== 1 || alike(answer.said!, mine[0]!.message));
    return same ? [] : [`${where.namespace}: theirs: ${answer.said}; ours: ${JSON.stringify(mine)}; ${JSON.stringify(pod)}`];
  }

  test.each(podTweaks.map((tweak) => [tweak.what, tweak] as const))('is ours for %s', async (_, { tweak, until = Infinity, since = 0 }) => {
    const differences = await Promise.all(
      ['hardened', 'plain'].flatMap((base) => enforced.map((where) => difference(tweaked(base === 'hardened', [tweak]), where))),
    );
    expect(differences.flatMap((one) => one ?? [])).toEqual([]);
    // a tweak that the server refuses by itself would prove nothing
    if (minor >= since && minor <= until) expect(differences.filter((one) => one === undefined)).toEqual([]);
  });

  test(`is ours for ${PODS} generated Pods`, async () => {
    const known = podTweaks.filter(({ since = 0, until = Infinity }) => minor >= since && minor <= until);
    const cases = fc.sample(
      fc.record({
        hardened: fc.boolean(),
        tweaks: fc.uniqueArray(fc.constantFrom(...known), { maxLength: 4 }),
        where: fc.constantFrom(...enforced),
      }),
      PODS,
    );
    const count = { refused: 0, letIn: 0, keptOut: 0 };
    const differences: string[] = [];
    await Promise.all(
      cases.flatMap(({ hardened, tweaks, where }) => {
        const pod = tweaked(
          hardened,
          tweaks.map(({ tweak }) => tweak),
        );
        return [where, ...latest].map(async (one) => {
          const its = await difference(pod, one);
          if (its === undefined) count.refused += 1;
          else count[ours(pod, one).length === 0 ? 'letIn' : 'keptOut'] += 1;
          differences.push(...(its ?? []));
        });
      }),
    );
    expect(differences).toEqual([]);
    expect(count.letIn).toBeGreaterThan(PODS / 4);
    expect(count.keptOut).toBeGreaterThan(PODS);
    expect(count.refused).toBeLessThan(PODS / 4);
  }, 120_000);

  /** What levels the server finds, and where the library claims another one. */
  async function judged(manifests: readonly Manifest[]): Promise<{ found: Record<PodSecurityLevel, number>; differences: string[] }> {
    const found: Record<PodSecurityLevel, number> = { privileged: 0, baseline: 0, restricted: 0 };
    const differences: string[] = [];
    for (const manifest of manifests) {
      const pod = podOf(manifest);
      if (!pod) continue;
      const what = `${manifest.kind}/${manifest.metadata?.name}`;
      const lets = await Promise.all(latest.map((where) => theirs(pod, where)));
      const level = lets[1]!.said === undefined ? 'restricted' : lets[0]!.said === undefined ? 'baseline' : 'privileged';
      const before = lets.find((one) => one.before !== undefined);
      if (before) differences.push(`${what}: ${before.before}`);
      else if (level !== podSecurityLevel(pod, minor)) differences.push(`${what}: theirs: ${level}`);
      found[level] += 1;
    }
    return { found, differences };
  }

  test('is ours for the Pods of every workload of the apps', async () => {
    const apps = await synthesized(minorOf(server.version));
    const manifests = forCluster(apps.files, server.version).flatMap((file) => manifestsIn(apps.folder, file));
    rmSync(apps.folder, { recursive: true });
    const { found, differences } = await judged(manifests);
    expect(differences).toEqual([]);
    expect(found.restricted).toBeGreaterThan(50);
    expect(found.privileged).toBeGreaterThan(0);
    expect(found.baseline).toBeGreaterThan(0);
  }, 120_000);

  test.each(SECURITY)('is ours for every ready-made companion and every engine under security %s', async (security) => {
    const { found, differences } = await judged(everything(minorOf(server.version), security).map(({ manifest }) => manifest));
    expect(differences).toEqual([]);
    expect(found[security === 'restricted' ? 'restricted' : 'baseline']).toBeGreaterThan(10);
    expect(found.privileged).toBeGreaterThan(0); // those that look into the node
  });

  test('under security restricted it keeps out what the library refuses, and nothing else', async () => {
    const here = latest.find(({ level }) => level === 'restricted')!;
    const answers = await Promise.all(
      everything(minorOf(server.version), 'restricted').map(async ({ manifest, refused }) => ({
        refused,
        said: (await theirs(podOf(manifest)!, here)).said,
      })),
    );
    expect(answers.filter(({ refused, said }) => refused !== (said !== undefined))).toEqual([]);
    expect(answers.filter(({ refused }) => refused).length).toBeGreaterThan(0);
  });

  test.each([
    ['enforce', 'strict'],
    ['enforce', ''],
    ['enforce', 'Restricted'],
    ['audit', 'none'],
    ['warn', 'true'],
    ['enforce-version', '1.30'],
    ['enforce-version', 'v1.030'],
    ['enforce-version', 'v1.30.2'],
    ['audit-version', 'newest'],
    ['warn-version', ''],
  ])('refuses a namespace whose label %s is %j', async (mode, value) => {
    const labels = { [`pod-security.kubernetes.io/${mode}`]: value };
    const made = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'odd', labels } };
    const { status, body } = await server.request('POST', '/api/v1/namespaces?dryRun=All', made);
    expect([status, body.message]).toEqual([422, expect.stringContaining(`metadata.labels[pod-security.kubernetes.io/${mode}]`)]);
  });
});

function tweaked(hardened: boolean, tweaks: readonly ((pod: any) => void)[]): Manifest {
  const context = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  const container = (name: string) => ({ name, image: 'nginx:1.27', ...(hardened && { securityContext: structuredClone(context) }) });
  const pod: any = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      ...(hardened && { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } }),
      initContainers: [container('first')],
      containers: [container('main'), container('side')],
    },
  };
  for (const tweak of tweaks) tweak(pod);
  return pod as Manifest;
}

/** The Pod that a workload makes, with what controllers and other admission add: claims, an account; without classes that are not here. */
function podOf(manifest: Manifest): Manifest | undefined {
  const template = podTemplateOf(manifest);
  if (!template) return undefined;
  const claims = (manifest.spec as { volumeClaimTemplates?: { metadata: { name: string } }[] }).volumeClaimTemplates ?? [];
  const volumes = claims.map(({ metadata: { name } }) => ({ name, persistentVolumeClaim: { claimName: name } }));
  const spec = {
    serviceAccountName: 'default',
    ...template.spec,
    priorityClassName: undefined,
    runtimeClassName: undefined,
    volumes: [...((template.spec.volumes as object[] | undefined) ?? []), ...volumes],
  };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { ...template.metadata, name: 'one', namespace: undefined }, spec };
}

const REASONS = [
  'forbidden AppArmor profile',
  'non-default capabilities',
  'host namespaces',
  'hostPath volumes',
  'hostPort',
  'probe or lifecycle host',
  'privileged',
  'procMount',
  'seLinuxOptions',
  'seccompProfile',
  'forbidden sysctls',
  'hostProcess',
  'allowPrivilegeEscalation != false',
  'unrestricted capabilities',
  'restricted volume types',
  'runAsNonRoot != true',
  'runAsUser=0',
];
const reasons = (message: string): string[] => REASONS.filter((one) => new RegExp(`(^|, )${one}s? \\(`).test(message));

/** The server writes host ports into a Pod of the node's network: where that is forbidden already, they are no news. */
function reasonsOf(pod: Manifest, found: readonly Violation[]): string[] {
  const { hostNetwork, containers } = pod.spec as { hostNetwork?: boolean; containers: { ports?: object[] }[] };
  const more = hostNetwork && containers.some(({ ports }) => ports) ? 'hostPort (' : '';
  return reasons([...found.map(({ message }) => message), more].join(', '));
}

/** AppArmor's annotation was said otherwise in older servers, and is copied into a field by newer ones. */
const alike = (theirs: string, mine: string): boolean => theirs === mine || theirs.startsWith('forbidden AppArmor profile');
