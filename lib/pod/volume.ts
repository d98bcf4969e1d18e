// A volume as a value: declared where it is used, mounted as often as one likes.
import { copied } from '../kube/copied';
import type * as k8s from '../kube/wire';
import type { ObjectRef } from '../kube/reference';

/** How a container sees a volume, apart from where. */
export type MountOptions = Omit<k8s.VolumeMount, 'name' | 'mountPath'>;

/**
 * A volume of a pod. Wherever it is mounted, the pod declares it once. Never changes: `readOnly()` and `at()` give another view of it.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class Volume {
  private constructor(
    /** Its name inside the pod. */
    readonly name: string,
    /** What it is; undefined for a claim template, which the StatefulSet declares. */
    readonly source: Omit<k8s.Volume, 'name'> | undefined,
    readonly mount: MountOptions,
    /** The claim that each Pod of a StatefulSet gets of its own. */
    readonly claim: k8s.PersistentVolumeClaimSpec | undefined,
    /** The object that it shows, if one was given. */
    readonly shows: ObjectRef<string> | undefined,
  ) {}

  /** A volume of a pod, by Kubernetes' own words for it. */
  static of(name: string, source: Omit<k8s.Volume, 'name'>, shows?: ObjectRef<string>): Volume {
    return new Volume(name, copied(source), {}, undefined, shows);
  }

  /** A claim template of a StatefulSet. */
  static claim(name: string, claim: k8s.PersistentVolumeClaimSpec): Volume {
    return new Volume(name, undefined, {}, copied(claim), undefined);
  }

  /** The container that mounts it so cannot write. */
  readOnly(): Volume {
    return this.mounted({ readOnly: true });
  }

  /**
   * One file or folder of it (subPath). Such a mount never sees later changes of a ConfigMap or Secret.
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
   */
  at(subPath: string): Volume {
    return this.mounted({ subPath });
  }

  /** Further fields of the mount: `mountPropagation`, `subPathExpr`, `recursiveReadOnly`. */
  mounted(options: MountOptions): Volume {
    return new Volume(this.name, this.source, { ...this.mount, ...options }, this.claim, this.shows);
  }
}
