import { heldBetween } from '../../lib/kube/fields';
import { gates } from '../../lib/kube/gates';
import { minors } from '../../lib/kube/minors';
import { check, type CheckOptions } from '../../lib/rules/check';
import type { Manifest } from '../../lib/kube/manifest';
import { gatedFields } from './gated-fields';
import { podOf, volumeOf } from './row-of';

const versions = Array.from({ length: minors[1] - minors[0] + 1 }, (_, i) => minors[0] + i);
const said = (manifest: Manifest, minor: number, options: CheckOptions = {}) =>
  check([manifest], { ...options, target: `1.${minor}` }).filter(({ rule }) => rule === 'enabled-field');
const isKnown = (manifest: Manifest, minor: number): boolean =>
  !check([manifest], { target: `1.${minor}` }).some(({ rule }) => rule === 'known-field');

describe('the table of gates', () => {
  test('has fields that there are, and a manifest for each', () => {
    for (const field of gates.keys()) expect(heldBetween(...(field.split('.') as [string, string]))).toBeDefined();
    expect([...gates.keys()].sort()).toEqual([...new Set(gatedFields.map(({ field }) => field))].sort());
  });

  test('says no gate of a version in which nobody could have met it', () => {
    for (const [field, { since }] of gates) {
      const held = heldBetween(...(field.split('.') as [string, string]))!;
      expect([field, since > (held.since ?? minors[0])]).toEqual([field, true]);
    }
  });
});

describe.each(gatedFields)('$field at $path', ({ field, path, manifest }) => {
  test('is said to be taken away by the versions that know it and have its gate off, and by no other', () => {
    const { since } = gates.get(field)!;
    const known = versions.filter((minor) => isKnown(manifest, minor));
    expect(known.length).toBeGreaterThan(0);
    expect(known.filter((minor) => said(manifest, minor).some((one) => one.path === path))).toEqual(known.filter((minor) => minor < since));
  });
});

describe('what stands behind a gate', () => {
  const lonely = podOf({ hostUsers: false });

  test('is a warning that says the version which has it', () => {
    expect(said(lonely, 30)).toMatchObject([
      {
        severity: 'warning',
        path: 'spec.hostUsers',
        message: 'Forbidden: the server takes it away',
        hint: 'Kubernetes has it by default since 1.33, and the target is 1.30: where the cluster has its feature gate on, suppress this',
      },
    ]);
  });

  test('says what goes with it, and where no version has it by default', () => {
    expect(said(volumeOf({ image: { reference: 'a:1' } }), 34)[0]?.message).toBe(
      'Forbidden: the server takes it away, and with it the volume, and where it is mounted',
    );
    expect(said(volumeOf({ emptyDir: { mode: 0o755 } }), 37)[0]?.hint).toMatch(/^no version that is known here has it by default/);
  });

  test('is nothing where it says what holds without it', () => {
    const containers = [{ name: 'main', image: 'a:1', resizePolicy: [], securityContext: { procMount: 'Default' } }];
    expect(said(podOf({ hostUsers: true, containers }), 28)).toEqual([]);
    expect(said(podOf({ hostUsers: null }), 28)).toEqual([]);
  });

  test('is suppressed by whoever has the gate on', () => {
    const suppressed = [{ rule: 'enabled-field', reason: 'our clusters have UserNamespacesSupport', object: { kind: 'Pod', name: 'web' } }];
    expect(said(lonely, 28, { suppressed })).toEqual([]);
  });
});
