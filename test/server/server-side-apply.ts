// Server-side apply of one manifest, as kubectl sends it, with the conflicts as data: kubectl itself stops at the first.
import { kinds, type KindName } from '../../lib/kube/kinds';
import type { Manifest } from '../../lib/kube/manifest';
import { type Answer, type ApiServer, collection } from './api-server';

export async function serverSideApply(server: ApiServer, manager: string, manifest: Manifest): Promise<Answer> {
  const query = `?fieldManager=${manager}&fieldValidation=Strict`;
  return server.request('PATCH', (await objectPath(server, manifest)) + query, JSON.stringify(manifest), 'application/apply-patch+yaml');
}

/** Where the object is, or will be. */
export async function objectPath(server: ApiServer, manifest: Manifest): Promise<string> {
  const { apiVersion, kind, metadata } = manifest;
  const namespace = kinds[kind as KindName].namespaced ? metadata!.namespace : undefined;
  return `${collection(apiVersion, await plural(server, manifest), namespace)}/${metadata!.name}`;
}

/** The fields that another manager has with another value. */
export const conflicts = ({ body }: Answer): string[] =>
  (body.details?.causes ?? []).filter(({ reason }: any) => reason === 'FieldManagerConflict').map(({ field }: any) => field);

const resources = new WeakMap<ApiServer, Map<string, string>>();

/** As the server itself calls the kind's resource. */
async function plural(server: ApiServer, { apiVersion, kind }: Manifest): Promise<string> {
  const known = resources.get(server) ?? new Map<string, string>();
  resources.set(server, known);
  if (!known.has(`${apiVersion} ${kind}`)) {
    const { body } = await server.request('GET', apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`);
    for (const one of body.resources) if (!one.name.includes('/')) known.set(`${apiVersion} ${one.kind}`, one.name);
  }
  return known.get(`${apiVersion} ${kind}`)!;
}
