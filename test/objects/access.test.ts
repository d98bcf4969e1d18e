// Accounts, roles and who has them; certificates and who signs them.
import {
  Certificate,
  ClusterIssuer,
  ClusterRole,
  ClusterRoleBinding,
  ConfigMap,
  Issuer,
  Role,
  RoleBinding,
  Secret,
  ServiceAccount,
} from 'cdk8s-patterns';
import { aChart } from './a-chart';
import { frozen } from './frozen';
import { made, problems } from './made';

const apiGroup = 'rbac.authorization.k8s.io';

describe('a RoleBinding', () => {
  test.each([
    { is: 'a Role', role: () => new Role(aChart(), 'reader'), kind: 'Role' },
    { is: 'a ClusterRole', role: () => new ClusterRole(aChart(), 'reader'), kind: 'ClusterRole' },
    { is: 'one that exists', role: () => ClusterRole.existing('reader'), kind: 'ClusterRole' },
    { is: 'Kubernetes’ own reference', role: () => ({ apiGroup, kind: 'Role', name: 'reader' }), kind: 'Role' },
  ])('gives $is', ({ role, kind }) => {
    expect(made(new RoleBinding(aChart(), 'b', { roleRef: role() })).roleRef).toEqual({ apiGroup, kind, name: 'reader' });
  });

  test('gives it to accounts in their own namespace, or in the binding’s', () => {
    const chart = aChart({}, { namespace: 'shop' });
    const subjects = [
      new ServiceAccount(chart, 'robot'),
      ServiceAccount.existing('old'),
      ServiceAccount.existing('far', { namespace: 'there' }),
      frozen({ kind: 'User', name: 'ada' }),
      frozen({ kind: 'Group', name: 'staff', apiGroup }),
      frozen({ kind: 'ServiceAccount', name: 'wire' }),
    ];
    expect(made(new RoleBinding(chart, 'b', { roleRef: Role.existing('r'), subjects })).subjects).toEqual([
      { kind: 'ServiceAccount', name: 'robot', namespace: 'shop' },
      { kind: 'ServiceAccount', name: 'old', namespace: 'shop' },
      { kind: 'ServiceAccount', name: 'far', namespace: 'there' },
      { apiGroup, kind: 'User', name: 'ada' },
      { apiGroup, kind: 'Group', name: 'staff' },
      { kind: 'ServiceAccount', name: 'wire' },
    ]);
  });

  test('leaves out a namespace that nobody knows', () => {
    expect(
      made(new RoleBinding(aChart(), 'b', { roleRef: Role.existing('r'), subjects: [ServiceAccount.existing('a')] })).subjects,
    ).toEqual([{ kind: 'ServiceAccount', name: 'a' }]);
  });

  test('has a problem with a role or an account of another kind', () => {
    const wrong = ConfigMap.existing('x') as never;
    expect(problems(new RoleBinding(aChart(), 'b', { roleRef: wrong, subjects: [wrong] }))).toEqual([
      'reference-kind roleRef: Invalid value: "ConfigMap/x": must be a Role or a ClusterRole',
      'reference-kind subjects: Invalid value: "ConfigMap/x": must be a ServiceAccount',
    ]);
  });
});

test('a ClusterRoleBinding gives a ClusterRole to an account, and has no namespace itself', () => {
  const chart = aChart({}, { namespace: 'shop' });
  const binding = new ClusterRoleBinding(chart, 'b', { roleRef: new ClusterRole(chart, 'r'), subjects: [new ServiceAccount(chart, 'a')] });
  expect(made(binding)).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'b' },
    roleRef: { apiGroup, kind: 'ClusterRole', name: 'r' },
    subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'shop' }],
  });
});

test('a ServiceAccount pulls with Secrets: by text, object, existing, or in Kubernetes’ own words', () => {
  const chart = aChart();
  const imagePullSecrets = ['a', new Secret(chart, 'b'), Secret.existing('c'), { name: 'd' }];
  expect(made(new ServiceAccount(chart, 'robot', { imagePullSecrets })).imagePullSecrets).toEqual([
    { name: 'a' },
    { name: 'b' },
    { name: 'c' },
    { name: 'd' },
  ]);
  expect(made(new ServiceAccount(chart, 'none', { imagePullSecrets: [] })).imagePullSecrets).toEqual([]);
  expect(problems(new ServiceAccount(chart, 'bad', { imagePullSecrets: [ConfigMap.existing('x') as never] }))).toEqual([
    'reference-kind imagePullSecrets[0]: Invalid value: "ConfigMap/x": must be a Secret',
  ]);
});

describe('a Certificate', () => {
  const issuedBy = (issuerRef: never): Certificate =>
    new Certificate(aChart(), 'c', { secretName: 'tls', dnsNames: ['a.example'], issuerRef });

  test.each([
    { is: 'an Issuer', ref: new Issuer(aChart(), 'ca', { selfSigned: {} }), kind: 'Issuer' },
    { is: 'a ClusterIssuer', ref: new ClusterIssuer(aChart(), 'ca', { selfSigned: {} }), kind: 'ClusterIssuer' },
    { is: 'one that exists', ref: ClusterIssuer.existing('ca'), kind: 'ClusterIssuer' },
  ])('is signed by $is', ({ ref, kind }) => {
    const certificate = issuedBy(ref as never);
    expect(made(certificate).spec).toEqual({
      secretName: 'tls',
      dnsNames: ['a.example'],
      issuerRef: { group: 'cert-manager.io', kind, name: 'ca' },
    });
    expect(problems(certificate)).toEqual([]);
  });

  test('is signed by whom cert-manager’s own reference names', () => {
    expect(made(issuedBy(frozen({ name: 'x' }) as never)).spec.issuerRef).toEqual({ name: 'x' });
    expect(made(issuedBy(frozen({ group: 'g', kind: 'Own', name: 'x' }) as never)).spec.issuerRef).toEqual({
      group: 'g',
      kind: 'Own',
      name: 'x',
    });
  });

  test('has a problem with an issuer of another kind', () => {
    expect(problems(issuedBy(Secret.existing('ca') as never))).toEqual([
      'reference-kind spec.issuerRef: Invalid value: "Secret/ca": must be an Issuer or a ClusterIssuer',
    ]);
  });
});
