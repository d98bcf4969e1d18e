// What servers take away of a manifest because its feature gate is off: exactly what we say of it.
import { type KindName, kinds } from '../../lib/kube/kinds';
import { isPlainObject, type Manifest } from '../../lib/kube/manifest';
import { check } from '../../lib/rules/check';
import { gatedFields } from '../rules/gated-fields';
import { type ApiServer, collection, startApiServer, versions } from './api-server';

describe.each(versions)('a server of %s', (version) => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer(version);
  }, 900_000);
  afterAll(() => server?.stop());

  /** What is stored of a manifest that is made in earnest; undefined where the server does not know a field of it. */
  async function stored(manifest: Manifest): Promise<unknown> {
    const { apiVersion, kind, metadata } = manifest;
    const all = collection(apiVersion, `${kind.toLowerCase()}s`, kinds[kind as KindName].namespaced ? 'default' : undefined);
    const { status, body } = await server.request('POST', `${all}?fieldValidation=Strict`, manifest);
    if (status === 400 && /unknown field/.test(body.message)) return undefined;
    if (status !== 201) throw new Error(`${status} ${body.message}: ${JSON.stringify(manifest)}`);
    return (await server.request('GET', `${all}/${metadata!.name}`)).body;
  }

  test('takes away what is said to be taken away, and nothing else', async () => {
    const differ: string[] = [];
    const count = { lost: 0, kept: 0, unknown: 0 };
    for (const [i, { path, manifest: row }] of gatedFields.entries()) {
      const manifest = { ...row, metadata: { ...row.metadata, name: `row-${i}` } };
      const findings = check([manifest], { target: server.version });
      const is = await stored(manifest);
      const sent = at(manifest, path);
      const outcome = is === undefined ? 'unknown' : isKept(at(is, path), sent) ? 'kept' : 'lost';
      const ours = findings.some(({ rule }) => rule === 'known-field')
        ? 'unknown'
        : findings.some((one) => one.rule === 'enabled-field' && one.path === path)
          ? 'lost'
          : 'kept';
      count[outcome] += 1;
      if (outcome !== ours) differ.push(`${row.kind} ${path}: ${outcome}, and we say ${ours}`);
    }
    expect(differ).toEqual([]);
    expect(count.lost).toBeGreaterThan(5);
    expect(count.lost + count.kept).toBeGreaterThan(10);
  }, 120_000);
});

const at = (value: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .reduce<unknown>((inner, key) => (isPlainObject(inner) || Array.isArray(inner) ? (inner as any)[key] : undefined), value);

/** The server may complete an object. */
const isKept = (is: unknown, sent: unknown): boolean => (typeof sent === 'object' ? is !== undefined : is === sent);
