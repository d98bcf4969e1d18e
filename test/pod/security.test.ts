// What one word of security writes, and what it leaves to the user.
import type { k8s, PodProps, Security } from 'cdk8s-patterns';
import { frozen } from '../objects/frozen';
import { rendered } from './rendered';

const image = 'x';
const seccompProfile = { type: 'RuntimeDefault' };
const render = (security: Security | undefined, props: PodProps = { main: { image } }): k8s.PodSpec =>
  rendered(frozen(props), security ? { security } : {}).template.spec;
const contextOf = (security: Security, securityContext: k8s.SecurityContext): unknown =>
  render(security, { main: { image, securityContext } }).containers[0]!.securityContext;

test.each([['none' as const], [undefined]])('%s writes nothing', (security) => {
  expect(render(security)).toEqual({ containers: [{ name: 'main', image }] });
});

test('hardened writes what breaks no image', () => {
  expect(render('hardened')).toEqual({
    automountServiceAccountToken: false,
    securityContext: { seccompProfile },
    containers: [{ name: 'main', image, securityContext: { allowPrivilegeEscalation: false } }],
  });
});

test('restricted also demands a user that is not root, and drops all capabilities', () => {
  expect(render('restricted')).toEqual({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile },
    containers: [{ name: 'main', image, securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
  });
});

test.each(['hardened', 'restricted'] as const)('%s is for every container, init containers too', (security) => {
  const spec = render(security, { main: { image }, containers: [{ name: 'b', image }], initContainers: [{ name: 'i', image }] });
  const contexts = [...spec.containers, ...spec.initContainers!].map(({ securityContext }) => securityContext);
  expect(contexts).toHaveLength(3);
  for (const context of contexts) expect(context).toEqual(contexts[0]);
  expect(contexts[0]).toMatchObject({ allowPrivilegeEscalation: false });
});

test('a pod’s own word wins over that of its scope', () => {
  expect(render('restricted', { security: 'none', main: { image } })).toEqual(render('none'));
  expect(render('none', { security: 'hardened', main: { image } })).toEqual(render('hardened'));
});

describe.each(['hardened', 'restricted'] as const)('under %s the user’s own fields win', (security) => {
  test('of the pod', () => {
    const own = { runAsNonRoot: false, runAsUser: 0, seccompProfile: { type: 'Unconfined' as const } };
    expect(render(security, { main: { image }, securityContext: own }).securityContext).toEqual(own);
  });

  test('of a container', () => {
    expect(contextOf(security, { allowPrivilegeEscalation: true, runAsUser: 10 })).toMatchObject({
      allowPrivilegeEscalation: true,
      runAsUser: 10,
    });
    expect(contextOf(security, { capabilities: { drop: ['NET_RAW'] } })).toMatchObject({ capabilities: { drop: ['NET_RAW'] } });
  });

  test('for the token of its account', () => {
    expect(render(security, { main: { image }, serviceAccountName: 'robot' })).not.toHaveProperty('automountServiceAccountToken');
    expect(render(security, { main: { image }, automountServiceAccountToken: true }).automountServiceAccountToken).toBe(true);
  });

  test.each<[string, k8s.SecurityContext]>([
    ['is privileged', { privileged: true }],
    ['has SYS_ADMIN', { capabilities: { add: ['SYS_ADMIN'] } }],
    ['has CAP_SYS_ADMIN', { capabilities: { add: ['NET_RAW', 'CAP_SYS_ADMIN'] } }],
  ])('a container that %s may escalate: the server refuses the two together', (_, own) => {
    expect(contextOf(security, own)).not.toHaveProperty('allowPrivilegeEscalation');
  });

  test.each<[string, k8s.SecurityContext]>([
    ['is not privileged', { privileged: false }],
    ['has another capability', { capabilities: { add: ['SYS_ADMINISTRATOR', 'NET_BIND_SERVICE'] } }],
  ])('a container that %s may not', (_, own) => {
    expect(contextOf(security, own)).toMatchObject({ ...own, allowPrivilegeEscalation: false });
  });

  test('a pod for Windows has none of it: the server refuses that there', () => {
    const windows: PodProps = { os: { name: 'windows' }, main: { image } };
    expect(render(security, windows)).toEqual(render('none', windows));
    const linux: PodProps = { os: { name: 'linux' }, main: { image } };
    expect(render(security, linux)).toEqual({ os: { name: 'linux' }, ...render(security) });
  });

  test('a pod without containers is completed all the same', () => {
    expect(render(security, {})).toMatchObject({ securityContext: { seccompProfile } });
  });
});

test('added capabilities stay beside the drop of all', () => {
  expect(contextOf('restricted', { capabilities: { add: ['NET_BIND_SERVICE'] } })).toMatchObject({
    capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
  });
  expect(contextOf('hardened', { capabilities: { add: ['NET_BIND_SERVICE'] } })).toMatchObject({
    capabilities: { add: ['NET_BIND_SERVICE'] },
  });
});
