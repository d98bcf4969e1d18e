// All manifests of one check, found by what they are.
import { isPlainObject, type Manifest, objectId } from '../kube/manifest';

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
  readonly manifests: readonly Manifest[];
  /** Where each manifest was written, and with which others it is applied. */
  readonly origins: readonly { readonly place: string; readonly group: string }[];
  /** The indexes of the manifests of that kind and name in the namespace (undefined: the one of whoever applies). */
  find(kind: string, name: string, namespace: string | undefined): readonly number[];
  /** The names of all manifests of a kind. */
  names(kind: string): readonly string[];
  /** Whether a Certificate keeps its key in a Secret of that name, which cert-manager then makes. */
  keepsSecret(name: string, namespace: string | undefined): boolean;
  /** Whether somebody said that it exists, though no manifest makes it. */
  existing(kind: string, name: string, namespace: string | undefined): ExistingObject | undefined;
}

export class ManifestSet implements ReadonlySet {
  readonly origins: readonly { readonly place: string; readonly group: string }[];
  private readonly byName = new Map<string, number[]>();
  private kept?: readonly Manifest[];
  private readonly byKind = new Map<string, string[]>();

  constructor(
    readonly manifests: readonly Manifest[],
    private readonly declared: readonly ExistingObject[],
    origins?: readonly { readonly place: string; readonly group: string }[],
  ) {
    this.origins = origins ?? manifests.map((_, i) => ({ place: `manifest ${i + 1}`, group: '' }));
    manifests.forEach((manifest, index) => {
      const { kind, name } = objectId(manifest);
      const key = `${kind}/${name}`;
      const found = this.byName.get(key);
      if (found) found.push(index);
      else {
        this.byName.set(key, [index]);
        const names = this.byKind.get(kind);
        if (names) names.push(name);
        else this.byKind.set(kind, [name]);
      }
    });
  }

  find(kind: string, name: string, namespace: string | undefined): readonly number[] {
    const found = this.byName.get(`${kind}/${name}`) ?? [];
    return found.filter((index) => sameNamespace(objectId(this.manifests[index]!).namespace, namespace));
  }

  names(kind: string): readonly string[] {
    return this.byKind.get(kind) ?? [];
  }

  keepsSecret(name: string, namespace: string | undefined): boolean {
    this.kept ??= this.manifests.filter(
      ({ kind, spec }) => kind === 'Certificate' && isPlainObject(spec) && typeof spec.secretName === 'string',
    );
    return this.kept.some(
      (one) => (one.spec as { secretName: string }).secretName === name && sameNamespace(objectId(one).namespace, namespace),
    );
  }

  existing(kind: string, name: string, namespace: string | undefined): ExistingObject | undefined {
    return this.declared.find((object) => object.kind === kind && object.name === name && sameNamespace(object.namespace, namespace));
  }
}

/** A manifest without a namespace may be applied into any: it meets them all. */
const sameNamespace = (a: string | undefined, b: string | undefined): boolean => a === undefined || b === undefined || a === b;
