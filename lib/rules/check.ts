// Manifest[] → Finding[]: what the API server of a version would refuse, and what it would take though it cannot work.
import { typeOfKind } from '../kube/fields';
import { isPlainObject, type Manifest, objectId } from '../kube/manifest';
import { opened } from '../kube/opened';
import { DEFAULT_TARGET, knownVersions, minorOf } from '../kube/version';
import type { Finding } from './finding';
import { type ExistingObject, ManifestSet } from './manifest-set';
import type { RuleFacts } from './rule';

/** A warning or advice that somebody has answered, with the reason. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  /** The object that it is about; left out: every one. */
  readonly object?: { readonly kind: string; readonly name: string; readonly namespace?: string };
}

export interface CheckOptions {
  /**
   * The version of Kubernetes that has to take the manifests, `'1.28'` to `'1.37'`.
   * @default '1.28'
   */
  readonly target?: string;
  /** Objects that are made elsewhere: references to them are met. @default none */
  readonly existing?: readonly ExistingObject[];
  /** Warnings and advice that are answered. An error cannot be suppressed. @default none */
  readonly suppressed?: readonly Suppression[];
}

/**
 * Judges manifests as the API server of the target version would, all of them at once. Pure: nothing is read or written, nothing
 * is changed, and the same manifests give the same findings in the same order.
 *
 * Lists of every kind are opened, as kubectl does: what is in them is judged, at `items[0].spec…`.
 * Kinds that are not known pass. Errors are what the server refuses; warnings are what it takes though it cannot work.
 * @throws RangeError for a target that is no version from 1.28 to 1.37
 */
export function check(manifests: readonly Manifest[], options: CheckOptions = {}): Finding[] {
  return examine(manifests, options).map(({ finding }) => finding);
}

/** Where a manifest came from, as far as a synth knows. */
export interface Origin {
  /** The path of the construct that made it. */
  readonly place: string;
  /** The chart, whose objects are applied together. */
  readonly group: string;
  /** The minor version that it is for, where that is not the target of the whole check. */
  readonly minor?: number;
  /** Whether somebody else's program made it (a Helm chart, an Include): unknown fields in it are a warning. */
  readonly theirs: boolean;
}

/** A finding, and which of the manifests it is about. */
export interface Located {
  readonly index: number;
  readonly finding: Finding;
}

/** As `check`, with the place of each finding's manifest. */
export function examine(
  given: readonly Manifest[],
  { target = DEFAULT_TARGET, existing = [], suppressed = [], origins }: CheckOptions & { readonly origins?: readonly Origin[] },
): Located[] {
  if (!Array.isArray(given as unknown)) throw new TypeError('check takes a list of manifests');
  const minor = minorOf(target);
  if (minor === undefined) throw new RangeError(`target '${target}' is no version that is known here: ${knownVersions}`);
  // loaded here: who only makes objects pays nothing for the rules
  const { setRules, valueRulesFor } = require('./catalogue') as typeof import('./catalogue');
  const { walk } = require('./walk') as typeof import('./walk');
  // what is no object at all is one without kind: the first rule says so
  const parts = opened(given.map((manifest) => (isPlainObject(manifest) ? manifest : ({} as Manifest))));
  const manifests = parts.map(({ manifest }) => manifest);
  const minorFor = (at: number): number => origins?.[parts[at]!.index]?.minor ?? minor;
  const found: { readonly at: number; readonly finding: Finding }[] = [];
  const say = (at: number, { id: rule, severity: its }: RuleFacts, path: string, message: string, hint?: string): void => {
    const { manifest, index, path: item } = parts[at]!;
    const severity = rule === 'known-field' && origins?.[index]?.theirs ? 'warning' : its;
    const where = item === '' || path === '' ? item + path : `${item}.${path}`;
    const finding: Finding = { rule, severity, path: where, message, ...(hint !== undefined && { hint }), object: objectId(manifest) };
    if (!isSuppressed(finding, suppressed)) found.push({ at, finding });
  };

  manifests.forEach((manifest, at) => {
    const its = minorFor(at);
    const type = typeOfKind(manifest.apiVersion, manifest.kind, its);
    if (type) walk(manifest, type, its, valueRulesFor(its), (...what) => say(at, ...what));
  });
  const set = new ManifestSet(
    manifests,
    existing,
    parts.map(({ index, path }) => placeOf(origins?.[index] ?? { place: `manifest ${index + 1}`, group: '' }, path)),
  );
  for (const rule of setRules) {
    rule.checkAll(set, (at, ...what) => holds(rule, minorFor(at)) && say(at, rule, ...what), minorFor);
  }
  return found.sort((a, b) => a.at - b.at).map(({ at, finding }) => ({ index: parts[at]!.index, finding }));
}

type Place = Pick<Origin, 'place' | 'group'>;
const placeOf = (whole: Place, item: string): Place => (item === '' ? whole : { ...whole, place: `${whole.place}, ${item}` });

const holds = ({ since = 0, until = Infinity }: RuleFacts, minor: number): boolean => minor >= since && minor <= until;

function isSuppressed({ rule, severity, object }: Finding, suppressed: readonly Suppression[]): boolean {
  if (severity === 'error') return false;
  return suppressed.some(
    (one) =>
      one.rule === rule &&
      (!one.object ||
        (one.object.kind === object.kind &&
          one.object.name === object.name &&
          (one.object.namespace === undefined || one.object.namespace === object.namespace))),
  );
}
