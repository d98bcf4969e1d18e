// The apps on real servers: taken without a warning, and by two managers without a conflict.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { k8s } from 'cdk8s-patterns';
import type { Manifest } from '../../lib/kube/manifest';
import { emit } from '../../lib/kube/yaml-emit';
import { manifestsIn, type Synthesized, synthesized } from '../apps/synthesized';
import { type ApiServer, startApiServer, versions } from './api-server';
import { forCluster, minorOf, provided } from './apps-for-cluster';
import { apply } from './kubectl';
import { conflicts, serverSideApply } from './server-side-apply';

/** Warnings of a server that are no fault of an app, each with the reason. */
const EXPECTED: readonly { readonly text: RegExp; readonly reason: string }[] = [];

describe.each(versions)('the apps, on a server of %s', (version) => {
  let server: ApiServer;
  let apps: Synthesized;
  let files: string[];
  beforeAll(async () => {
    server = await startApiServer(version, '--crds');
    apps = await synthesized(minorOf(server.version));
    files = forCluster(apps.files, server.version);
    const namespaces = files.flatMap((file) => manifestsIn(apps.folder, file)).filter(({ kind }) => kind === 'Namespace');
    const { ok, stderr } = await apply(server, 'a', { text: `${emit(namespaces)}---\n${provided}` });
    if (!ok) throw new Error(stderr);
  }, 900_000);
  afterAll(async () => {
    if (apps) rmSync(apps.folder, { recursive: true });
    await server?.stop();
  });

  it('are taken in a dry run, without a warning', async () => {
    const said = await Promise.all(files.map((file) => apply(server, 'a', { files: [join(apps.folder, file)] }, '--dry-run=server')));
    expect(files.flatMap((file, i) => complaints(said[i]!.stderr).map((line) => `${file}: ${line}`))).toEqual([]);
    expect(said.every(({ ok }) => ok)).toBe(true);
  }, 120_000);

  it('are applied by one manager and then by another, who conflict about claim templates alone', async () => {
    const all = files.flatMap((file) => manifestsIn(apps.folder, file));
    const first = await apply(server, 'a', { files: files.map((file) => join(apps.folder, file)) });
    expect(complaints(first.stderr)).toEqual([]);

    const second = await Promise.all(all.map(async (manifest) => ({ manifest, answer: await serverSideApply(server, 'b', manifest) })));
    const refused = second.filter(({ answer }) => answer.status !== 200);
    // the server completes each claim template, in a list that it treats as one value: nobody can write that out
    expect(refused.map(({ manifest, answer }) => ({ what: nameOf(manifest), status: answer.status, fields: conflicts(answer) }))).toEqual(
      all.filter(hasClaimTemplates).map((manifest) => ({ what: nameOf(manifest), status: 409, fields: ['.spec.volumeClaimTemplates'] })),
    );
    expect(refused.length).toBeGreaterThan(0);
  }, 120_000);
});

const complaints = (stderr: string): string[] =>
  stderr.split('\n').filter((line) => line !== '' && !EXPECTED.some(({ text }) => text.test(line)));

const hasClaimTemplates = ({ kind, spec }: Manifest): boolean =>
  kind === 'StatefulSet' && (spec as k8s.StatefulSetSpec).volumeClaimTemplates !== undefined;

const nameOf = ({ kind, metadata }: Manifest): string => `${metadata?.namespace ?? ''}/${kind}/${metadata?.name}`;
