jest.mock('../lib/kube/table', () => forbidden('the field table'));
jest.mock('../lib/rules/catalogue', () => forbidden('the rules'));
jest.mock('yaml', () => forbidden('the YAML package'));

const forbidden = (what: string): never => {
  throw new Error(`${what} was loaded`);
};

const made = () => {
  const { App, Chart, Deployment } = jest.requireActual<typeof import('cdk8s-patterns')>('cdk8s-patterns');
  const app = new App();
  const web = new Deployment(new Chart(app, 'shop'), 'web', { pod: { main: { image: 'web:1', ports: [8080] } } });
  web.service();
  return app;
};

test('who only makes objects loads neither the field table nor the rules nor the YAML package', () => {
  expect(made).not.toThrow();
});

test('a synth loads them: what fails while a manifest is made is a finding, and then the rules are asked', () => {
  expect(() => made().synthYaml()).toThrow('the rules was loaded');
});
