// Storage: volumes that are there, volumes that are made on demand, and what lives only as long as a Pod.
import {
  type App,
  Chart,
  claim,
  configure,
  csi,
  Deployment,
  downwardAPI,
  emptyDir,
  ephemeral,
  exec,
  httpGet,
  Namespace,
  PersistentVolume,
  PersistentVolumeClaim,
  projected,
  Secret,
  secretKeyRef,
  StatefulSet,
  StorageClass,
  volume,
} from 'cdk8s-patterns';

export function storage(app: App): void {
  const chart = new Chart(app, 'storage', { namespace: 'storage' });
  configure(chart, { security: 'restricted' });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // A class: how volumes are made for the claims that name it
  const fast = new StorageClass(chart, 'storage-fast', {
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true' },
    allowVolumeExpansion: true,
    reclaimPolicy: 'Retain', // the volume outlives its claim
    volumeBindingMode: 'WaitForFirstConsumer', // made in the zone where its Pod will run
  });

  // A claim of that class, made on demand; and one for a volume that somebody made: `''` is "without class", not "the default class"
  const uploads = new PersistentVolumeClaim(chart, 'uploads', {
    storageClassName: fast,
    accessModes: ['ReadWriteOncePod'],
    resources: { requests: { storage: '20Gi' } },
  });
  const share = new PersistentVolume(chart, 'storage-media', {
    capacity: { storage: '100Gi' },
    accessModes: ['ReadWriteMany'],
    persistentVolumeReclaimPolicy: 'Retain',
    storageClassName: '',
    claimRef: { namespace: 'storage', name: 'media' }, // kept for this claim: no other gets it
    nfs: { server: 'nfs.example.com', path: '/export/media' },
    mountOptions: ['nfsvers=4.2'],
  });
  const media = new PersistentVolumeClaim(chart, 'media', {
    storageClassName: '',
    volumeName: share.name,
    accessModes: ['ReadWriteMany'],
    resources: { requests: { storage: '100Gi' } },
  });

  // A claim can be mounted by many Pods only if it says so (ReadWriteMany): the gallery can have two, the upload cannot
  new Deployment(chart, 'gallery', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 101 },
      main: {
        image: 'nginxinc/nginx-unprivileged:1.27.5-alpine',
        ports: { http: 8080 },
        readinessProbe: httpGet('/', 'http', { periodSeconds: 5 }),
        resources: { requests: { cpu: '50m', memory: '32Mi' }, limits: { memory: '64Mi' } },
        volumeMounts: { '/usr/share/nginx/html': volume(media).at('public').readOnly(), '/tmp': emptyDir('tmp', { sizeLimit: '64Mi' }) },
      },
    },
  });
  new Deployment(chart, 'upload', {
    replicas: 1,
    strategy: { type: 'Recreate' }, // the new Pod gets the claim only when the old one is gone
    pod: {
      securityContext: { runAsUser: 10001, fsGroup: 10001, fsGroupChangePolicy: 'OnRootMismatch' },
      main: {
        image: 'ghcr.io/acme/upload:1.4.0',
        ports: { http: 8080 },
        readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
        volumeMounts: {
          '/var/lib/upload': volume(uploads),
          '/tmp': emptyDir('tmp', { sizeLimit: '1Gi' }),
          '/dev/shm': emptyDir('shm', { medium: 'Memory', sizeLimit: '64Mi' }), // counts as memory of the container
          // more than a node wants to lend: a claim that is made with the Pod and goes with it
          '/var/cache': ephemeral('cache', {
            spec: { storageClassName: fast.name, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '50Gi' } } },
          }),
          '/etc/pod': downwardAPI('pod', { labels: 'metadata.labels', name: 'metadata.name' }),
          // a token for one audience, fresh every hour; the certificate comes from a CSI driver
          '/var/run/vault': projected('vault', [{ serviceAccountToken: { audience: 'vault', expirationSeconds: 3600, path: 'token' } }]),
          '/var/run/tls': csi('tls', 'csi.cert-manager.io', {
            readOnly: true,
            volumeAttributes: { 'csi.cert-manager.io/issuer-name': 'ca', 'csi.cert-manager.io/dns-names': 'upload.storage.svc' },
          }),
        },
      },
    },
  });

  // A StatefulSet claims for each of its Pods: data-postgres-0. Neither size nor class can be changed here later
  const postgres = new StatefulSet(chart, 'postgres', {
    replicas: 1,
    serviceName: 'postgres',
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    pod: {
      terminationGracePeriodSeconds: 120,
      securityContext: { runAsUser: 999, runAsGroup: 999, fsGroup: 999, fsGroupChangePolicy: 'OnRootMismatch' },
      main: {
        image: 'postgres:16.9-bookworm',
        ports: { postgresql: 5432 },
        env: { POSTGRES_PASSWORD: secretKeyRef(Secret.existing('postgres-login'), 'password'), PGDATA: '/var/lib/postgresql/data/pgdata' },
        readinessProbe: exec(['pg_isready', '--host=127.0.0.1'], { timeoutSeconds: 5 }),
        resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '512Mi' } },
        volumeMounts: {
          '/var/lib/postgresql/data': claim({ size: '20Gi', storageClassName: fast.name }),
          '/dev/shm': emptyDir('shm', { medium: 'Memory', sizeLimit: '128Mi' }),
        },
      },
    },
  });
  postgres.service({ clusterIP: 'None' });
}
