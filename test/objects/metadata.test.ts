// Metadata of our objects: what cdk8s makes of it, whichever way it came to be.
import { App, ApiObject, Chart, ConfigMap, Lazy } from 'cdk8s-patterns';
import type { ApiObjectMetadata, ApiObjectMetadataDefinition } from 'cdk8s';
import { made } from './made';

/** The same metadata on an object of ours and on one of cdk8s. */
function both(
  given: ApiObjectMetadata,
  change: (metadata: ApiObjectMetadataDefinition) => void = () => {},
): [ours: unknown, theirs: unknown] {
  const chart = new Chart(new App(), 'shop', { namespace: 'live', labels: { team: 'a' } });
  const ours = new ConfigMap(chart, 'a', { metadata: given as never });
  const theirs = new ApiObject(chart, 'b', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', ...given } });
  change(ours.metadata);
  change(theirs.metadata);
  return [made(ours).metadata, theirs.toJson().metadata];
}

test.each<[string, ApiObjectMetadata]>([
  ['nothing', {}],
  ['labels and annotations', { labels: { b: '1', a: '' }, annotations: { z: '1', a: 'x' } }],
  ['a label of its chart’s name', { labels: { team: 'own' } }],
  ['empty labels and annotations', { labels: {}, annotations: {} }],
  ['a namespace', { namespace: 'there' }],
  ['finalizers', { finalizers: ['x/y'] }],
  ['an owner', { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u' }] }],
  ['a late label', { labels: { late: Lazy.any({ produce: () => 'x' }) as never } }],
  ['a late name of a namespace', { namespace: Lazy.any({ produce: () => 'x' }) as never }],
  ['fields that nobody knows', { someday: { deep: [1] } } as never],
  ['a label that is undefined', { labels: { a: undefined as never, b: '1' } }],
])('%s: it is as cdk8s makes it', (_, given) => {
  const [ours, theirs] = both(given);
  expect(ours).toEqual(theirs);
});

test.each<[string, (metadata: ApiObjectMetadataDefinition) => void]>([
  ['a label', (metadata) => metadata.addLabel('late', '1')],
  ['an annotation', (metadata) => metadata.addAnnotation('late', '1')],
  ['a finalizer', (metadata) => metadata.addFinalizers('x/y')],
  ['an owner', (metadata) => metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u' })],
  ['any field', (metadata) => metadata.add('generateName', 'x-')],
])('%s that was added late is in the manifest', (_, change) => {
  const [ours, theirs] = both({}, change);
  expect(ours).toEqual(theirs);
  expect(ours).not.toEqual(both({})[0]);
});

test('unsorted keys are unsorted here too', () => {
  const before = process.env.CDK8S_DISABLE_SORT;
  process.env.CDK8S_DISABLE_SORT = '1';
  try {
    const [ours, theirs] = both({ labels: { b: '1', a: '2' } });
    expect(ours).toEqual(theirs);
  } finally {
    if (before === undefined) delete process.env.CDK8S_DISABLE_SORT;
    else process.env.CDK8S_DISABLE_SORT = before;
  }
});

test('metadata that was given is not changed by what is added', () => {
  const labels = Object.freeze({ a: '1' });
  const object = new ConfigMap(new Chart(new App(), 'shop'), 'a', { metadata: { labels } });
  object.metadata.addLabel('b', '2');
  expect(made(object).metadata.labels).toEqual({ a: '1', b: '2' });
  expect(labels).toEqual({ a: '1' });
});
