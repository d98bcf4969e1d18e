// The one ApiObject of this library: holds what was rendered, and makes its manifest in one walk.
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { minorAt } from '../context';
import { canonical, expanded } from '../kube/canonical';
import { type KindName, kinds } from '../kube/kinds';
import type { Manifest } from '../kube/manifest';
import type { Existing } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { madeOnce } from './made-once';
import { namesObjects, objectName } from './object-name';
import { plainMetadata } from './metadata-of';
import { hasCustom, resolver, settling } from './resolver';
import { withChecksum } from './restart';

/** The wire shape of an object, without what says which object it is. */
export type Body = { [field: string]: unknown };

/** The child `Resource` of every object here, so that `ApiObject.of(web)` finds it. */
export class Resource extends ApiObject {
  private body: Body = {};
  /** Whether the server makes its name. */
  readonly nameless: boolean;
  private readonly ops: JsonPatch[] = [];

  constructor(
    scope: Construct,
    kind: KindName,
    metadata: k8s.ObjectMeta,
    /** Objects made elsewhere that this one refers to; filled while its body is rendered. */
    readonly existing: readonly Existing<KindName>[],
  ) {
    const byChart = metadata.name === undefined && namesObjects(Chart.of(scope));
    const named = byChart ? metadata : { ...metadata, name: metadata.name ?? objectName(scope, kind) };
    super(scope, 'Resource', { apiVersion: kinds[kind].apiVersion, kind, metadata: named as object });
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
      throw new Error(`Failed serializing construct at path '${this.node.path}' with name '${this.name}': ${(error as Error).message}`, {
        cause: error,
      });
    }
  }

  private manifest(): Manifest {
    const { resolvers } = App.of(this);
    const quick = hasCustom(resolvers) ? undefined : plainMetadata(this.metadata);
    const { name, ...rest } = quick ?? settling(resolvers, () => this.metadata.toJson() as { name?: string });
    const metadata = this.nameless ? rest : { name, ...rest };
    const wire = { apiVersion: this.apiVersion, kind: this.kind, metadata, ...this.body };
    const minor = minorAt(this);
    if (this.ops.length === 0) return canonical(wire, minor, resolver(this, resolvers));
    // a patch sees what was rendered, `stringData` too, and what it writes is spelt as everything else
    return canonical({ ...JsonPatch.apply(expanded(wire, resolver(this, resolvers)), ...this.ops) }, minor);
  }
}
