// The one ApiObject of this library: holds what was rendered, and makes its manifest in one walk.
import { ApiObject, App, Chart, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { minorAt } from '../context';
import { canonical, expanded } from '../kube/canonical';
import { type KindName, kinds } from '../kube/kinds';
import type { Manifest } from '../kube/manifest';
import type { Existing } from '../kube/reference';
import { isDeferred, later } from '../kube/later';
import type * as k8s from '../kube/wire';
import { madeOnce } from './made-once';
import { namesObjects, objectName } from './object-name';
import { plainMetadata } from './metadata-of';
import { patched } from './patched';
import { hasCustom, resolver, settling } from './resolver';
import { withChecksum } from './restart';
import { unmade } from './unmade';

/** The wire shape of an object, without what says which object it is. */
export type Body = { [field: string]: unknown };

type Texts = { [key: string]: string };
const TEXTS = ['labels', 'annotations'] as const;

/** The child `Resource` of every object here, so that `ApiObject.of(web)` finds it. */
export class Resource extends ApiObject {
  private body: Body = {};
  /** Whether the server makes its name. */
  readonly nameless: boolean;
  private readonly ops: JsonPatch[] = [];
  /** Labels and annotations that are a Lazy as a whole: cdk8s would take it apart. */
  private readonly late = new Map<'labels' | 'annotations', Texts>();

  constructor(
    scope: Construct,
    kind: KindName,
    metadata: k8s.ObjectMeta,
    /** Objects made elsewhere that this one refers to; filled while its body is rendered. */
    readonly existing: readonly Existing<KindName>[],
  ) {
    const byChart = metadata.name === undefined && namesObjects(Chart.of(scope));
    const named = byChart ? metadata : { ...metadata, name: metadata.name ?? objectName(scope, kind) };
    super(scope, 'Resource', { apiVersion: kinds[kind].apiVersion, kind, metadata: withoutLate(named) as object });
    for (const field of TEXTS) if (isDeferred(named[field])) this.late.set(field, named[field]);
    this.nameless = metadata.name === undefined && metadata.generateName !== undefined;
    // a chart's namespace is for what lives in one
    if (!kinds[kind].namespaced && metadata.namespace === undefined) Object.assign(this.metadata, { namespace: undefined });
  }

  /** Takes what was rendered; edits of it until the synth are in the manifest. */
  fill<B extends Body>(body: B): B {
    this.body = body;
    return body;
  }

  override addJsonPatch(...ops: JsonPatch[]): void {
    this.ops.push(...ops);
  }

  override toJson(): any {
    try {
      return madeOnce(this, () => withChecksum(this, this.manifest()));
    } catch (error) {
      throw unmade(this, error);
    }
  }

  private manifest(): Manifest {
    const { resolvers } = App.of(this);
    const quick = hasCustom(resolvers) ? undefined : plainMetadata(this.metadata);
    const { name, ...rest } = quick ?? settling(resolvers, () => this.metadata.toJson() as { name?: string });
    const metadata: Body = this.nameless ? rest : { name, ...rest };
    for (const [field, texts] of this.late) {
      const added = metadata[field] as Texts | undefined;
      metadata[field] = later(texts, (own) => ({ ...added, ...own }));
    }
    const wire = { apiVersion: this.apiVersion, kind: this.kind, metadata, ...this.body };
    const minor = minorAt(this);
    if (this.ops.length === 0) return canonical(wire, minor, resolver(this, resolvers));
    // a patch sees what was rendered, `stringData` too, and what it writes is spelt as everything else
    return canonical({ ...patched(expanded(wire, resolver(this, resolvers)), this.ops) }, minor);
  }
}

function withoutLate(metadata: k8s.ObjectMeta): k8s.ObjectMeta {
  const known = { ...metadata };
  for (const field of TEXTS) if (isDeferred(known[field])) delete known[field];
  return known;
}
