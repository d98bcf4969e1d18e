// Where our check and a server's verdict about one manifest differ.
import { type Type, typeOfKind } from '../../../lib/kube/fields';
import type { Manifest } from '../../../lib/kube/manifest';
import type { Finding } from '../../../lib/rules/finding';
import { structure } from '../../../lib/rules/structure';
import { exceptionFor, isAnothers, isReadableNoMore } from './exceptions';
import { fieldAt, isMissingAt, isWithin, names, namesFor, namesOf } from './server-path';
import type { Cause, Verdict } from './verdict';

const DECODING: ReadonlySet<string> = new Set([structure.knownField.id, structure.fieldType.id]);
const { requiredField, supportedValue } = structure;

/** One sentence for each disagreement; none where both say the same. */
export function disagreements(manifest: Manifest, minor: number, findings: readonly Finding[], server: Verdict): string[] {
  const type = typeOfKind(manifest.apiVersion, manifest.kind, minor)!;
  const undecodable = findings.filter(({ rule }) => DECODING.has(rule));
  const refused = server.outcome === 'decoding' || (type.custom && server.causes.some((cause) => isTypeCause(cause, undecodable)));
  if (undecodable.length > 0 !== refused && (refused || !undecodable.every((finding) => isReadableNoMore(finding, type)))) {
    if (server.outcome !== 'panic' && server.outcome !== 'other')
      return [refused ? 'the server cannot decode it, and we can' : 'the server decodes it, and we do not'];
  }
  if (refused || (server.outcome !== 'accepted' && server.outcome !== 'validation')) return [];
  const said = findings.filter(({ rule }) => rule === requiredField.id || rule === supportedValue.id);
  const tooStrict = said
    .filter(
      (finding) =>
        !server.causes.some(({ field }) => namesOf(field, finding.path)) && !exceptionFor({ manifest, minor, path: finding.path, server }),
    )
    .map(({ rule, path }) => `we say ${rule} of ${path}, and the server does not name it`);
  const tooMild = server.causes
    .filter(
      (cause) =>
        isOurs(cause, type, manifest) && !said.some(({ path }) => namesFor(path).some((ours) => isWithin(names(cause.field), ours))),
    )
    .map(({ reason, field }) => `the server says ${reason} of ${field}, and we do not`);
  return [...tooStrict, ...tooMild];
}

/** What a schema says of a wrong type; of a number that is too large only that it is. Other formats (`ipv4`) are no types of the table. */
const isTypeCause = ({ reason, field, message }: Cause, ours: readonly Finding[]): boolean =>
  reason === 'FieldValueTypeInvalid'
    ? TYPE.test(message)
    : reason === 'FieldValueInvalid' && (TOO_LARGE.test(message) || ours.some(({ path }) => path === field));
const TYPE = /must be of type (string|object|array|integer|number|boolean|int32|int64|byte|date-time|"[a-z,]*")/;
const TOO_LARGE = /Checked value must be of type integer with format int/;

/** Whether the cause is about a field that the table calls required and that is not there, or that has an enum there. */
function isOurs(cause: Cause, type: Type, manifest: Manifest): boolean {
  const { reason, field: path } = cause;
  const field = fieldAt(path, type);
  if (!field || isAnothers(cause, field, manifest)) return false;
  if (reason === 'FieldValueRequired')
    return field.required && (field.requiredIn?.includes(manifest.kind) ?? true) && isMissingAt(path, manifest);
  return reason === 'FieldValueNotSupported' && field.values !== undefined;
}
