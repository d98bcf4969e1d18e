// An answer is about a rule that exists: one that does not is said where it was given, with the name that was meant.
import { App, Chart, ConfigMap, Deployment, overrule, suppress, WebService } from 'cdk8s-patterns';
import type { IConstruct } from 'constructs';
import { ruleFacts } from '../../lib/rules/catalogue';
import { beyondCheck, knownRules } from '../../lib/synth/known-rules';
import { printed } from './printed';
import { problemNames } from './problem-names';
import { quietlyGathered } from './quietly-gathered';

/** What is said of answers in a tree of an App, a chart and a ConfigMap. */
function said(answer: (tree: { app: App; chart: Chart; config: ConfigMap }) => void): string[] {
  const app = new App();
  const chart = new Chart(app, 'shop');
  answer({ app, chart, config: new ConfigMap(chart, 'config', { data: { a: 'b' } }) });
  return quietlyGathered(app).findings.map(
    ({ severity, construct, object, path, message, hint, rule }) =>
      `${severity} ${construct} ${object.kind} ${path}: ${message}; ${hint} ${rule}`,
  );
}

test.each<[string, (tree: { app: App; chart: Chart; config: ConfigMap }) => IConstruct, string]>([
  ['an App', ({ app }) => app, 'warning   '],
  ['a chart', ({ chart }) => chart, 'warning shop  '],
  ['an object', ({ config }) => config, 'warning shop/config ConfigMap '],
])('a name that nobody has is said where it was given, at %s', (_, place, start) => {
  expect(said((tree) => suppress(place(tree), 'known-referense', 'elsewhere'))).toEqual([
    `${start}suppress: Not found: "known-referense"; did you mean "known-reference"? known-rule`,
  ]);
  expect(said((tree) => overrule(place(tree), 'feild-type', 'a new field'))).toEqual([
    `${start}overrule: Not found: "feild-type"; did you mean "field-type"? known-rule`,
  ]);
});

test.each([
  ['readiness', 'did you mean "readiness-probe"?'],
  ['tlsSource', 'did you mean "tls-source"?'],
  ['credentials-of-ambassador', /^did you mean .*"ambassador-credentials"/],
  ['qqqqqqqqq', 'the name of its rule stands at the end of the line that says a finding'],
])('of %s it is said what was meant', (rule, hint) => {
  const app = new App();
  suppress(new Chart(app, 'shop'), rule, 'so be it');
  const [finding] = quietlyGathered(app).findings;
  expect(finding!.hint).toMatch(hint);
});

test('the tree is written all the same, and the report names the construct', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  new ConfigMap(chart, 'config', { data: { a: 'b' } });
  suppress(chart, 'known-referense', 'elsewhere');
  const { text, value } = printed(() => app.synthYaml());
  expect(value).toContain('kind: ConfigMap');
  expect(text).toContain('shop\n  warning: suppress: Not found: "known-referense"; did you mean "known-reference"?   known-rule\n');
});

test('a name that is known is no finding, whether or not its rule speaks here', () => {
  for (const rule of knownRules()) {
    expect(said(({ chart }) => suppress(chart, rule, 'so be it'))).toEqual([]);
    expect(said(({ chart }) => overrule(chart, rule, 'so be it'))).toEqual([]);
  }
});

test('a name that somebody else says is known: by what is said in the tree, or by its slash', () => {
  class Acme extends WebService {
    team(rule: string): void {
      this.problem({ rule, path: 'team', message: 'Required value', severity: 'warning' });
    }
  }
  const answered = (rule: string, says: boolean): string[] => {
    const app = new App();
    const web = new Acme(new Chart(app, 'shop'), 'web', { pod: { main: { image: 'web:1', ports: [8080] } } });
    if (says) web.team(rule);
    suppress(web, rule, 'later');
    return quietlyGathered(app).findings.flatMap((one) => (one.rule === 'known-rule' ? [one.message] : []));
  };
  expect(answered('acme-team', true)).toEqual([]);
  expect(answered('acme/team', true)).toEqual([]);
  expect(answered('acme/team', false)).toEqual([]);
  expect(answered('acme-team', false)).toEqual(['Not found: "acme-team"']);
});

test('a tree without answers does not ask which rules there are', () => {
  const app = new App();
  new Deployment(new Chart(app, 'shop'), 'web', { pod: { main: { image: 'web:1' } } });
  expect(quietlyGathered(app).findings).toEqual([]);
  jest.isolateModules(() => {
    jest.doMock('../../lib/synth/known-rules', () => {
      throw new Error('asked');
    });
    const { unknownRules } = require('../../lib/synth/unknown-rules') as typeof import('../../lib/synth/unknown-rules');
    expect(unknownRules(app.node.findAll(), [], () => ({ apiVersion: '', kind: '', name: '' }))).toEqual([]);
    suppress(app, 'x', 'y');
    expect(() => unknownRules(app.node.findAll(), [], () => ({ apiVersion: '', kind: '', name: '' }))).toThrow('asked');
  });
});

describe('the names beyond the check', () => {
  const { names, unread } = problemNames('pod', 'objects', 'patterns', 'engines', 'companions', 'synth');

  test('are those that the code says, read from all its files', () => {
    expect(unread).toEqual(['synth/gather.ts: NOT_MADE']); // `manifest`
    expect(names.size).toBeGreaterThan(40);
    expect([...names].filter(([name]) => !knownRules().has(name))).toEqual([]);
    expect(beyondCheck.filter((name) => name !== 'manifest' && !names.has(name))).toEqual([]);
  });

  test('are listed once, in order, and are no rules of the check', () => {
    expect(beyondCheck).toEqual([...new Set(beyondCheck)].sort());
    expect(ruleFacts.filter(({ id }) => (beyondCheck as readonly string[]).includes(id))).toEqual([]);
  });
});
