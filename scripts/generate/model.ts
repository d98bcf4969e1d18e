// From OpenAPI schemas of several servers to one model: types, their fields, and since when each holds.
import { type KindName, kinds } from '../../lib/kube/kinds';

/** A schema as `GET /openapi/v3/…` gives it; only the keywords that are read. */
export interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly required?: readonly string[];
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly [extension: string]: unknown;
}
export interface OpenApi {
  readonly version: string;
  readonly resources: readonly { group: string; version: string; kind: string; namespaced: boolean }[];
  readonly schemas: Record<string, Schema>;
}

/** The minor versions in which something holds. */
export type Minors = readonly number[];
/** `string`, `int32`, `Quantity`, a type's name; `[]` before it for a list, `{}` for a map. */
export type TypeText = string;

export interface Field {
  readonly name: string;
  /** One entry for each type the field has had, the newest last. */
  readonly types: { text: TypeText; minors: number[] }[];
  description: string;
  readonly minors: number[];
  required: number[];
  readonly enum: Map<string, number[]>;
  list?: string;
  /** What corrections.ts adds: the kinds of manifest in which it is required (left out: all); when it is only decoded; when "" is no value. */
  requiredIn?: readonly KindName[];
  unvalidated?: { minors: number[]; within?: readonly KindName[] };
  nonempty?: number[];
}
export interface Type {
  readonly name: string;
  description: string;
  atomic: boolean;
  /** Custom kinds: versions of Kubernetes do not change them. */
  readonly custom: boolean;
  readonly fields: Map<string, Field>;
}
export interface Model {
  readonly minors: Minors;
  readonly types: Map<string, Type>;
  readonly roots: readonly KindName[];
}

const SCALARS: Record<string, TypeText> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'Quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'IntOrString',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 'Time',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 'MicroTime',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'any',
};

/** Everything a schema may say: what is read above, and what is validation (lib/rules) or prose. */
const UNDERSTOOD = new Set(
  `description type format required properties items additionalProperties enum default allOf $ref
  x-kubernetes-list-type x-kubernetes-list-map-keys x-kubernetes-map-type x-kubernetes-int-or-string x-kubernetes-preserve-unknown-fields
  x-kubernetes-group-version-kind x-kubernetes-patch-merge-key x-kubernetes-patch-strategy x-kubernetes-unions x-kubernetes-selectable-fields
  x-kubernetes-validations pattern minLength maxLength minimum maximum minItems maxItems maxProperties anyOf oneOf not`.split(/\s+/),
);

/** Fields whose type has been replaced by another one; a change that is not in this list ends the script. */
const REPLACED = new Set(['PersistentVolumeClaimSpec.resources']);

export function modelOf(roots: readonly KindName[], servers: Map<number, OpenApi>, crds: OpenApi): Model {
  const minors = [...servers.keys()];
  const types = new Map<string, Type>();
  const inline = new Map<string, string>();
  for (const root of roots) {
    const custom = find(crds, root) !== undefined;
    if (custom) {
      new Reader(crds, minors, true, types, inline).read(find(crds, root)!);
      continue;
    }
    for (const [minor, server] of servers) {
      const schema = find(server, root);
      if (!schema) throw new Error(`Kubernetes 1.${minor} has no ${kinds[root].apiVersion} ${root}`);
      new Reader(server, [minor], false, types, inline).read(schema);
    }
  }
  for (const type of types.values()) settle(type, minors);
  return { minors, types, roots };
}

function find(api: OpenApi, kind: KindName): string | undefined {
  const [version, group = ''] = kinds[kind].apiVersion.split('/').reverse();
  const resource = api.resources.find((r) => r.kind === kind && r.group === group && r.version === version);
  if (!resource) return undefined;
  if (resource.namespaced !== kinds[kind].namespaced)
    throw new Error(`${kind}: the row in kinds.ts and the server disagree about its scope`);
  return Object.entries(api.schemas).find(([, schema]) =>
    (schema['x-kubernetes-group-version-kind'] as { group: string; kind: string; version: string }[] | undefined)?.some(
      (id) => id.kind === kind && id.group === group && id.version === version,
    ),
  )?.[0];
}

/** Reads the types of one server into the model. */
class Reader {
  private readonly done = new Set<string>();
  constructor(
    private readonly api: OpenApi,
    private readonly minors: readonly number[],
    private readonly custom: boolean,
    private readonly types: Map<string, Type>,
    private readonly inline: Map<string, string>,
  ) {}

  read(schemaName: string): string {
    const name = schemaName.split('.').at(-1)!;
    if (this.done.has(schemaName)) return name;
    this.done.add(schemaName);
    if (this.custom && schemaName.startsWith('io.k8s.apimachinery.')) return name; // the servers' own files say it
    const schema = this.api.schemas[schemaName];
    if (!schema) throw new Error(`no schema ${schemaName}`);
    this.readObject(name, schema);
    return name;
  }

