// All manifests of one check, found by what they are.
import { type Link, links } from '../kube/links';
import { isPlainObject, type Manifest, namespaceOf, objectId } from '../kube/manifest';
import { isList } from '../kube/opened';

/** An object of which it is said that it is made elsewhere: by hand, by another tool, by another synth. */
export interface ExistingObject {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
  /** Left out: of any namespace. */
  readonly namespace?: string;
  /** The keys that it has, if it is a ConfigMap or Secret and they are known. */
  readonly keys?: readonly string[];
}

export interface ReadonlySet {
  /** Those in a list stand behind it. */
  readonly manifests: readonly Manifest[];
  /** The indexes of the lists. */
  readonly lists: readonly number[];
  /** Where each manifest was written, and with which others it is applied. */
  readonly origins: readonly { readonly place: string; readonly group: string }[];
  /** The indexes of the manifests of that kind and name in the namespace (undefined: the one of whoever applies). */
  find(kind: string, name: string, namespace: string | undefined): readonly number[];
  /** Where the manifest of that index names others. */
  links(index: number): readonly Link[];
  /** The names of all manifests of a kind. */
  names(kind: string): readonly string[];
  /** Whether a Certificate keeps its key in a Secret of that name, which cert-manager then makes. */
  keepsSecret(name: string, namespace: string | undefined): boolean;
  /** Whether somebody said that it exists, though no manifest makes it. */
  existing(kind: string, name: string, namespace: string | undefined): ExistingObject | undefined;
}

export class ManifestSet implements ReadonlySet {
  readonly lists: readonly number[];
  private readonly made = new ByPlace<number>();
  private readonly said = new ByPlace<ExistingObject>();
  private kept?: ByPlace<Manifest>;
  private readonly linked: (readonly Link[])[] = [];
  private readonly byKind = new Map<string, string[]>();

  constructor(
    readonly manifests: readonly Manifest[],
    declared: readonly ExistingObject[],
    readonly origins: readonly { readonly place: string; readonly group: string }[],
  ) {
    const lists: number[] = [];
    this.lists = lists;
    manifests.forEach((manifest, index) => {
      if (isList(manifest)) return void lists.push(index); // no object of a cluster
      const { kind, name, namespace } = objectId(manifest);
      if (!this.made.add(`${kind}/${name}`, namespace, index)) return;
      const names = this.byKind.get(kind);
      if (names) names.push(name);
      else this.byKind.set(kind, [name]);
    });
    for (const object of declared) this.said.add(`${object.kind}/${object.name}`, object.namespace, object);
  }

  find(kind: string, name: string, namespace: string | undefined): readonly number[] {
    return this.made.find(`${kind}/${name}`, namespace);
  }

  links(index: number): readonly Link[] {
    return (this.linked[index] ??= links(this.manifests[index]!));
  }

  names(kind: string): readonly string[] {
    return this.byKind.get(kind) ?? [];
  }

  keepsSecret(name: string, namespace: string | undefined): boolean {
    if (!this.kept) {
      this.kept = new ByPlace();
      for (const one of this.manifests) {
        const { kind, spec } = one;
        if (kind === 'Certificate' && isPlainObject(spec) && typeof spec.secretName === 'string')
          this.kept.add(spec.secretName, namespaceOf(one), one);
      }
    }
    return this.kept.find(name, namespace).length > 0;
  }

  existing(kind: string, name: string, namespace: string | undefined): ExistingObject | undefined {
    return this.said.find(`${kind}/${name}`, namespace)[0];
  }
}

/** Things by what they are called and where: the same name in ten thousand namespaces is no long list. */
class ByPlace<T> {
  private readonly all = new Map<string, T[]>();
  private readonly here = new Map<string, T[]>();

  /** Whether it is the first of that name. */
  add(name: string, namespace: string | undefined, it: T): boolean {
    const known = this.all.has(name);
    push(this.all, name, it);
    push(this.here, `${namespace ?? ''} ${name}`, it);
    return !known;
  }

  /** A manifest without a namespace may be applied into any: it meets them all. */
  find(name: string, namespace: string | undefined): readonly T[] {
    if (namespace === undefined) return this.all.get(name) ?? [];
    const [here, anywhere] = [this.here.get(`${namespace} ${name}`), this.here.get(` ${name}`)];
    return here && anywhere ? [...here, ...anywhere] : (here ?? anywhere ?? []);
  }
}

function push<T>(map: Map<string, T[]>, key: string, it: T): void {
  const found = map.get(key);
  if (found) found.push(it);
  else map.set(key, [it]);
}
