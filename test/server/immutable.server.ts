// Every row of changes, before real API servers: they refuse what is said to be refused, in those words, and take everything else.
import { type KindName, kinds } from '../../lib/kube/kinds';
import { immutableFields } from '../../lib/synth/immutable-fields';
import { refusedChanges } from '../../lib/synth/refused-changes';
import { changeRows } from '../synth/immutable-rows';
import { type Answer, type ApiServer, collection, startApiServer, versions } from './api-server';
import { minorOf } from './apps-for-cluster';

describe.each(versions)('a server of %s', (version) => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer(version, '--crds');
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } };
    await server.request('POST', collection('v1', 'serviceaccounts', 'default'), account);
    const growing = {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'grows' },
      provisioner: 'acme.example/a',
      allowVolumeExpansion: true,
    };
    await server.request('POST', collection('storage.k8s.io/v1', 'storageclasses'), growing);
  }, 900_000);
  afterAll(() => server?.stop());

  test('refuses what is said, and nothing else', async () => {
    const minor = Number(minorOf(server.version).split('.')[1]);
    const newest = server.version.startsWith('1.37');
    const wrong: string[] = [];
    let refusals = 0;
    for (const [i, { what, before, after }] of changeRows.entries()) {
      const kind = kinds[before.kind as KindName];
      const path = `${collection(before.apiVersion, pluralOf(before.kind), kind.namespaced ? 'default' : undefined)}/row-${i}`;
      const apply = (manifest: object): Promise<Answer> => {
        const named = { ...manifest, metadata: { ...(manifest as { metadata?: object }).metadata, name: `row-${i}` } };
        return server.request('PATCH', `${path}?fieldManager=test&force=true`, named, 'application/apply-patch+yaml');
      };
      const made = await apply(before);
      if (made.status >= 300) throw new Error(`${what}: ${made.body.message}`);
      // as claims are that somebody uses
      if (before.kind === 'PersistentVolumeClaim') {
        const status = { phase: 'Bound', capacity: made.body.spec.resources.requests };
        await server.request('PATCH', `${path}/status`, { status }, 'application/merge-patch+json');
      }
      const { status, body } = await apply(after);
      await server.request('DELETE', `${path}?gracePeriodSeconds=0`);
      if (status === 500 && /not declared in schema/.test(body.message)) continue; // a field of later versions
      const said = refusedChanges(before, after, minor);
      refusals += status >= 300 ? 1 : 0;
      if (said.length > 0 !== status >= 300) wrong.push(`${what}: ${status} ${body.message ?? 'taken'}`);
      // older ones say some of it otherwise
      const words = said.map(({ message }) => message.replace(/^Invalid value: .*?: (?=[^"]*$)/, ''));
      if (newest && status >= 300 && !words.every((one) => body.message.includes(one)))
        wrong.push(`${what}: ${words.join()}: ${body.message}`);
    }
    expect(wrong).toEqual([]);
    expect(refusals).toBeGreaterThan(Object.values(immutableFields).flat().length);
  }, 300_000);
});

const pluralOf = (kind: string): string => (kind.endsWith('s') ? `${kind.toLowerCase()}es` : `${kind.toLowerCase()}s`);
