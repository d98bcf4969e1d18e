// Asks a server whether it would make an object of the corpus, and what it would store.
import { type KindName, kinds } from '../../../lib/kube/kinds';
import type { Manifest } from '../../../lib/kube/manifest';
import { type ApiServer, collection } from '../api-server';

export interface Reply {
  /** What it would store, without what it makes up by itself; undefined where it refuses. */
  readonly stored?: unknown;
  /** Why it refuses. */
  readonly refusal?: string;
}

export async function ask(server: ApiServer, manifest: Manifest): Promise<Reply> {
  const { status, body } = await server.request('POST', `${place(manifest)}?dryRun=All&fieldValidation=Strict`, manifest);
  return status === 201 ? { stored: withoutInventions(body, manifest) } : { refusal: String(body?.message ?? body) };
}

function place({ apiVersion, kind, metadata }: Manifest): string {
  const { namespaced } = kinds[kind as KindName];
  return collection(apiVersion, plural(kind.toLowerCase()), namespaced ? (metadata?.namespace ?? 'default') : undefined);
}

const plural = (word: string): string => (/(s|x|ch)$/.test(word) ? `${word}es` : `${word}s`.replace(/([^aeiou])ys$/, '$1ies'));

/** Without times, ids, addresses, ports and names that are new with every request. */
function withoutInventions(body: any, { metadata: given, spec: asked = {} }: Manifest & { spec?: any }): unknown {
  const { uid, name } = body.metadata;
  let text = JSON.stringify(body).replaceAll(uid, '<uid>');
  if (given?.name === undefined) text = text.replaceAll(name, '<name>');
  const { status: _, metadata, spec, ...rest } = JSON.parse(text);
  for (const field of ['creationTimestamp', 'managedFields', 'resourceVersion']) delete metadata[field];
  if (body.kind === 'Service') {
    if (!asked.clusterIP) for (const field of ['clusterIP', 'clusterIPs']) delete spec[field];
    if (!asked.healthCheckNodePort) delete spec.healthCheckNodePort;
    (spec.ports ?? []).forEach((port: any, i: number) => !asked.ports[i].nodePort && delete port.nodePort);
  }
  return { ...rest, metadata, ...(spec && { spec }) };
}
