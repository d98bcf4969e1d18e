// Versions of Kubernetes as this library speaks of them.
import { DEFAULT_TARGET, knownVersions, minorOf } from '../../lib/kube/version';

test('the default is the oldest that is known', () => {
  expect(DEFAULT_TARGET).toBe('1.28');
  expect(minorOf(DEFAULT_TARGET)).toBe(28);
  expect(minorOf('1.27')).toBeUndefined();
  expect(knownVersions).toBe('1.28 to 1.37');
});

test.each([
  ['1.30', 30],
  ['v1.30', 30],
  ['1.37.2', 37],
  ['1.38', undefined],
  ['2.30', undefined],
  ['1.30-rc.1', undefined],
  ['1.030', 30],
  ['', undefined],
  ['thirty', undefined],
])('%s is %s', (version, minor) => {
  expect(minorOf(version)).toBe(minor);
});
