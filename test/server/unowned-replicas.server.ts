// The number of Pods that an apply leaves out is 1 again, unless it was handed over: by the steps that a synth names.
import { startApiServer, type ApiServer, collection, versions } from './api-server';
import { kubectl } from './kubectl';

const names = (name: string): object => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'default' } });
const web = (name: string, replicas?: number): string => {
  const template = { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'main', image: 'web:1' }] } };
  return JSON.stringify({ ...names(name), spec: { replicas, selector: { matchLabels: { app: name } }, template } });
};

describe.each(versions)('on a server of %s', (version) => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer(version);
  }, 900_000);
  afterAll(() => server?.stop());

  test.each([
    ['kubectl apply', ['apply', '-f', '-']],
    ['server-side apply', ['apply', '--server-side', '-f', '-']],
  ])(
    '%s sets 1, and leaves what was handed over',
    async (how, args) => {
      const run = async (given: readonly string[], stdin?: string): Promise<void> => {
        expect(await kubectl(server, given, stdin)).toMatchObject({ ok: true });
      };
      const replicas = async (name: string): Promise<number> =>
        (await server.request('GET', `${collection('apps/v1', 'deployments', 'default')}/${name}`)).body.spec.replicas;
      const [plain, handed] = ['plain', 'handed'].map((one) => `${one}-${args.length}`) as [string, string];
      for (const name of [plain, handed]) await run(args, web(name, 5));
      if (how === 'kubectl apply') {
        // what an editor would do
        process.env.KUBE_EDITOR = `sed -i '/replicas/d'`;
        await run(['apply', 'edit-last-applied', `deployment/${handed}`, '-n', 'default']);
      } else {
        const alone = JSON.stringify({ ...names(handed), spec: { replicas: 5 } });
        await run(['apply', '--server-side', '--field-manager=handover', '--validate=false', '-f', '-'], alone);
      }
      for (const name of [plain, handed]) await run(args, web(name));
      expect([await replicas(plain), await replicas(handed)]).toEqual([1, 5]);
    },
    60_000,
  );
});
