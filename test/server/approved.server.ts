// The YAML that a platform engineer approved (test/approved/), beside what the patterns make: what the newest server would store of both.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, type Manifest, parseManifests } from 'cdk8s-patterns';
import { kinds, type KindName } from '../../lib/kube/kinds';
import { cart } from '../approved/cart';
import { differences } from '../approved/compared';
import { daemon } from '../approved/daemon';
import { db } from '../approved/db';
import { left } from '../approved/differences';
import { rest } from '../approved/rest';
import { web } from '../approved/web';
import { quietlyGathered } from '../synth/quietly-gathered';
import { type ApiServer, collection, startApiServer } from './api-server';

const apps = { web, cart, db, daemon, rest };
const NAMESPACE = 'shop';

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer('newest', '--crds');
  for (const name of [NAMESPACE, 'gateways'])
    await server.request('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}, 900_000);
afterAll(() => server?.stop());

const plurals: { readonly [kind: string]: string } = { PodDisruptionBudget: 'poddisruptionbudgets' };

/** What the server would store, without what it makes itself. */
async function stored({ metadata, ...manifest }: Manifest): Promise<Manifest> {
  const { kind, apiVersion } = manifest as Manifest;
  if (!(kind in kinds)) throw new Error(`${kind} is unknown here`);
  const path = collection(
    apiVersion,
    plurals[kind] ?? `${kind.toLowerCase()}s`,
    kinds[kind as KindName].namespaced ? NAMESPACE : undefined,
  );
  const { status, body } = await server.request('POST', `${path}?dryRun=All&fieldValidation=Strict`, {
    ...manifest,
    metadata: { ...metadata, namespace: NAMESPACE },
  });
  if (status !== 201) throw new Error(`${kind}/${metadata?.name}: ${status} ${body.message}`);
  const { uid, creationTimestamp: _, managedFields: __, resourceVersion: ___, generation: ____, ...own } = body.metadata;
  const { clusterIP, clusterIPs: _____, ...spec } = body.spec ?? {};
  const { status: ______, ...object } = body;
  const kept = { ...object, metadata: own, ...(body.spec && { spec: { ...spec, ...(clusterIP === 'None' && { clusterIP }) } }) };
  // the server writes uid and name into the labels of a Job's Pods; of a sum it is enough that there is one
  const text = JSON.stringify(kept)
    .replaceAll(uid, '<uid>')
    .replaceAll(own.name, nameOf(manifest as Manifest, own.name));
  return JSON.parse(text.replace(/("cdk8s-patterns\/checksum":)"\w+"/g, '$1"<sum>"')) as Manifest;
}

/** A Job is called after its content. */
const nameOf = ({ kind }: Manifest, name: string): string => (kind === 'Job' ? name.replace(/-[0-9a-f]{8}$/, '-*') : name);
const title = (one: Manifest): string => `${one.kind}/${nameOf(one, one.metadata!.name!)}`;

const byTitle = async (all: readonly Manifest[]): Promise<Map<string, Manifest>> =>
  new Map(await Promise.all(all.map(async (one): Promise<[string, Manifest]> => [title(one), await stored(one)])));

function made(make: (chart: Chart) => void): Manifest[] {
  const app = new App({ target: `1.${server.version.split('.')[1]}`, security: 'restricted' });
  make(new Chart(app, NAMESPACE, { namespace: NAMESPACE }));
  const { made: all, findings } = quietlyGathered(app);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
  return all.map(({ manifest }) => manifest);
}

test.each(Object.entries(apps))(
  '%s.yaml can be made with the patterns, but for what is listed with its reason',
  async (file, make) => {
    const text = readFileSync(join(__dirname, `../approved/${file}.yaml`), 'utf8');
    const approved = await byTitle(parseManifests(text));
    const ours = await byTitle(made(make));
    expect(approved.size).toBeGreaterThan(0);
    const found = [...new Set([...approved.keys(), ...ours.keys()])].flatMap((name) => {
      if (!ours.has(name)) return [`${name} only approved`];
      if (!approved.has(name)) return [`${name} only ours`];
      return differences(approved.get(name), ours.get(name)).map((line) => `${name} ${line}`);
    });
    expect(found.sort()).toEqual(left[file]!.flatMap(({ lines }) => lines).sort());
  },
  60_000,
);
