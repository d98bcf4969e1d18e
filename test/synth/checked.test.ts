// An App of cdk8s that is not ours judges everything before it writes, once it is checked.
import { checked, Chart, ConfigMap, Deployment, SynthError } from 'cdk8s-patterns';
import * as cdk8s from 'cdk8s';
import { contents, folder } from './folder';
import { printed } from './printed';

const pasted = (chart: Chart, fields: object): ConfigMap => ConfigMap.from(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', ...fields });
const bad = (chart: Chart): ConfigMap => pasted(chart, { dat: {} });

test('it is the same App, and writes what it would write', () => {
  const [one, two] = [folder(), folder()];
  const app = new cdk8s.App({ outdir: one });
  expect(checked(app)).toBe(app);
  new ConfigMap(new Chart(app, 'shop'), 'a', { data: { A: '1' } });
  const plain = new cdk8s.App({ outdir: two });
  new ConfigMap(new Chart(plain, 'shop'), 'a', { data: { A: '1' } });
  expect(printed(() => app.synth()).text).toBe('');
  plain.synth();
  expect(contents(one)).toEqual(contents(two));
  expect(app.synthYaml()).toBe(plain.synthYaml());
});

test.each<[string, (app: cdk8s.App) => unknown]>([
  ['synth', (app) => app.synth()],
  ['synthYaml', (app) => app.synthYaml()],
  ['chart.toJson', (app) => (app.node.findChild('shop') as Chart).toJson()],
])('%s throws the report, and nothing is written', (_, run) => {
  const app = checked(new cdk8s.App({ outdir: folder() }), { target: '1.33' });
  bad(new Chart(app, 'shop'));
  const { error } = printed(() => run(app));
  expect(error).toBeInstanceOf(SynthError);
  expect(error!.message).toMatch(/dat: unknown field.*\n\n1 error in 1 object, for Kubernetes 1\.33/);
  expect(contents(app.outdir)).toEqual({});
});

test('an App that is not checked writes it', () => {
  const app = new cdk8s.App({ outdir: folder() });
  bad(new Chart(app, 'shop'));
  app.synth();
  expect(Object.values(contents(app.outdir))[0]).toContain('dat: {}');
});

test.each<[string, (app: cdk8s.App) => unknown]>([
  ['synth', (app) => app.synth()],
  ['synthYaml', (app) => app.synthYaml()],
])('%s judges once, however many charts there are', (_, run) => {
  const app = checked(new cdk8s.App({ outdir: folder() }));
  for (const id of ['a', 'b', 'c']) {
    new ConfigMap(new Chart(app, id), `of-${id}`, { data: { A: id } });
  }
  const chart = new Chart(app, 'd');
  new cdk8s.ApiObject(chart, 'theirs', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 't' }, dat: {} } as never);
  const { text, error } = printed(() => run(app));
  expect(error).toBeUndefined();
  expect(text.match(/unknown field/g)).toHaveLength(1);
});

test('problems of props are said once, by the report', () => {
  const app = checked(new cdk8s.App({ outdir: folder() }));
  Deployment.from(new Chart(app, 'shop'), 'web', { apiVersion: 'apps/v1beta1' as never, kind: 'Deployment', metadata: { name: 'web' } });
  const { error } = printed(() => app.synth());
  expect((error as SynthError).findings.filter(({ message }) => message.startsWith('no matches for kind'))).not.toHaveLength(0);
  expect(error!.message).not.toContain('Validation failed');
});

test('what it is told holds for everything in it, and comes too late after the first chart', () => {
  const app = checked(new cdk8s.App(), { security: 'hardened' });
  const web = new Deployment(new Chart(app, 'shop'), 'web', { pod: { main: { image: 'x' } } });
  expect(web.spec.template.spec.securityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
  expect(() => checked(app)).toThrow(/Cannot set context after children/);
});
