// Every row of every rule, before real API servers: they refuse what is called an error, and accept everything else.
import { type KindName, kinds } from '../../lib/kube/kinds';
import type { Manifest } from '../../lib/kube/manifest';
import { isList, opened } from '../../lib/kube/opened';
import { ruleFacts } from '../../lib/rules/catalogue';
import { check } from '../../lib/rules/check';
import { listRows } from '../rules/list-rows';
import { type Row, rows } from '../rules/rows';
import { type ApiServer, collection, startApiServer, versions } from './api-server';
import { kubectl } from './kubectl';

const severity = new Map(ruleFacts.map((rule) => [rule.id, rule.severity]));
const pluralOf = (kind: string): string =>
  ({ Ingress: 'ingresses', StorageClass: 'storageclasses', RuntimeClass: 'runtimeclasses', NetworkPolicy: 'networkpolicies' })[kind] ??
  `${kind.toLowerCase()}s`;

describe.each(versions)('a server of %s', (version) => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer(version, '--crds');
    for (const name of ['shop', 'a', 'b'])
      await server.request('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }, 900_000);
  afterAll(() => server?.stop());

  const verdict = async (manifest: Manifest | null): Promise<string | undefined> => {
    if (typeof manifest?.kind !== 'string' || !manifest.kind || !manifest.apiVersion) return 'no object';
    const namespace =
      !(manifest.kind in kinds) || kinds[manifest.kind as KindName].namespaced ? (manifest.metadata?.namespace ?? 'default') : undefined;
    const path = `${collection(manifest.apiVersion, pluralOf(manifest.kind), namespace)}?dryRun=All&fieldValidation=Strict`;
    const { status, body } = await server.request('POST', path, manifest);
    return status === 201 ? undefined : `${status} ${typeof body === 'string' ? body : body.message}`;
  };

  /** Where a row has a namespace and what is in it: with the namespace made in earnest and elsewhere, since its labels admit the others. */
  async function inNamespaces(manifests: readonly Manifest[]): Promise<readonly Manifest[]> {
    const own = manifests.find(
      (one) => one?.kind === 'Namespace' && manifests.some(({ metadata }) => metadata?.namespace === one.metadata?.name),
    );
    if (!own) return manifests;
    const name = `row-${(made += 1)}`;
    const namespace = { ...own, metadata: { ...own.metadata, name } };
    const { status } = await server.request('POST', '/api/v1/namespaces', namespace);
    if (status !== 201) throw new Error(`${JSON.stringify(own)}: ${status}`);
    const isInside = ({ metadata }: Manifest): boolean => metadata?.namespace === own.metadata?.name;
    return manifests
      .filter((one) => one !== own)
      .map((one) => (isInside(one) ? { ...one, metadata: { ...one.metadata, namespace: name } } : one));
  }
  let made = 0;

  const every = Object.entries(rows)
    .filter(([rule]) => !Object.hasOwn(listRows, rule))
    .flatMap(([rule, { accepted, rejected }]) => [...accepted, ...rejected].map((row) => ({ rule, row })));
  /** What this library says of the row, for the server's version: the words of the rows are those for 1.28. */
  const isError = (rule: string, row: Row): boolean =>
    severity.get(rule) === 'error' &&
    !row.serverAccepts &&
    rule !== 'unique-object' &&
    check(row.manifests, { target: server.version }).some((finding) => finding.rule === rule);

  test('opens lists as kubectl does, and refuses those that it refuses', async () => {
    const disagreements: string[] = [];
    let refused = 0;
    for (const { manifests } of Object.values(listRows).flatMap(({ accepted, rejected }) => [...accepted, ...rejected])) {
      const { ok, stdout, stderr } = await kubectl(
        server,
        ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-o', 'name', '-f', '-'],
        manifests.map((one) => JSON.stringify(one)).join('\n'),
      );
      const errors = check(manifests, { target: server.version }).filter(({ severity: its }) => its === 'error');
      if (ok !== (errors.length === 0))
        disagreements.push(`${JSON.stringify(manifests)}: ${ok ? 'accepted' : stderr}: ${JSON.stringify(errors)}`);
      if (ok) expect(stdout.trim().split('\n').map(nameOf)).toEqual(namesIn(manifests));
      else refused += 1;
    }
    expect(disagreements).toEqual([]);
    expect(refused).toBeGreaterThan(15);
  }, 300_000);
  const nameOf = (resource: string): string => resource.split('/').at(-1)!;
  const namesIn = (manifests: readonly Manifest[]): unknown[] =>
    opened(manifests).flatMap(({ manifest }) => (isList(manifest) ? [] : [manifest.metadata?.name]));

  test('agrees with every row', async () => {
    const disagreements: string[] = [];
    let asked = 0;
    let errors = 0;
    for (const { rule, row } of every) {
      const refused = isError(rule, row);
      const known = (await inNamespaces(row.manifests)).filter((manifest) => !manifest?.apiVersion?.startsWith('example.com'));
      const said = await Promise.all(known.map(verdict));
      asked += said.length;
      if (refused) errors += 1;
      const isRefused = said.some((reason) => reason !== undefined);
      // a warning of one version may be an error of a later one, which another rule then says
      const otherwise =
        isRefused && !refused && check(row.manifests, { target: server.version }).some(({ severity: its }) => its === 'error');
      if (isRefused !== refused && !otherwise)
        disagreements.push(
          `${rule}: ${isRefused ? `refused: ${said.filter(Boolean).join('; ')}` : 'accepted'}: ${JSON.stringify(row.manifests)}`,
        );
    }
    expect(disagreements).toEqual([]);
    expect(asked).toBeGreaterThan(every.length - 2);
    expect(errors).toBeGreaterThan(20);
  }, 60_000);
});
