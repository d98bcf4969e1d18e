// What there is, for whoever asked for something that is not there.
import { nearest } from './did-you-mean';
import { quoted } from './scalars';

/** The name that was most likely meant; or all names. */
export function listed(what: string, names: readonly string[], wanted: string): string {
  const near = nearest(wanted, names);
  if (near !== undefined) return `did you mean ${quoted(near)}?`;
  return names.length === 0 ? 'there are none' : `${what} are ${names.map((name) => quoted(name)).join(', ')}`;
}
