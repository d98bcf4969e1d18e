// Valid ConfigMaps, Secrets, claims, volumes and storage classes.
import type { Manifest } from '../../../../lib/kube/manifest';

/** Valid manifests of every kind that holds data; a PersistentVolume for each kind of source. */
export function storage(): Manifest[] {
  const metadata = { name: 'data', labels: { app: 'web' } };
  const volume = { capacity: { storage: '10Gi' }, accessModes: ['ReadWriteOnce'] };
  const secretRef = { name: 'keys', namespace: 'x' };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'text', 'b.yaml': 'x: 1\n' }, binaryData: { c: 'AAEC' }, immutable: true },
    { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', data: { a: 'aGVsbG8=' }, stringData: { b: 'text' }, immutable: false },
    { apiVersion: 'v1', kind: 'Secret', metadata, type: 'kubernetes.io/basic-auth', stringData: { username: 'u', password: 'p' } },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata,
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata,
      spec: {
        accessModes: ['ReadWriteMany', 'ReadOnlyMany'],
        resources: { requests: { storage: 1024 }, limits: { storage: '2Gi' } },
        selector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['c'] }] },
        storageClassName: 'fast',
        volumeMode: 'Block',
        volumeName: 'v',
        dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 's' },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata,
      spec: {
        accessModes: ['ReadWriteOncePod'],
        resources: { requests: { storage: '1Gi' } },
        dataSourceRef: { apiGroup: 'example.com', kind: 'Backup', name: 'b' },
      },
    },
    ...SOURCES(secretRef).map((source): Manifest => ({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata,
      spec: { ...volume, ...source },
    })),
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata,
      spec: {
        ...volume,
        csi: {
          driver: 'csi.example.com',
          volumeHandle: 'h',
          fsType: 'ext4',
          volumeAttributes: { a: 'b' },
          nodeStageSecretRef: secretRef,
          nodePublishSecretRef: secretRef,
          controllerPublishSecretRef: secretRef,
          controllerExpandSecretRef: secretRef,
        },
        persistentVolumeReclaimPolicy: 'Retain',
        storageClassName: 'fast',
        volumeMode: 'Filesystem',
        mountOptions: ['ro'],
        claimRef: { namespace: 'default', name: 'data' },
        nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }] } },
      },
    },
    { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata, provisioner: 'example.com/p' },
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata,
      provisioner: 'example.com/p',
      parameters: { a: 'b' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
      mountOptions: ['ro'],
      allowedTopologies: [{ matchLabelExpressions: [{ key: 'zone', values: ['a', 'b'] }] }],
    },
  ];
}

const SOURCES = (secretRef: unknown): Record<string, unknown>[] => [
  { hostPath: { path: '/x', type: 'DirectoryOrCreate' } },
  {
    local: { path: '/x', fsType: 'ext4' },
    nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }] } },
  },
  { nfs: { server: 'n', path: '/x' } },
  { iscsi: { targetPortal: '10.0.0.1', iqn: 'iqn.2001-04.com.example:s', lun: 0, secretRef, chapAuthDiscovery: true } },
  { fc: { wwids: ['x'] } },
  { awsElasticBlockStore: { volumeID: 'v' } },
  { gcePersistentDisk: { pdName: 'd' } },
  { azureDisk: { diskName: 'd', diskURI: '/subscriptions/x', kind: 'Managed' } },
  { azureFile: { secretName: 's', secretNamespace: 'x', shareName: 'y' } },
  { cephfs: { monitors: ['m'], secretRef } },
  { cinder: { volumeID: 'v', secretRef } },
  { flexVolume: { driver: 'example.com/f', secretRef } },
  { flocker: { datasetUUID: 'u' } },
  { glusterfs: { endpoints: 'e', path: 'p', endpointsNamespace: 'x' } },
  { photonPersistentDisk: { pdID: 'p' } },
  { portworxVolume: { volumeID: 'v' } },
  { quobyte: { registry: 'r:1', volume: 'v', tenant: 't' } },
  { rbd: { monitors: ['m'], image: 'i', secretRef } },
  { scaleIO: { gateway: 'g', system: 's', secretRef, volumeName: 'v', storageMode: 'ThickProvisioned' } },
  { storageos: { volumeName: 'v', secretRef: { name: 'keys', namespace: 'x', kind: 'Secret', apiVersion: 'v1' } } },
  { vsphereVolume: { volumePath: 'p' } },
];
