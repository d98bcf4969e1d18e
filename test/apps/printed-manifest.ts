// A printed text as the manifest that it would be: parts of one are laid over a whole.
import { parse } from 'yaml';
import { isPlainObject, type Manifest } from '../../lib/kube/manifest';
import type { Printed } from './notes.printed';

type Fields = Record<string, unknown>;

/** What the text says, at its place in a manifest, and nothing else. */
export function fieldsOf({ part }: Printed, text: string): Fields {
  // where the notes leave something out they write (...)
  const fields = parse(text.replace(/^ *\(\.\.\.\)$/gm, '')) as Fields;
  if (part === 'spec') return { spec: fields };
  return part === 'container' ? { spec: { containers: [fields] } } : fields;
}

/** The manifest: a whole one as it is printed, a part laid over `rest`. */
export function manifestOf(printed: Printed, text: string, rest: Manifest): Manifest {
  const fields = fieldsOf(printed, text);
  return (printed.part === undefined ? fields : overlaid(rest, fields)) as Manifest;
}

/** Lists go entry by entry; where the text says nothing (`containers:` before its `(...)`), the rest stands. */
function overlaid(rest: unknown, over: unknown): unknown {
  if (isPlainObject(over) && isPlainObject(rest))
    return { ...rest, ...Object.fromEntries(Object.keys(over).map((key) => [key, overlaid(rest[key], over[key])])) };
  if (Array.isArray(over) && Array.isArray(rest)) return [...over.map((one, i) => overlaid(rest[i], one)), ...rest.slice(over.length)];
  return over === null ? rest : over;
}
