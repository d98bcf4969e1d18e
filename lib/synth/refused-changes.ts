// What a server would refuse to change, if it has the object as the last output has it.
import { canonical } from '../kube/canonical';
import { type KindName, kinds } from '../kube/kinds';
import { isPlainObject, type Manifest, objectId } from '../kube/manifest';
import { shown } from '../kube/prop-type';
import type { Finding } from '../rules/finding';
import { difference } from './difference';
import { type Fields, type ImmutableField, immutableFields } from './immutable-fields';

/**
 * One warning for each field. No error: the output is not the cluster. The last one may never have been applied, the object may have been
 * deleted since (a Job that is done) or made anew by the steps that are named here, and only then can this output be applied; a synth that
 * refused it would stand in the way.
 */
export function refusedChanges(before: Manifest, after: Manifest, minor: number): Finding[] {
  const { kind, apiVersion } = after;
  const rows =
    Object.hasOwn(kinds, kind) && kinds[kind as KindName].apiVersion === apiVersion ? immutableFields[kind as KindName] : undefined;
  if (!rows || before.apiVersion !== apiVersion) return [];
  const [former, now] = [canonical(before, minor), canonical(after, minor)];
  return rows.flatMap((row) => {
    const { since = 0, until = Infinity, when } = row;
    return minor < since || minor > until || when?.(former, now) === false ? [] : changeOf(row, former, now);
  });
}

function changeOf(row: ImmutableField, before: Manifest, after: Manifest): Finding[] {
  const { value = ofPath(row), words = 'Invalid value: {value}: field is immutable', mend } = row;
  const found = difference(value(before, before, after), value(after, before, after));
  if (!found) return [];
  const path = found.path === '' || found.path.startsWith('[') ? row.path + found.path : `${row.path}.${found.path}`;
  const object = objectId(after);
  // nobody reads a Secret on a terminal
  const [was, is] = after.kind === 'Secret' && row.path === 'data' ? SECRET : [shortly(found.before), shortly(found.after)];
  const steps = (typeof mend === 'string' ? mend : mend(path)).replace('{it}', kubectlName(object));
  return [
    {
      rule: 'immutable-field',
      severity: 'warning',
      path,
      message: words.replace('{value}', is).replace('{plain}', String(found.after)),
      hint: `the last output has ${was}; where that was applied, ${steps}`,
      object,
    },
  ];
}

const ofPath =
  ({ path, default: server }: ImmutableField) =>
  (object: Fields): unknown =>
    path.split('.').reduce<unknown>((at, field) => (isPlainObject(at) ? at[field] : undefined), object) ?? server;

/** A value as it is read in a line. */
function shortly(value: unknown): string {
  if (value === undefined) return 'none';
  const text = shown(value);
  return text.length > LONG ? 'a long text' : text;
}
const LONG = 60;
const SECRET = ['another one', 'another one'] as const;

const kubectlName = ({ kind, name, namespace }: Finding['object']): string =>
  `${kind.toLowerCase()} ${name}${namespace === undefined ? '' : ` -n ${namespace}`}`;
