// Whole manifests as they are: from a literal, a JSON import, parsed YAML.
import { copied } from '../kube/copied';
import { type Kind, type KindName, kinds } from '../kube/kinds';
import type * as k8s from '../kube/wire';
import { isPlainObject } from '../kube/manifest';
import { noProps } from './given';
import type { Rendered } from './kube-object';

/**
 * A manifest as it is pasted: every field may be missing or null, words of an enum are text, lists may be readonly, and an object that
 * was read from a cluster has its status. What the API server would say of it is said at synth.
 */
export type Pasted<T> = T extends string
  ? string
  : T extends number | boolean
    ? T
    : T extends readonly (infer E)[]
      ? readonly Pasted<E>[]
      : T extends object
        ? PastedFields<T> & StatusOf<T>
        : T;

/** Under a name, since the compiler would else write them all out in every message. */
type PastedFields<T> = { readonly [P in keyof T]?: Pasted<T[P]> | null };

/** Whole objects have one, and no map of texts. */
type StatusOf<T> = string extends keyof T ? unknown : 'apiVersion' | 'metadata' extends keyof T ? { readonly status?: unknown } : unknown;

/** Stands in for props, on its way through a constructor. */
class PastedProps {
  constructor(readonly manifest: { readonly [field: string]: unknown }) {}
}

/** The manifest as an argument for the kind's constructor, which finds it with `pasted`. */
export const asProps = (manifest: object): never => new PastedProps(manifest as PastedProps['manifest']) as never;

/** Whether the props are a pasted manifest. */
export const isPasted = (props: object): boolean => props instanceof PastedProps;

/** If the props are a pasted manifest: its parts, rendered as they are. Where there are no props at all, that is said. */
export function pasted<M>(props: object, kind: KindName): Rendered<M> | undefined {
  if (!(props instanceof PastedProps)) {
    const problem = noProps(props);
    if (!problem) return undefined;
    const render: Rendered<M>['render'] = (rendering) => {
      rendering.problems.push(problem);
      return bare(kinds[kind]) as never;
    };
    return { render };
  }
  const { apiVersion, kind: itsKind, metadata, ...body } = isPlainObject(props.manifest) ? props.manifest : {};
  return {
    metadata: (isPlainObject(metadata) ? withoutNulls(copied(metadata)) : metadata) as k8s.ObjectMeta,
    render: (rendering) => {
      if (itsKind !== kind)
        rendering.problem(
          'served-version',
          'kind',
          `Invalid value: ${JSON.stringify(itsKind)}: must be "${kind}"`,
          `${kind}.from takes manifests of that kind`,
        );
      else if (apiVersion !== kinds[kind].apiVersion) {
        rendering.problem(
          'served-version',
          'apiVersion',
          `no matches for kind "${kind}" in version ${JSON.stringify(apiVersion)}`,
          `write apiVersion: ${kinds[kind].apiVersion}`,
        );
      }
      return copied(body) as never;
    },
  };
}

/** Nothing, but for the parts of a pod template: others look into them. */
function bare({ template }: Kind): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  let at = body;
  for (const step of template?.split('.').filter(Boolean) ?? []) at = at[step] = {} as Record<string, unknown>;
  if (template !== undefined) at.spec = {};
  if (at !== body) at.metadata = {};
  return body;
}

const withoutNulls = (fields: object): object => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
