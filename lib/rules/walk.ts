// One walk over a manifest along its type: structure is judged on the way, and rules are called where their type stands.
import { type Field, heldBetween, type Shape, type Type } from '../kube/fields';
import type { Gate } from '../kube/gates';
import { isPlainObject, type Manifest } from '../kube/manifest';
import { misplaced, nearest } from './did-you-mean';
import { pathText } from './path-text';
import type { Place, RuleFacts, ValueRule } from './rule';
import { quoted, scalarProblem } from './scalars';
import { structure } from './structure';

/** Says what was found at a path of the manifest. */
export type Say = (rule: RuleFacts, path: string, message: string, hint?: string) => void;
/** The rules for each type's name. */
export type RulesByType = ReadonlyMap<string, readonly ValueRule[]>;

/** Judges a whole manifest of a known kind by rules that all hold in that version. */
export function walk(manifest: Manifest, type: Type, minor: number, rules: RulesByType, say: Say): void {
  new Walk(manifest, minor, rules, say).object(manifest, type);
}

class Walk implements Place {
  private readonly path: (string | number)[] = [];
  private readonly above: Type[] = [];
  /** Whether the server will validate what stands here, or has taken it away by then. */
  private validated = true;
  private rule!: ValueRule;

  constructor(
    readonly manifest: Manifest,
    readonly minor: number,
    private readonly rules: RulesByType,
    private readonly say: Say,
  ) {}

  report(field: string, message: string, hint?: string): void {
    const here = pathText(this.path);
    const path = field === '' ? here : here === '' || field.startsWith('[') ? here + field : `${here}.${field}`;
    this.say(this.rule, path, message, hint);
  }

  object(value: Readonly<Record<string, unknown>>, type: Type): void {
    const { fields } = type;
    this.above.push(type);
    for (const key in value) {
      const field = fields.get(key);
      const own = value[key];
      if (!field) this.unknown(key, own, type);
      // most values are texts that may be any text
      else if (own !== undefined && typeof own !== field.plain) this.field(own, field, type);
    }
    this.above.pop();
    if (!this.validated) return;
    for (const field of type.required) {
      if (isMissing(value[field.name], type) && isFor(field.requiredIn, this.manifest))
        this.at(field.name, structure.requiredField, 'Required value', enumHint(field));
    }
    const rules = this.rules.get(type.name);
    if (!rules) return;
    for (const rule of rules) {
      if (rule.where !== undefined && !hasOneOf(value, rule.where)) continue;
      this.rule = rule;
      rule.check(value, this);
    }
  }

  private field(value: unknown, field: Field, type: Type): void {
    this.path.push(field.name);
    const before = this.validated;
    if (field.off && before) this.takenAway(value, field.off);
    if (field.unvalidated && isFor(field.unvalidated, this.manifest)) this.validated = false;
    this.shape(value, field.shape, field, type);
    this.validated = before;
    this.path.pop();
  }

  private takenAway(value: unknown, { since, none, takes }: Gate): void {
    if (value === null || value === '' || value === none || (Array.isArray(value) && value.length === 0)) return;
    const what = `Forbidden: the server takes it away${takes === undefined ? '' : `, and with it ${takes}`}`;
    const when = since === Infinity ? 'no version that is known here has it by default' : `Kubernetes has it by default since 1.${since}`;
    this.say(
      structure.enabledField,
      pathText(this.path),
      what,
      `${when}, and the target is 1.${this.minor}: where the cluster has its feature gate on, suppress this`,
    );
  }

  private shape(value: unknown, shape: Shape, field: Field, type: Type): void {
    if (value === null) return; // no value
    if ('type' in shape) {
      if (isPlainObject(value)) this.object(value, shape.type);
      else this.wrongType(value, 'an object', type);
    } else if ('list' in shape) {
      if (!Array.isArray(value))
        return this.wrongType(value, 'a list', type, isPlainObject(value) ? undefined : `write [${quoted(value)}]`);
      for (let i = 0; i < value.length; i++)
        if (typeof value[i] !== field.plainEntries)
          this.inside(i, value[i] === null ? this.nothing(i, shape.list, type) : value[i], shape.list, field, type);
    } else if ('map' in shape) {
      if (!isPlainObject(value)) return this.wrongType(value, 'a map', type);
      for (const key in value)
        if (value[key] !== undefined && typeof value[key] !== field.plainEntries)
          this.inside(`[${key}]`, value[key], shape.map, field, type);
    } else {
      this.scalar(value, shape.scalar, field, type);
    }
  }