  private readObject(name: string, schema: Schema): void {
    this.understand(name, schema);
    const properties = schema.properties ?? {}; // an empty struct has none
    if (schema.type !== 'object') throw new Error(`${name} is no object: ${JSON.stringify(schema).slice(0, 200)}`);
    let type = this.types.get(name);
    if (type && type.custom !== this.custom) throw new Error(`two types are called ${name}`);
    if (!type) this.types.set(name, (type = { name, description: '', atomic: false, custom: this.custom, fields: new Map() }));
    type.description = schema.description ?? type.description;
    type.atomic = schema['x-kubernetes-map-type'] === 'atomic';
    for (const [key, value] of Object.entries(properties)) this.readField(type, key, value, schema.required?.includes(key) ?? false);
    for (const key of schema.required ?? []) if (!properties[key]) throw new Error(`${name}.${key} is required and nowhere described`);
  }

  private readField(type: Type, name: string, schema: Schema, required: boolean): void {
    this.understand(`${type.name}.${name}`, schema);
    let field = type.fields.get(name);
    if (!field) type.fields.set(name, (field = { name, types: [], description: '', minors: [], required: [], enum: new Map() }));
    field.description = schema.description ?? field.description;
    add(field.minors, this.minors);
    const text = this.typeText(type.name + name[0]!.toUpperCase() + name.slice(1), schema);
    let entry = field.types.find((t) => t.text === text);
    if (!entry) field.types.push((entry = { text, minors: [] }));
    add(entry.minors, this.minors);
    if (required) add(field.required, this.minors);
    const values = schema.enum ?? schema.items?.enum ?? [];
    for (const value of values) {
      if (!field.enum.has(value)) field.enum.set(value, []);
      add(field.enum.get(value)!, this.minors);
    }
    const list = schema['x-kubernetes-list-type'] as string | undefined;
    const keys = schema['x-kubernetes-list-map-keys'] as string[] | undefined;
    if (list) field.list = list === 'map' ? `map=${keys!.join(',')}` : list;
  }

  private typeText(inlineName: string, schema: Schema): TypeText {
    this.understand(inlineName, schema);
    const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
    if (ref) {
      const name = ref.replace('#/components/schemas/', '');
      return SCALARS[name] ?? this.read(name);
    }
    if (schema['x-kubernetes-int-or-string']) return 'IntOrString';
    switch (schema.type) {
      case 'string':
        return schema.format === 'byte' ? 'bytes' : schema.format === 'date-time' ? 'Time' : 'string';
      case 'integer':
        return schema.format === 'int32' || schema.format === 'int64' ? schema.format : 'int64';
      case 'number':
        return 'number';
      case 'boolean':
        return 'boolean';
      case 'array':
        return `[]${this.typeText(inlineName, schema.items!)}`;
      case 'object':
        if (schema.additionalProperties) return `{}${this.typeText(inlineName, schema.additionalProperties)}`;
        if (!schema.properties) return 'any';
        return this.inlineObject(inlineName, schema);
      default:
        if (schema['x-kubernetes-preserve-unknown-fields']) return 'any';
        throw new Error(`${inlineName}: no type in ${JSON.stringify(schema).slice(0, 200)}`);
    }
  }

  /** An object without a name of its own (custom kinds): named by its path, once for each different content. */
  private inlineObject(name: string, schema: Schema): TypeText {
    const content = JSON.stringify(schema.properties) + JSON.stringify(schema.required);
    const known = this.inline.get(content);
    if (known) return known;
    this.inline.set(content, name);
    this.readObject(name, schema);
    return name;
  }

  private understand(where: string, schema: Schema): void {
    const strange = Object.keys(schema).filter((key) => !UNDERSTOOD.has(key));
    if (strange.length > 0) throw new Error(`${where}: what does ${strange.join(', ')} mean?`);
  }
}

function add(to: number[], minors: readonly number[]): void {
  for (const minor of minors) if (!to.includes(minor)) to.push(minor);
}

/** Refuses what the table could not say: fields that come, go and come again, and types replaced unannounced. */
function settle(type: Type, minors: Minors): void {
  for (const field of type.fields.values()) {
    const where = `${type.name}.${field.name}`;
    for (const list of [field.minors, field.required, ...field.enum.values()]) {
      list.sort((a, b) => a - b);
      if (list.length > 0 && list.at(-1)! - list[0]! + 1 !== list.length)
        throw new Error(`${where} holds in 1.${list.join(', 1.')}: not one range`);
    }
    if (field.types.length > 1 && !REPLACED.has(where)) throw new Error(`${where} is ${field.types.map((t) => t.text).join(', then ')}`);
    if (field.minors.length === 0 || !minors.includes(field.minors[0]!)) throw new Error(`${where} is in no version`);
  }
}
