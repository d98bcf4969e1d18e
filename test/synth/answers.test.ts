// Findings that somebody has answered: suppressed warnings, overruled errors, each with its reason.
import { ApiObject, App, Chart, ConfigMap, overrule, suppress, SynthError } from 'cdk8s-patterns';
import { Construct, type IConstruct } from 'constructs';
import { printed } from './printed';

/** An App with one warning (theirs) and one error (ours) of the same rule, in a group. */
function app(
  answer: (tree: { app: App; chart: Chart; group: Construct; theirs: IConstruct; ours: IConstruct }) => void,
  withError = true,
): { value?: string; text: string; error?: Error } {
  const made = new App();
  const chart = new Chart(made, 'shop');
  const group = new Construct(chart, 'group');
  const theirs = new ApiObject(group, 'theirs', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'theirs' }, dat: {} } as never);
  const ours = withError
    ? ConfigMap.from(group, 'ours', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'ours' }, dat: {} } as object)
    : group;
  answer({ app: made, chart, group, theirs, ours });
  return printed(() => made.synthYaml());
}

test('a warning that is suppressed is no finding, but its reason is printed', () => {
  const { text, error, value } = app(({ theirs }) => suppress(theirs, 'known-field', 'their chart, not ours'), false);
  expect(error).toBeUndefined();
  expect(value).toContain('dat: {}');
  expect(text).toBe(`suppressed: known-field at shop/group/theirs  ConfigMap/theirs: their chart, not ours

nothing else found, for Kubernetes 1.28 (the default)
`);
});

test.each<[string, (tree: { app: App; chart: Chart; group: Construct }) => Construct]>([
  ['its group', ({ group }) => group],
  ['its chart', ({ chart }) => chart],
  ['the App', ({ app }) => app],
])('an answer of %s holds for everything below', (_, place) => {
  const { text, error } = app((tree) => {
    suppress(place(tree), 'known-field', 'theirs');
    overrule(place(tree), 'known-field', 'ours');
  });
  expect(error).toBeUndefined();
  expect(text.split('\n').slice(0, 2)).toEqual([
    'suppressed: known-field at shop/group/theirs  ConfigMap/theirs: theirs',
    'overruled: known-field at shop/group/ours  ConfigMap/ours: ours',
  ]);
});

test('the nearest answer is the one that is printed', () => {
  const { text } = app(({ app: root, theirs }) => {
    suppress(root, 'known-field', 'far');
    suppress(theirs, 'known-field', 'near');
  }, false);
  expect(text).toContain(': near\n');
  expect(text).not.toContain('far');
});

test('an error cannot be suppressed', () => {
  const { error } = app(({ app: root }) => suppress(root, 'known-field', 'I do not care'));
  expect(error).toBeInstanceOf(SynthError);
  expect(error!.message).toContain('1 error in 1 object');
  expect(error!.message).toContain('suppressed: known-field at shop/group/theirs');
});

test('to overrule an error says nothing about warnings', () => {
  const { error, text } = app(({ app: root }) => overrule(root, 'known-field', 'it is a new field'));
  expect(error).toBeUndefined();
  expect(text).toContain('1 warning in 1 object');
});

test('an answer is for its rule and its place alone', () => {
  const { error } = app(({ app: root, theirs }) => {
    overrule(root, 'field-type', 'another rule');
    overrule(theirs, 'known-field', 'another place');
  });
  expect(error).toBeInstanceOf(SynthError);
});

test('a problem of props is overruled like any other error', () => {
  const made = new App();
  const object = ConfigMap.from(new Chart(made, 'shop'), 'a', { apiVersion: 'v1', kind: 'ConfigMp' } as object);
  expect(printed(() => made.synthYaml()).error).toBeInstanceOf(SynthError);
  overrule(object, 'served-version', 'we know');
  expect(printed(() => made.synthYaml()).error).toBeUndefined();
});

test.each([suppress, overrule])('an answer without a reason is refused', (answer) => {
  const chart = new Chart(new App(), 'shop');
  for (const reason of ['', '  \n'])
    expect(() => answer(chart, 'known-field', reason)).toThrow('known-field at shop: say why; the reason is what the next reader gets');
});
