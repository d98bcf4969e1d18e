// Where our check and a server's verdict about one manifest differ.
import { type Field, type Type, typeOfKind } from '../../../lib/kube/fields';
import type { Manifest } from '../../../lib/kube/manifest';
import type { Finding } from '../../../lib/rules/finding';
import { structure } from '../../../lib/rules/structure';
import { exceptionFor } from './exceptions';
import type { Cause, Verdict } from './verdict';

const DECODING: readonly string[] = [structure.knownField.id, structure.fieldType.id];
const { requiredField, supportedValue } = structure;

/** One sentence for each disagreement; none where both say the same. */
export function disagreements(manifest: Manifest, minor: number, findings: readonly Finding[], server: Verdict): string[] {
  const type = typeOfKind(manifest.apiVersion, manifest.kind, minor)!;
  const undecodable = findings.filter(({ rule }) => DECODING.includes(rule));
  const refused = server.outcome === 'decoding' || (type.custom && server.causes.some(isTypeCause));
  if (undecodable.length > 0 !== refused) {
    if (server.outcome !== 'panic' && server.outcome !== 'other') return [refused ? 'the server cannot decode it, and we can' : 'the server decodes it, and we do not'];
  }
  if (refused || (server.outcome !== 'accepted' && server.outcome !== 'validation')) return [];
  const said = findings.filter(({ rule }) => rule === requiredField.id || rule === supportedValue.id);
  const tooStrict = said
    .filter((finding) => !server.causes.some(({ field }) => related(field, finding.path)) && !exceptionFor(manifest, minor, finding))
    .map(({ rule, path }) => `we say ${rule} of ${path}, and the server does not name it`);
  const tooMild = server.causes
    .filter((cause) => isOurs(cause, type) && !said.some(({ path }) => isWithin(cause.field, path)))
    .map(({ reason, field }) => `the server says ${reason} of ${field}, and we do not`);
  return [...tooStrict, ...tooMild];
}

const isTypeCause = ({ reason }: Cause): boolean => reason === 'FieldValueTypeInvalid';

/** Whether the cause is about a field that the table calls required, or that has an enum there. */
function isOurs({ reason, field: path }: Cause, type: Type): boolean {
  if (reason !== 'FieldValueRequired' && reason !== 'FieldValueNotSupported') return false;
  const field = fieldAt(path, type);
  return reason === 'FieldValueRequired' ? field?.required === true : field?.values !== undefined;
}

/** The field of the table at a path that a server wrote; undefined where its path is none of ours, or of a list's entry. */
function fieldAt(path: string, root: Type): Field | undefined {
  let type: Type | undefined = root;
  let field: Field | undefined;
  for (const name of path.replace(/\[[^\]]*\]/g, '').split('.')) {
    field = type?.fields.get(name);
    let shape = field?.shape;
    while (shape && ('list' in shape || 'map' in shape)) shape = 'list' in shape ? shape.list : shape.map;
    type = shape && 'type' in shape ? shape.type : undefined;
  }
  return field;
}

const isWithin = (path: string, ancestor: string): boolean => path === ancestor || path.startsWith(`${ancestor}.`) || path.startsWith(`${ancestor}[`);
const related = (a: string, b: string): boolean => isWithin(a, b) || isWithin(b, a);
