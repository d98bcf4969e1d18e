// What a real API server says to a manifest, in the words that the comparison needs.
import { type KindName, kinds } from '../../../lib/kube/kinds';
import type { Manifest } from '../../../lib/kube/manifest';
import { type ApiServer, collection } from '../api-server';

export interface Cause {
  readonly reason: string;
  readonly field: string;
  readonly message: string;
}

export interface Verdict {
  /**
   * `decoding`: 400, no such field or no such type. `validation`: 422. `admission`: a plugin refused before validation was asked.
   * `panic`: the server closed the connection. `other`: nothing that says anything about the manifest's fields.
   */
  readonly outcome: 'accepted' | 'decoding' | 'validation' | 'admission' | 'panic' | 'other';
  readonly status: number;
  readonly message: string;
  readonly causes: readonly Cause[];
}

/** Asks the server whether it would make the object, strictly. */
export async function verdict(server: ApiServer, manifest: Manifest, text = JSON.stringify(manifest)): Promise<Verdict> {
  const kind = kinds[manifest.kind as KindName];
  const path = collection(kind.apiVersion, plural(manifest.kind), kind.namespaced ? 'default' : undefined);
  try {
    const { status, body } = await server.request('POST', `${path}?dryRun=All&fieldValidation=Strict`, text);
    const message = String(body?.message ?? body);
    return { outcome: outcomeOf(status, message), status, message, causes: body?.details?.causes ?? [] };
  } catch (error) {
    return { outcome: 'panic', status: 0, message: String(error), causes: [] };
  }
}

function outcomeOf(status: number, message: string): Verdict['outcome'] {
  if (status === 201) return 'accepted';
  if (status === 400) return DECODING.test(message) ? 'decoding' : 'other';
  if (status === 422) return 'validation';
  if (status === 403) return 'admission';
  return 'other';
}

/** The other answers with 400 are about the request: a namespace that is not the address's, a resourceVersion. */
const DECODING = /cannot be handled as a|strict decoding error|error decoding|unable to decode|cannot unmarshal|json: /;

const plural = (kind: string): string => `${kind.toLowerCase()}s`.replace(/sss$/, 'sses').replace(/([^aeiou])ys$/, '$1ies');
