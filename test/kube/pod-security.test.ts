import { Lazy } from 'cdk8s';
import { minors } from '../../lib/kube/minors';
import { podSecurityLevel, violations } from '../../lib/kube/pod-security';
import { podSecurityChecks } from '../../lib/kube/pod-security-checks';
import { lacksNumericUser } from '../../lib/kube/pod-security-users';
import { podTweaks } from '../server/pod-security/pod-tweaks';

type Spec = Record<string, unknown>;

const confined = (): object => ({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
const container = (securityContext: object = confined(), more: object = {}) => ({
  name: 'main',
  image: 'nginx:1.27',
  securityContext,
  ...more,
});
const pod = (more: Spec = {}): { metadata: object; spec: Spec } => ({
  metadata: {},
  spec: { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }, containers: [container()], ...more },
});
const paths = (spec: Spec, level: 'baseline' | 'restricted' = 'restricted', minor = 37): string[] =>
  violations(pod(spec), level, minor).map(({ path }) => path);

describe('what keeps a Pod out', () => {
  test('is nothing for a Pod that is confined, and costs no list', () => {
    for (let minor = minors[0]; minor <= minors[1]; minor++) {
      expect(violations(pod(), 'restricted', minor)).toHaveLength(0);
      expect(violations(pod(), 'restricted', minor)).toBe(violations(pod(), 'baseline', minor));
    }
  });

  test('is named by its path in every list of containers, and by its container', () => {
    expect(violations(pod({ initContainers: [container({ ...confined(), privileged: true })] }), 'baseline', 28)).toEqual([
      {
        check: 'privileged',
        path: 'initContainers[0].securityContext.privileged',
        message: 'privileged (container "main" must not set securityContext.privileged=true)',
      },
    ]);
    expect(
      violations(pod({ ephemeralContainers: [container({ ...confined(), runAsUser: 0 }, { name: 'debug' })] }), 'restricted', 28),
    ).toEqual([
      {
        check: 'runAsUser',
        path: 'ephemeralContainers[0].securityContext.runAsUser',
        message: 'runAsUser=0 (container "debug" must not set runAsUser=0)',
      },
    ]);
  });

  test('says which fields nobody wrote, and which ones somebody wrote wrong', () => {
    const [escalation, drop] = violations(pod({ containers: [container({ allowPrivilegeEscalation: true })] }), 'restricted', 28);
    expect([escalation!.unset, drop!.unset]).toEqual([undefined, true]);
    expect(violations(pod({ securityContext: {} }), 'restricted', 28).every(({ unset }) => unset)).toBe(true);
  });

  test('is said once for the Pod where it or each container could write it', () => {
    const two = [container(), { ...container(), name: 'side' }];
    expect(violations(pod({ securityContext: { seccompProfile: { type: 'Localhost' } }, containers: two }), 'restricted', 28)).toEqual([
      {
        check: 'runAsNonRoot',
        path: 'securityContext.runAsNonRoot',
        message: 'runAsNonRoot != true (pod or containers "main", "side" must set securityContext.runAsNonRoot=true)',
        unset: true,
      },
    ]);
  });

  test('is something at restricted wherever it is something at baseline, in every version', () => {
    const wrong = podTweaks.flatMap(({ what, tweak }) => {
      const one = pod({ initContainers: [container()], containers: [container(), container()] });
      tweak(one);
      const minors = Array.from({ length: 39 }, (_, minor) => minor);
      const [baseline, restricted] = (['baseline', 'restricted'] as const).map((level) =>
        minors.map((minor) => violations(one, level, minor, 37).length > 0),
      );
      return minors.filter((minor) => baseline![minor] && !restricted![minor]).map((minor) => `${what} ${minor}`);
    });
    expect(wrong).toEqual([]);
  });

  test('is asked by checks of which each has a Pod that it keeps out, in each of its versions', () => {
    const spoke = new Set<string>();
    for (const { tweak } of podTweaks) {
      const one: any = { metadata: {}, spec: { initContainers: [{ name: 'first' }], containers: [{ name: 'main' }, { name: 'side' }] } };
      tweak(one);
      for (let minor = 0; minor <= 37; minor++)
        for (const level of ['baseline', 'restricted'] as const)
          for (const { check } of violations(one, level, minor, 37)) spoke.add(`${check} ${minor}`);
    }
    const asked = podSecurityChecks.flatMap(({ id, since = 0, until = 37 }) =>
      Array.from({ length: until - since + 1 }, (_, i) => `${id} ${since + i}`),
    );
    expect([...new Set(asked)].filter((one) => !spoke.has(one))).toEqual([]);
  });

  test('follows the version of the standard', () => {
    const sysctl = (name: string, minor: number) => paths({ securityContext: { sysctls: [{ name }] } }, 'baseline', minor);
    expect([sysctl('net.ipv4.tcp_rmem', 31), sysctl('net.ipv4.tcp_rmem', 32)]).toEqual([['securityContext.sysctls[0].name'], []]);
    const probe = { containers: [container(confined(), { livenessProbe: { httpGet: { port: 80, host: 'a' } } })] };
    expect([paths(probe, 'baseline', 33), paths(probe, 'baseline', 34)]).toEqual([[], ['containers[0].livenessProbe.httpGet.host']]);
    const root = { hostUsers: false, containers: [container({ ...confined(), runAsUser: 0 })] };
    expect([paths(root, 'restricted', 34), paths(root, 'restricted', 35)]).toEqual([['containers[0].securityContext.runAsUser'], []]);
  });

  test('is never newer than the server, and nothing that the server drops', () => {
    const rmem = pod({ securityContext: { sysctls: [{ name: 'net.ipv4.tcp_rmem' }] } });
    expect([violations(rmem, 'baseline', 99, 31).length, violations(rmem, 'baseline', 99, 32).length]).toEqual([1, 0]);
    const unmasked = pod({ containers: [container({ ...confined(), procMount: 'Unmasked' })] });
    expect([violations(unmasked, 'baseline', 28, 28).length, violations(unmasked, 'baseline', 28, 33).length]).toEqual([0, 1]);
    const unconfined = pod({ securityContext: { appArmorProfile: { type: 'Unconfined' } } });
    expect([violations(unconfined, 'baseline', 28, 29).length, violations(unconfined, 'baseline', 28, 30).length]).toEqual([0, 1]);
  });

  test('is not looked for in what is not known yet', () => {
    const lazy = (value: unknown) => Lazy.any({ produce: () => value });
    for (const spec of [
      { securityContext: lazy({}), containers: lazy([]) },
      { securityContext: lazy({}), containers: [lazy({}), container(lazy({}))] },
      { containers: [container({ allowPrivilegeEscalation: lazy(true), capabilities: lazy({}), privileged: lazy(true) })] },
      { containers: [container({ ...confined(), capabilities: { drop: lazy([]), add: lazy(['A']) } })] },
      { containers: [container({ ...confined(), capabilities: { drop: [lazy('ALL')], add: [lazy('A')] } })] },
      { securityContext: { runAsNonRoot: lazy(true), seccompProfile: lazy({}), runAsUser: lazy(0), sysctls: lazy([{ name: 'a' }]) } },
      { securityContext: { runAsNonRoot: true, seccompProfile: { type: lazy('Unconfined') }, seLinuxOptions: { type: lazy('a') } } },
      { volumes: lazy([{ name: 'a', hostPath: {} }]) },
    ])
      expect(paths(spec)).toEqual([]);
  });

  test('is nothing where there is no pod spec', () => {
    expect(violations({}, 'restricted', 28)).toEqual([]);
    expect(
      violations({ spec: { securityContext: 'no', containers: 'none', volumes: [null], initContainers: [3] } } as object, 'restricted', 28),
    ).toEqual([]);
  });
});

test('the level of a template is the strictest one that lets its Pods in', () => {
  expect(podSecurityLevel(pod(), 28)).toBe('restricted');
  expect(podSecurityLevel(pod({ securityContext: {} }), 28)).toBe('baseline');
  expect(podSecurityLevel(pod({ hostPID: true }), 28)).toBe('privileged');
});

describe('a container without a numeric user', () => {
  test('is one for which neither it nor its Pod says a number', () => {
    const spec = { initContainers: [container()], containers: [container({ runAsUser: 1000 }), container(), { name: 'bare' }] };
    expect(lacksNumericUser(spec)).toEqual(['initContainers[0]', 'containers[1]', 'containers[2]']);
    expect(lacksNumericUser({ ...spec, securityContext: { runAsUser: 1000 } })).toEqual([]);
    expect(lacksNumericUser({ ...spec, securityContext: { runAsUser: null } })).toHaveLength(3);
  });

  test('is not looked for on Windows, nor in what is not known yet', () => {
    expect(lacksNumericUser({ os: { name: 'windows' }, containers: [container()] })).toEqual([]);
    const lazy = Lazy.any({ produce: () => ({}) });
    expect(lacksNumericUser({ securityContext: lazy, containers: [container()] })).toEqual([]);
    expect(lacksNumericUser({ containers: [lazy, container(lazy)] })).toEqual([]);
  });
});
