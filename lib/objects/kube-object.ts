// What every object here has in common: a construct with one Resource, a name, and its wire shape to read and to change.
import type { ApiObjectMetadataDefinition } from 'cdk8s';
import { Construct } from 'constructs';
import { isChecked } from '../context';
import { copied } from '../kube/copied';
import { type KindName, kinds } from '../kube/kinds';
import { isDeferred } from '../kube/later';
import { typeProblem } from '../kube/prop-type';
import type { ObjectRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { type Problem, Rendering } from '../pod/rendering';
import { type Body, Resource } from './resource';

/** The wire shape of a kind without what says which object it is. */
export type Manifested<M> = Omit<M, 'apiVersion' | 'kind' | 'metadata'>;

/** What an object's constructor hands over: its body is rendered once the object has a name. */
export interface Rendered<M> {
  readonly metadata?: k8s.ObjectMeta | undefined;
  readonly render: (
    rendering: Rendering,
    self: { readonly name: string; readonly scope: Construct; readonly metadata: ApiObjectMetadataDefinition },
  ) => Manifested<M>;
}

export abstract class KubeObject<K extends KindName, M> extends Construct implements ObjectRef<K> {
  // before `kind`: the compiler then looks for a reference of ours first, and says which kind is wanted
  /** What was rendered, without apiVersion, kind and metadata: plain data, yours to change until the synth. */
  readonly manifest: Manifested<M>;
  readonly apiVersion: string;
  readonly kind: K;
  /** The name that the object has in the cluster. */
  readonly name: string;
  /** Its metadata; labels and annotations can be added until the synth. */
  readonly metadata: ApiObjectMetadataDefinition;

  protected constructor(scope: Construct, id: string, kind: K, { metadata, render }: Rendered<M>) {
    super(scope, id);
    this.kind = kind;
    this.apiVersion = kinds[kind].apiVersion;
    const rendering = new Rendering();
    if (isDeferred(metadata)) rendering.tooLate('metadata', 'labels and annotations may be late: metadata: { labels: Lazy.any(…) }');
    const wrong = typeProblem(metadata ?? {}, ['an object']);
    if (wrong !== undefined) rendering.problem('field-type', 'metadata', wrong);
    const own = isDeferred(metadata) || wrong !== undefined ? {} : copied(metadata ?? {});
    const resource = new Resource(this, kind, own, rendering.existing);
    this.name = resource.name;
    this.metadata = resource.metadata;
    this.manifest = resource.fill(render(rendering, { name: this.name, scope: this, metadata: this.metadata }) as Body) as Manifested<M>;
    this.rendered(rendering);
    if (rendering.problems.length > 0) complain(this, rendering.problems);
  }

  /** For what an object makes beside its manifest. */
  protected rendered(_: Rendering): void {}

  /** The namespace that the manifest names: its own, or the chart's. */
  get namespace(): string | undefined {
    return this.metadata.namespace;
  }

  /** The API group, as RBAC of cdk8s-plus asks for it. */
  get apiGroup(): string {
    return this.apiVersion.split('/').slice(0, -1).join('/');
  }
  /** The plural by which RBAC knows the kind. */
  get resourceType(): string {
    return plural(this.kind);
  }
  get resourceName(): string {
    return this.name;
  }
  asApiResource(): this {
    return this;
  }
  asNonApiResource(): undefined {
    return undefined;
  }
}

const problemsOf = new WeakMap<Construct, readonly Problem[]>();

/** What the renderers of a construct found wrong with its props. */
export const problemsAt = (construct: Construct): readonly Problem[] => problemsOf.get(construct) ?? [];

/** Says it at the construct. A good tree pays nothing: only a construct with errors has a validation. */
export function complain(construct: Construct, problems: readonly Problem[]): void {
  const before = problemsAt(construct);
  problemsOf.set(construct, [...before, ...problems]);
  const texts = problems
    .filter(({ severity }) => severity !== 'warning')
    .map(({ path, message, hint }) => `${path}: ${message}${hint === undefined ? '' : `; ${hint}`}`);
  if (texts.length > 0) construct.node.addValidation({ validate: () => (isChecked(construct) ? [] : texts) });
}

function plural(kind: string): string {
  const word = kind.toLowerCase();
  if (/(ss|ch|x)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
