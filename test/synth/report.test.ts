// Findings as a person reads them.
import type { Finding } from 'cdk8s-patterns';
import { report } from '../../lib/synth/report';

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'known-volume',
  severity: 'error',
  path: 'spec.a',
  message: 'Not found: "data"',
  object: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db' },
  construct: 'shop/db',
  ...more,
});
const targets = [{ target: '1.28', byDefault: true }];

test('where you wrote it, the server’s sentence, what would be right, and the rule', () => {
  const findings = [finding({ hint: 'the volumes are "logs"' }), finding({ path: '', message: 'Required value', rule: 'other' })];
  expect(report({ findings, targets, outcome: 'dist/ is unchanged' })).toBe(`shop/db  StatefulSet/db
  spec.a: Not found: "data"; the volumes are "logs"   known-volume
  Required value   other

2 errors in 1 object, for Kubernetes 1.28 (the default); dist/ is unchanged`);
});

test('warnings and advice are called so, and counted apart', () => {
  const other = { object: { apiVersion: 'v1', kind: 'Service', name: 'web' }, construct: 'shop/web' };
  const findings = [
    finding(),
    finding({ severity: 'warning', ...other }),
    finding({ severity: 'warning' }),
    finding({ severity: 'advice', ...other }),
  ];
  const text = report({
    findings,
    targets: [
      { target: '1.30', byDefault: false },
      { target: '1.31', byDefault: true },
    ],
  });
  expect(text).toBe(`shop/db  StatefulSet/db
  spec.a: Not found: "data"   known-volume
  warning: spec.a: Not found: "data"   known-volume

shop/web  Service/web
  warning: spec.a: Not found: "data"   known-volume
  advice: spec.a: Not found: "data"   known-volume

1 error in 1 object, 2 warnings in 2 objects, 1 advice in 1 object, for Kubernetes 1.30 and 1.31 (the default)`);
});

test('a finding of no object stands under its construct, and one of no construct under its object', () => {
  const findings = [finding({ object: { apiVersion: '', kind: '', name: '' } }), finding({ construct: undefined as never })];
  expect(
    report({ findings, targets })
      .split('\n')
      .filter((line) => /^\S/.test(line)),
  ).toEqual(['shop/db', 'StatefulSet/db', '2 errors in 2 objects, for Kubernetes 1.28 (the default)']);
});

test('where there is nothing to say it is empty', () => {
  expect(report({ findings: [], targets })).toBe('');
  expect(report({ findings: [], answered: [], targets, outcome: 'x' })).toBe('');
});

test('a warning that many objects earn alike is printed once, with how many there are; errors are printed each', () => {
  const at = (name: string, severity: Finding['severity']): Finding =>
    finding({ severity, construct: `shop/${name}`, object: { apiVersion: 'v1', kind: 'Pod', name } });
  const names = ['a', 'b', 'c', 'd'];
  expect(report({ findings: names.map((name) => at(name, 'warning')), targets })).toBe(`shop/a  Pod/a
  warning: spec.a: Not found: "data"   known-volume
    and 3 more objects alike

4 warnings in 4 objects, for Kubernetes 1.28 (the default)`);
  expect(report({ findings: names.map((name) => at(name, 'error')), targets }).match(/Not found/g)).toHaveLength(4);
});
