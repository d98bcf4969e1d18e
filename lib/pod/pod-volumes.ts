// The volumes of one pod, gathered from where they are mounted.
import { copied } from '../kube/copied';
import type { KindName } from '../kube/kinds';
import { isDeferred } from '../kube/later';
import { isPlainObject } from '../kube/manifest';
import { isRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { Rendering } from './rendering';
import { isNothing } from './nothing';
import { Volume } from './volume';

/** A volume that was made with a helper (`emptyDir(…)`), or Kubernetes' own entry. */
export type PodVolume = Volume | k8s.Volume;
/** Mounts by path, each with its volume; or Kubernetes' own list. */
export type VolumeMounts = { [path: `/${string}`]: Volume } | k8s.VolumeMount[];

/** Gathers while containers are rendered. Same name and same content is one volume; another content is a problem. */
export class PodVolumes {
  readonly claims: k8s.PersistentVolumeClaim[] = [];
  private readonly declared = new Map<string, Declared>();
  private readonly gathered: k8s.Volume[] = [];

  constructor(private readonly rendering: Rendering) {}

  /** The pod's own list comes first, and says what its names are. */
  declare(volumes: PodVolume[], path: string): k8s.Volume[] {
    const list = volumes.flatMap((one, i) => {
      const where = `${path}[${i}]`;
      if (isNothing(one)) return [];
      if (isVolume(one)) return this.declareValue(one, where);
      const wire = copied(one);
      if (isPlainObject(wire)) this.declared.set(wire.name, { wire, where });
      return [wire];
    });
    this.gathered.splice(0, this.gathered.length, ...list);
    return list;
  }

  mounts(mounts: VolumeMounts, path: string): k8s.VolumeMount[] {
    if (Array.isArray(mounts)) return mounts.filter((mount) => !isNothing(mount)).map((mount) => copied(mount));
    if (!isPlainObject(mounts)) return mounts as never;
    return Object.entries(mounts).flatMap(([mountPath, value]) => {
      const where = `${path}[${JSON.stringify(mountPath)}]`;
      if (isNothing(value)) return [];
      if (!isVolume(value)) return this.noVolume(value, where);
      this.gathered.push(...this.declareValue(value, where));
      return [{ name: value.name, mountPath, ...value.mount }];
    });
  }

  get volumes(): k8s.Volume[] {
    return this.gathered;
  }

  private declareValue(value: Volume, where: string): k8s.Volume[] {
    if (value.shows) this.rendering.refersTo(value.shows, kindsShown(value), where);
    const wire: k8s.Volume = { name: value.name, ...copied(value.source) };
    const declared: Declared = { wire, claim: value.claim, where };
    const known = this.declared.get(value.name);
    if (known) {
      if (contentOf(known) !== contentOf(declared)) this.conflict(value.name, known.where, where);
      return [];
    }
    this.declared.set(value.name, declared);
    if (!value.claim) return [wire];
    this.claims.push({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: value.name }, spec: copied(value.claim) });
    return [];
  }

  private noVolume(value: unknown, where: string): [] {
    if (isDeferred(value)) this.rendering.tooLate(where, "Kubernetes' own list of mounts may be a Lazy");
    else
      this.rendering.problem(
        'field-type',
        where,
        'Invalid value: must be a volume',
        isRef(value)
          ? `volume(…) makes one of ${value.kind}/${value.name}`
          : "as in emptyDir('cache'); or write Kubernetes' own list of mounts",
      );
    return [];
  }

  private conflict(name: string, first: string, second: string): void {
    this.rendering.problem(
      'one-volume-a-name',
      second,
      `Duplicate value: "${name}"`,
      `${first} has another volume of that name; give one of them another name`,
    );
  }
}

/** The kind of what a volume shows, by the field that it writes. */
function kindsShown({ source }: Volume): KindName[] {
  if (source?.secret) return ['Secret'];
  if (source?.projected) return ['ConfigMap', 'Secret'];
  return [source?.persistentVolumeClaim ? 'PersistentVolumeClaim' : 'ConfigMap'];
}

/** By its marks, since a second copy of this library may have made it. */
export const isVolume = (value: unknown): value is Volume =>
  !isPlainObject(value) && typeof value === 'object' && value !== null && 'mount' in value && 'name' in value;

/** A volume, or a claim in its place. */
interface Declared {
  readonly wire: k8s.Volume;
  readonly claim?: k8s.PersistentVolumeClaimSpec | undefined;
  readonly where: string;
}

function contentOf({ wire: { name: _, ...source }, claim }: Declared): string {
  if (claim) return `claim ${JSON.stringify(claim)}`;
  return JSON.stringify(source, (_key, value: unknown) =>
    isPlainObject(value) ? Object.fromEntries(Object.entries(value).sort()) : value,
  );
}
