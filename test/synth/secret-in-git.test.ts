// Our App writes no Secret that has data, unless somebody says why it may stand in git.
import { App as Cdk8sApp } from 'cdk8s';
import { ApiObject, App, Chart, check, checked, overrule, Secret, SynthError, Testing } from 'cdk8s-patterns';
import { printed } from './printed';

const shop = (app: Cdk8sApp = new App()): Chart => new Chart(app, 'shop');
/** The lines that the report has about it. */
const said = (chart: Chart): string[] => {
  const { error } = printed(() => chart.toJson());
  if (error === undefined) return [];
  expect(error).toBeInstanceOf(SynthError);
  return error.message.split('\n').filter((line) => line.includes('secret-in-git') || line.includes('Secret/'));
};

test.each([
  ['text', { stringData: { password: 'p', user: 'u' } }],
  ['base64', { data: { password: 'cA==', user: 'dQ==' } }],
])('a Secret with %s is refused, by its construct, its field, and what would mend it', (_, props) => {
  const chart = shop();
  new Secret(chart, 'login', props);
  expect(said(chart)).toEqual([
    'shop/login  Secret/login',
    '  data: Forbidden: "password", "user" would be readable in the output, and so in git; have it made elsewhere and refer to Secret.existing("login"), or say why it may stand there: allowInGit: \'<reason>\'   secret-in-git',
  ]);
});

test('no value is in the message', () => {
  const chart = shop();
  new Secret(chart, 'login', { stringData: { password: 'hunter2' } });
  const { error } = printed(() => chart.toJson());
  expect(error!.message).not.toContain('hunter2');
  expect(error!.message).not.toContain(Buffer.from('hunter2').toString('base64'));
});

test('with a reason it is written, and nothing of the reason', () => {
  const chart = shop();
  new Secret(chart, 'login', { stringData: { password: 'p' }, allowInGit: 'for a cluster on my desk' });
  expect(said(chart)).toEqual([]);
  expect(JSON.stringify(chart.toJson())).not.toContain('desk');
});

test.each(['', '  '])('an empty reason is none', (allowInGit) => {
  const chart = shop();
  new Secret(chart, 'login', { stringData: { password: 'p' }, allowInGit });
  expect(said(chart)[1]).toContain('allowInGit is empty: the reason is what the next reader gets');
});

test('a Secret without data is written: Kubernetes fills it', () => {
  const chart = shop();
  const token = {
    type: 'kubernetes.io/service-account-token',
    metadata: { annotations: { 'kubernetes.io/service-account.name': 'default' } },
  };
  new Secret(chart, 'token', token);
  new Secret(chart, 'empty', { data: {} });
  expect(said(chart)).toEqual([]);
});

test('Secrets of other kinds of construct are refused too, and overruled where somebody answers for them', () => {
  const manifest = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'theirs' }, stringData: { password: 'p' } };
  const chart = shop();
  const theirs = new ApiObject(chart, 'theirs', manifest);
  const pasted = Secret.from(chart, 'pasted', { ...manifest, metadata: { name: 'pasted' } });
  expect(said(chart).map((line) => line.split(':')[0])).toEqual([
    'shop/theirs  Secret/theirs',
    '  stringData',
    'shop/pasted  Secret/pasted',
    '  data',
  ]);
  const { error: refused } = printed(() => chart.toJson());
  expect(refused!.message).toContain(
    "Secret.existing(\"theirs\"), or say why it may stand there: overrule(secret, 'secret-in-git', '<reason>')",
  );
  expect(refused!.message).not.toContain('allowInGit');
  overrule(theirs, 'secret-in-git', 'the chart makes it up itself');
  overrule(pasted, 'secret-in-git', 'sealed already');
  const { error, text } = printed(() => chart.toJson());
  expect(error).toBeUndefined();
  expect(text).toContain('overruled: secret-in-git at shop/theirs  Secret/theirs: the chart makes it up itself');
});

test('an operator that is called Secret too is none of Kubernetes', () => {
  const chart = shop();
  new ApiObject(chart, 'other', { apiVersion: 'acme.example/v1', kind: 'Secret', metadata: { name: 'x' }, data: { a: 'b' } } as never);
  expect(said(chart)).toEqual([]);
});

test('it is a policy of our App and of `checked`, not of cdk8s, and no finding of `check`', () => {
  const app = new Cdk8sApp();
  checked(app);
  const judged = shop(app);
  new Secret(judged, 'login', { stringData: { password: 'p' } });
  expect(said(judged)).toHaveLength(2);
  const plain = Testing.chart();
  new Secret(plain, 'login', { stringData: { password: 'p' } });
  const manifests = Testing.synth(plain);
  expect(check(manifests)).toEqual([]);
});
