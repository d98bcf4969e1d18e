// A helper for every type of volume, named after the field that it writes.
import type { NameRef, ObjectRef, Ref } from '../kube/reference';
import { isRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { Volume } from './volume';

type Source<F extends keyof k8s.Volume> = NonNullable<k8s.Volume[F]>;
type Options<F extends keyof k8s.Volume, Given extends string> = Omit<Source<F>, Given>;

/** An empty folder that lives as long as the Pod. `sizeLimit` (`'1Gi'`) evicts the Pod that passes it; `medium: 'Memory'` counts as its memory. */
export const emptyDir = (name: string, options: Source<'emptyDir'> = {}): Volume => Volume.of(name, { emptyDir: options });

/** A file or folder of the node. Not under the restricted or baseline Pod Security Standard. */
export const hostPath = (name: string, path: string, options: Options<'hostPath', 'path'> = {}): Volume =>
  Volume.of(name, { hostPath: { path, ...options } });

/** The keys of a ConfigMap as files. */
export const configMap = (name: string, ref: NameRef<'ConfigMap'>, options: Options<'configMap', 'name'> = {}): Volume =>
  Volume.of(name, { configMap: { name: nameOf(ref), ...options } }, shown(ref));

/** The keys of a Secret as files, in memory. */
export const secret = (name: string, ref: NameRef<'Secret'>, options: Options<'secret', 'secretName'> = {}): Volume =>
  Volume.of(name, { secret: { secretName: nameOf(ref), ...options } }, shown(ref));

/** A claim that exists beside the pod. */
export const persistentVolumeClaim = (
  name: string,
  ref: NameRef<'PersistentVolumeClaim'>,
  options: Options<'persistentVolumeClaim', 'claimName'> = {},
): Volume => Volume.of(name, { persistentVolumeClaim: { claimName: nameOf(ref), ...options } }, shown(ref));

/** Several sources in one folder: ConfigMaps, Secrets, the Downward API, tokens. */
export const projected = (name: string, sources: k8s.VolumeProjection[], options: Options<'projected', 'sources'> = {}): Volume =>
  Volume.of(name, { projected: { sources, ...options } });

/** What a file can know of its own pod. */
export type FilePath =
  | 'metadata.name'
  | 'metadata.namespace'
  | 'metadata.uid'
  | 'metadata.labels'
  | 'metadata.annotations'
  | `metadata.labels['${string}']`
  | `metadata.annotations['${string}']`;
/** Files by path: a field of the pod, or Kubernetes' own item without its path (for a resource of a container). */
export type DownwardFiles = { [path: string]: FilePath | Omit<k8s.DownwardAPIVolumeFile, 'path'> };

/** Fields of the pod itself as files, which follow changes. @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
export const downwardAPI = (
  name: string,
  files: DownwardFiles | k8s.DownwardAPIVolumeFile[],
  options: Options<'downwardAPI', 'items'> = {},
): Volume =>
  Volume.of(name, {
    downwardAPI: {
      items: Array.isArray(files) ? files : Object.entries(files).map(([path, from]) => downwardItem(path, from)),
      ...options,
    },
  });

const downwardItem = (path: string, from: DownwardFiles[string]): k8s.DownwardAPIVolumeFile =>
  typeof from === 'string' ? { path, fieldRef: { fieldPath: from } } : { path, ...from };

/** A claim that is made with the Pod and deleted with it. */
export const ephemeral = (name: string, volumeClaimTemplate: k8s.PersistentVolumeClaimTemplate): Volume =>
  Volume.of(name, { ephemeral: { volumeClaimTemplate } });

/** The files of an image, read-only. Kubernetes 1.31 and later, on by default from 1.35. */
export const image = (name: string, reference: string, options: Options<'image', 'reference'> = {}): Volume =>
  Volume.of(name, { image: { reference, ...options } });

/** A folder of an NFS server. */
export const nfs = (name: string, server: string, path: string, options: Options<'nfs', 'server' | 'path'> = {}): Volume =>
  Volume.of(name, { nfs: { server, path, ...options } });

/** A volume of a CSI driver, made for this Pod. */
export const csi = (name: string, driver: string, options: Options<'csi', 'driver'> = {}): Volume =>
  Volume.of(name, { csi: { driver, ...options } });

/** A disk over Fibre Channel. */
export const fc = (name: string, options: Source<'fc'>): Volume => Volume.of(name, { fc: options });

/** A disk over iSCSI. */
export const iscsi = (name: string, options: Source<'iscsi'>): Volume => Volume.of(name, { iscsi: options });

/** The types that Kubernetes keeps for old clusters; most are served by CSI drivers now. */
export type FormerVolume =
  | 'awsElasticBlockStore'
  | 'azureDisk'
  | 'azureFile'
  | 'cephfs'
  | 'cinder'
  | 'flexVolume'
  | 'flocker'
  | 'gcePersistentDisk'
  | 'gitRepo'
  | 'glusterfs'
  | 'photonPersistentDisk'
  | 'portworxVolume'
  | 'quobyte'
  | 'rbd'
  | 'scaleIO'
  | 'storageos'
  | 'vsphereVolume';

/** A volume of one of the types that live on for old clusters: `formerVolume('disk', 'awsElasticBlockStore', { volumeID: … })`. */
export const formerVolume = <F extends FormerVolume>(name: string, type: F, source: Source<F>): Volume =>
  Volume.of(name, { [type]: source });

export interface ClaimOptions extends Omit<k8s.PersistentVolumeClaimSpec, 'resources' | 'storageClassName'> {
  /** How much it can hold: `'20Gi'`. */
  readonly size: k8s.Quantity;
  /** The claim template's name; the Pods' claims are `<name>-<set>-<ordinal>`. @default 'data' */
  readonly name?: string;
  /** @default the cluster's default class; `''` asks for a volume without class */
  readonly storageClassName?: NameRef<'StorageClass'>;
}

/**
 * A claim of its own for each Pod of a StatefulSet: mounted, it becomes a claim template. ReadWriteOnce, unless it says otherwise.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export function claim({ size, name = 'data', accessModes = ['ReadWriteOnce'], storageClassName, ...spec }: ClaimOptions): Volume {
  const ofClass = storageClassName === undefined ? {} : { storageClassName: nameOf(storageClassName) };
  return Volume.claim(name, { accessModes, ...spec, ...ofClass, resources: { requests: { storage: size } } });
}

/**
 * The volume that shows an object: the files of a ConfigMap or Secret, or what a claim is bound to. Its name in the pod is the object's,
 * with `-` for each dot.
 */
export function volume(ref: Ref<'ConfigMap' | 'Secret' | 'PersistentVolumeClaim'>, options: { name?: string } = {}): Volume {
  const name = options.name ?? ref.name.replaceAll('.', '-');
  switch (ref.kind as string) {
    case 'Secret':
      return secret(name, ref as Ref<'Secret'>);
    case 'PersistentVolumeClaim':
      return persistentVolumeClaim(name, ref as Ref<'PersistentVolumeClaim'>);
    default:
      return configMap(name, ref as Ref<'ConfigMap'>);
  }
}

const nameOf = (ref: string | ObjectRef<string>): string => (typeof ref === 'string' ? ref : ref.name);
const shown = (ref: string | ObjectRef<string>): ObjectRef<string> | undefined => (isRef(ref) ? ref : undefined);