  /** null in a list: Go makes an empty entry of it, a schema refuses it. */
  private nothing(index: number, shape: Shape, type: Type): unknown {
    if (!type.custom) return 'type' in shape ? {} : 'scalar' in shape && shape.scalar === 'string' ? '' : null;
    this.path.push(index);
    this.wrong(null, 'Invalid value: null: must not be null', undefined, type);
    this.path.pop();
    return null;
  }

  private inside(key: string | number, value: unknown, shape: Shape, field: Field, type: Type): void {
    this.path.push(key);
    this.shape(value, shape, field, type);
    this.path.pop();
  }

  private scalar(value: unknown, scalar: Parameters<typeof scalarProblem>[1], field: Field, type: Type): void {
    const problem = scalarProblem(value, scalar, type.custom);
    if (problem) return this.wrong(value, problem.message, problem.hint, type);
    if (!this.validated || !field.values || field.values.includes(String(value))) return;
    // Go takes empty text for a field that was left out, where the field is no pointer and no list
    if (value === '' && !type.custom && !field.nonempty && 'scalar' in field.shape) return;
    const near = nearest(String(value), field.values);
    const supported = field.values.map((one) => `"${one}"`).join(', ');
    this.say(
      structure.supportedValue,
      pathText(this.path),
      `Unsupported value: ${quoted(value)}: supported values: ${supported}`,
      near && `did you mean "${near}"?`,
    );
  }

  private wrongType(value: unknown, wanted: string, type: Type, hint?: string): void {
    this.wrong(value, `Invalid value: ${quoted(value)}: must be ${wanted}`, hint, type);
  }

  /** Go cannot decode another type; a schema is asked later, and only about what was not taken away: before that, it just knows no fields there. */
  private wrong(value: unknown, message: string, hint: string | undefined, type: Type): void {
    if (this.validated || !type.custom) this.say(structure.fieldType, pathText(this.path), message, hint);
    else if (isPlainObject(value)) for (const key in value) this.at(key, structure.knownField, 'unknown field');
  }

  private unknown(key: string, value: unknown, type: Type): void {
    if (value === undefined) return;
    this.at(key, structure.knownField, 'unknown field', this.unknownHint(key, type));
  }

  private unknownHint(key: string, type: Type): string | undefined {
    const held = heldBetween(type.name, key);
    if (held?.since !== undefined && this.minor < held.since)
      return `Kubernetes has it since 1.${held.since}, and the target is 1.${this.minor}`;
    if (held?.until !== undefined && this.minor > held.until)
      return `Kubernetes had it until 1.${held.until}, and the target is 1.${this.minor}`;
    const near = nearest(key, type.fields.keys());
    if (near !== undefined) return `did you mean "${near}"?`;
    const place = misplaced(key, type, this.above.slice(0, -1));
    if (!place) return undefined;
    const from = place.above === undefined ? this.path : this.upTo(place.above);
    const meant = joined(pathText(from), place.below ?? key);
    return meant === key ? `it belongs to the manifest itself` : `did you mean ${meant}?`;
  }

  /** The path of the object whose type stands at that place among those above. */
  private upTo(index: number): (string | number)[] {
    let level = -1;
    const end = this.path.findIndex((part) => typeof part === 'string' && !part.startsWith('[') && ++level === index);
    return this.path.slice(0, end);
  }

  private at(key: string, rule: RuleFacts, message: string, hint?: string): void {
    this.say(rule, joined(pathText(this.path), key), message, hint);
  }
}

const joined = (path: string, more: string): string => (path === '' ? more : `${path}.${more}`);

/** Go cannot tell empty text or an empty list from none; a schema can. */
function isMissing(value: unknown, type: Type): boolean {
  if (value === undefined || value === null) return true;
  return !type.custom && (value === '' || (Array.isArray(value) && value.length === 0));
}

/** Whether what is said of these kinds only is said of this manifest. */
const isFor = (kinds: readonly string[] | 'always' | undefined, { kind }: Manifest): boolean =>
  kinds === undefined || kinds === 'always' || kinds.includes(kind);

const enumHint = (field: Field): string | undefined => field.values && `one of ${field.values.map((one) => `"${one}"`).join(', ')}`;

function hasOneOf(value: Readonly<Record<string, unknown>>, fields: readonly string[]): boolean {
  for (let i = 0; i < fields.length; i++) if (value[fields[i]!] !== undefined) return true;
  return false;
}
