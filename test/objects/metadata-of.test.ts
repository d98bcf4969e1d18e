import { ApiObject, Lazy, Testing } from 'cdk8s';
import { plainMetadata } from '../../lib/objects/metadata-of';

const definition = (metadata: object) =>
  new ApiObject(Testing.chart(), 'object', { apiVersion: 'v1', kind: 'ConfigMap', metadata }).metadata;

test.each([
  ['a name', { name: 'web' }],
  ['a name that the chart makes', {}],
  ['a namespace', { name: 'web', namespace: 'shop' }],
  ['labels and annotations', { name: 'web', labels: { b: '2', a: '1' }, annotations: { note: '' } }],
  ['empty labels', { name: 'web', labels: {}, annotations: {} }],
  ['no owners', { name: 'web', ownerReferences: [], finalizers: [] }],
])('metadata with %s is what cdk8s makes of it', (_, metadata) => {
  const made = definition(metadata);
  expect(JSON.parse(JSON.stringify(plainMetadata(made)))).toEqual(made.toJson());
});

test('labels and annotations that were added later are in it', () => {
  const made = definition({ name: 'web' });
  made.addLabel('app', 'web');
  made.addAnnotation('note', 'new');
  expect(plainMetadata(made)).toMatchObject(made.toJson());
});

test.each([
  ['a label that is a Lazy', { labels: { app: Lazy.any({ produce: () => 'web' }) } }],
  ['a label that is a number', { labels: { app: 1 } }],
  ['a finalizer', { finalizers: ['example.com/finalizer'] }],
  ['a field of its own', { generateName: 'web-' }],
  ['null', { creationTimestamp: null }],
])('metadata with %s is left to cdk8s', (_, metadata) => {
  expect(plainMetadata(definition(metadata))).toBeUndefined();
});

test('metadata to which something was added is left to cdk8s', () => {
  const made = definition({ name: 'web' });
  made.add('generateName', 'web-');
  expect(plainMetadata(made)).toBeUndefined();
});
