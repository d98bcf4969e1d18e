// One App is one cluster unless told otherwise: an object exists once in each.
import { App, Chart, ConfigMap, configure, type Settings, SynthError } from 'cdk8s-patterns';
import { printed } from './printed';

interface Object {
  readonly chart: string;
  readonly data?: string;
  readonly namespace?: string;
}

/** ConfigMap/same in each of these charts. */
function synth(objects: readonly Object[], settings: { [chart: string]: Settings } = {}): { error?: Error; text: string; value?: string } {
  const app = new App();
  objects.forEach(({ chart: id, data = 'x', namespace }, i) => {
    let chart = app.node.tryFindChild(id) as Chart | undefined;
    if (!chart) {
      chart = new Chart(app, id);
      if (settings[id]) configure(chart, settings[id]);
    }
    new ConfigMap(chart, `id${i}`, { metadata: { name: 'same', ...(namespace && { namespace }) }, data: { data } });
  });
  return printed(() => app.synthYaml());
}

const rules = (error: Error | undefined): string[] =>
  (error as SynthError).findings.map(({ rule, severity, construct }) => `${severity} ${rule} ${construct}`);

test('twice in one chart is an error, alike or not, with both places', () => {
  for (const data of ['x', 'y']) {
    const { error } = synth([{ chart: 'a' }, { chart: 'a', data }]);
    expect(rules(error)).toEqual(['error unique-object a/id1']);
    expect(error!.message).toContain('metadata.name: Duplicate value: "same"; a/id0 makes the same object');
  }
});

test('in two charts of one cluster it is an error if they differ', () => {
  const { error } = synth([{ chart: 'a' }, { chart: 'b', data: 'y' }]);
  expect(rules(error)).toEqual(['error unique-object b/id1']);
  expect(error!.message).toContain('a/id0 makes the same object');
});

test('in two charts of one cluster it is a warning if they are equal', () => {
  const { error, text } = synth([{ chart: 'a' }, { chart: 'b' }]);
  expect(error).toBeUndefined();
  expect(text).toContain('b/id1  ConfigMap/same\n  warning: metadata.name: Duplicate value: "same"; a/id0 makes the same object');
  expect(text).toContain('object-made-once');
});

test('in two clusters it is two objects', () => {
  const both = [{ chart: 'a' }, { chart: 'b', data: 'y' }];
  expect(synth(both, { a: { cluster: 'test' }, b: { cluster: 'prod' } })).toMatchObject({
    text: '',
    value: expect.stringMatching(/data: x[^]*data: "y"/),
  });
  expect(synth(both, { a: { cluster: 'test' } }).text).toBe('');
  expect(rules(synth(both, { a: { cluster: 'test' }, b: { cluster: 'test' } }).error)).toEqual(['error unique-object b/id1']);
});

test('in two namespaces it is two objects', () => {
  expect(
    synth([
      { chart: 'a', namespace: 'one' },
      { chart: 'a', namespace: 'two', data: 'y' },
    ]).text,
  ).toBe('');
});

test('each cluster is judged for its own version, and the report names them', () => {
  const app = new App();
  for (const [id, target] of [
    ['old', '1.29'],
    ['new', '1.33'],
    ['any', undefined],
  ] as const) {
    const chart = new Chart(app, id);
    configure(chart, { cluster: id, target });
    ConfigMap.from(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, dat: {} } as object);
  }
  const { error } = printed(() => app.synthYaml());
  expect(rules(error)).toEqual(['error known-field old/a', 'error known-field new/a', 'error known-field any/a']);
  expect(error!.message).toMatch(/3 errors in 3 objects, for Kubernetes 1\.29 and 1\.33 and 1\.28 \(the default\)$/);
});
