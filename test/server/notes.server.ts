// The study notes before real servers: what they print is stored as what the app makes, and where they slip the server speaks too.
import { parseAllDocuments } from 'yaml';
import { App } from 'cdk8s-patterns';
import { notes } from '../../apps/notes';
import { kinds, type KindName } from '../../lib/kube/kinds';
import { type Manifest, objectId } from '../../lib/kube/manifest';
import { minorOf } from '../../lib/kube/version';
import { printed } from '../apps/notes.printed';
import { slips } from '../apps/notes.slips';
import { manifestOf } from '../apps/printed-manifest';
import { type Answer, type ApiServer, collection, startApiServer, versions } from './api-server';

const app = new App();
notes(app);
const made = parseAllDocuments(app.synthYaml()).map((document) => document.toJS() as Manifest);

describe.each(versions)('the notes, before a server of %s', (version) => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer(version);
    for (const namespace of [...made.filter(({ kind }) => kind === 'Namespace'), named('ingress-nginx')])
      await server.request('POST', '/api/v1/namespaces', namespace);
  }, 900_000);
  afterAll(() => server?.stop());

  // the namespaces are made for real already
  const others = made.filter(({ kind }) => kind !== 'Namespace').map((manifest) => [nameOf(manifest), manifest] as const);
  it.each(others)('takes %s of the app, without a warning', async (_, manifest) => {
    expect(summary(await send(server, manifest))).toEqual({ status: 201, warnings: [] });
  });

  it.each(printed)('stores the printed text and our object alike: $note, $title', async (one) => {
    const ours = made.find((manifest) => nameOf(manifest) === one.object)!;
    const { metadata, ...theirs } = manifestOf(one, one.mended ?? one.text, ours);
    const { namespace } = ours.metadata!;
    const answers = [await send(server, ours), await send(server, { ...theirs, metadata: { namespace, ...metadata } } as Manifest)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(stored(answers[1]!)).toEqual(stored(answers[0]!));
  });

  it.each(slips)('$note: $slip', async ({ manifests, server: says }) => {
    const answers = await Promise.all(manifests.map((manifest) => send(server, manifest)));
    const accepts = 'accepts' in says ? says.accepts : minorOf(server.version)! < (says.since ?? 0) ? [] : undefined;
    if (accepts)
      expect(answers.map(summary)).toEqual(answers.map(() => ({ status: 201, warnings: accepts.map((text) => `299 - "${text}"`) })));
    else if ('refuses' in says) for (const text of says.refuses) expect(summary(answers[0]!)).toMatchObject(refusal(text));
  });

  it('001: the dash of a list stands before its list, which the server takes for no YAML', async () => {
    const { text } = printed.find(({ title }) => title === 'command and args')!;
    const answer = await server.request('POST', '/api/v1/namespaces/default/pods?dryRun=All', text, 'application/yaml');
    expect(summary(answer)).toMatchObject({ status: 400, message: expect.stringContaining('yaml: line 7: did not find expected key') });
  });

  it("002: a StatefulSet's rolling update takes maxUnavailable, from 1.35 without a gate to switch on", async () => {
    const set = made.find(({ metadata }) => metadata!.name === 'sample-stateful-set-rollingupdate')!;
    const spec = { ...(set.spec as object), updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 4, maxUnavailable: 2 } } };
    const { body } = await send(server, { ...set, spec });
    expect(body.spec.updateStrategy.rollingUpdate).toEqual({ partition: 4, ...(minorOf(server.version)! >= 35 && { maxUnavailable: 2 }) });
  });
});

const named = (name: string): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

function nameOf(manifest: Manifest): string {
  const { namespace, kind, name } = objectId(manifest);
  return `${namespace}/${kind}/${name}`;
}

function send(server: ApiServer, manifest: Manifest): Promise<Answer> {
  const { apiVersion, kind, namespace = 'default' } = objectId(manifest);
  const plural = kind === 'Ingress' ? 'ingresses' : `${kind.toLowerCase()}s`;
  const path = collection(apiVersion, plural, kinds[kind as KindName].namespaced ? namespace : undefined);
  return server.request('POST', `${path}?dryRun=All&fieldValidation=Strict`, manifest);
}

const refusal = (text: string): object => ({ warnings: [], message: expect.stringContaining(text) });

const summary = ({ status, warnings, body }: Answer): object => ({ status, warnings, ...(status !== 201 && { message: body.message }) });

/** What the server would keep, without what it makes up anew for every object. */
function stored({ body }: Answer): unknown {
  const { uid } = body.metadata;
  return JSON.parse(JSON.stringify(body).replaceAll(uid, 'uid'), (key, value: unknown) => (MADE_UP.has(key) ? undefined : value));
}

const MADE_UP = new Set(['managedFields', 'creationTimestamp', 'clusterIP', 'clusterIPs', 'nodePort', 'healthCheckNodePort']);
