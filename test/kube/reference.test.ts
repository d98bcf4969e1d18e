// What counts as a reference, and what merely has a name.
import { existing, isExisting, isRef } from '../../lib/kube/reference';

test('what exists says its kind, its version, and what is known of it', () => {
  expect(existing('Service', 'web')).toEqual({ apiVersion: 'v1', kind: 'Service', name: 'web', existing: true });
  expect(existing('HTTPRoute', 'r', { namespace: 'n', keys: ['k'], ports: { http: 80 } })).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    name: 'r',
    namespace: 'n',
    keys: ['k'],
    ports: { http: 80 },
    existing: true,
  });
});

test.each<[unknown, boolean, boolean]>([
  [existing('Secret', 's'), true, true],
  [{ apiVersion: 'v1', kind: 'Secret', name: 's' }, true, false],
  [{ apiVersion: 'v1', kind: 'Secret', name: 's', existing: false }, true, false],
  [{ name: 's' }, false, false],
  [{ kind: 'Secret', name: 's' }, false, false],
  [{ name: 's', existing: true }, false, false],
  [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } }, false, false],
  ['s', false, false],
  [null, false, false],
  [undefined, false, false],
])('%j: a reference %s, existing %s', (value, ref, exists) => {
  expect([isRef(value), isExisting(value)]).toEqual([ref, exists]);
});
