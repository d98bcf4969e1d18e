// PostgreSQL with two read replicas, with cdk8s-plus. The scripts are files beside it.
import { ApiObject, type Chart, Duration, Size } from 'cdk8s';
import {
  ConfigMap,
  Cpu,
  EmptyDirMedium,
  EnvFieldPaths,
  EnvValue,
  FsGroupChangePolicy,
  PodManagementPolicy,
  Probe,
  SeccompProfileType,
  Secret,
  Service,
  StatefulSet,
  Volume,
} from 'cdk8s-plus-28';

export function statefulDatabase(chart: Chart): void {
  const login = Secret.fromSecretName(chart, 'login', 'db-login');
  const scripts = new ConfigMap(chart, 'scripts', { metadata: { name: 'db-postgresql' } });
  scripts.addDirectory('test/compared/postgresql');
  const port = { name: 'postgresql', port: 5432 };
  const headless = new Service(chart, 'headless', {
    metadata: { name: 'db-headless' },
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    ports: [port],
  });
  const db = new StatefulSet(chart, 'db', {
    metadata: {
      name: 'db',
      annotations: { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
    },
    service: headless,
    replicas: 3,
    podManagementPolicy: PodManagementPolicy.PARALLEL,
    terminationGracePeriod: Duration.seconds(120),
    securityContext: {
      ensureNonRoot: true,
      user: 999,
      group: 999,
      fsGroup: 999,
      fsGroupChangePolicy: FsGroupChangePolicy.ON_ROOT_MISMATCH,
    },
    containers: [
      {
        name: 'postgresql',
        image: 'postgres:16.14-bookworm',
        command: ['/scripts/start.sh'],
        args: ['-c', 'hba_file=/scripts/pg_hba.conf', '-c', 'wal_keep_size=1GB'],
        ports: [{ name: 'postgresql', number: 5432 }],
        envVariables: {
          POD_NAME: EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME),
          POD_IP: EnvValue.fromFieldRef(EnvFieldPaths.POD_IP),
          HEADLESS: EnvValue.fromValue('db-headless'),
          ENGINE_MAJOR: EnvValue.fromValue('16'),
          PGDATA: EnvValue.fromValue('/var/lib/postgresql/data/pgdata'),
          PGPASSFILE: EnvValue.fromValue('/tmp/pgpass'),
          LOOK_SECONDS: EnvValue.fromValue('20'),
          POSTGRES_INITDB_ARGS: EnvValue.fromValue('--data-checksums'),
          POSTGRES_DB: EnvValue.fromValue('shop'),
          POSTGRES_USER: EnvValue.fromSecretValue({ secret: login, key: 'username' }),
          POSTGRES_PASSWORD: EnvValue.fromSecretValue({ secret: login, key: 'password' }),
        },
        startup: Probe.fromCommand(['/scripts/started.sh'], {
          periodSeconds: Duration.seconds(10),
          failureThreshold: 360,
          timeoutSeconds: Duration.seconds(5),
        }),
        readiness: Probe.fromCommand(['/scripts/ready.sh'], { periodSeconds: Duration.seconds(10), timeoutSeconds: Duration.seconds(5) }),
        resources: { cpu: { request: Cpu.millis(250) }, memory: { request: Size.mebibytes(512), limit: Size.mebibytes(512) } },
        securityContext: { seccompProfile: { type: SeccompProfileType.RUNTIME_DEFAULT } },
        volumeMounts: [
          {
            path: '/scripts',
            volume: Volume.fromConfigMap(chart, 'v1', scripts, { name: 'postgresql', defaultMode: 0o555 }),
            readOnly: true,
          },
          { path: '/tmp', volume: Volume.fromEmptyDir(chart, 'v2', 'tmp', { sizeLimit: Size.mebibytes(64) }) },
          { path: '/var/run/postgresql', volume: Volume.fromEmptyDir(chart, 'v3', 'run', { sizeLimit: Size.mebibytes(16) }) },
          {
            path: '/dev/shm',
            volume: Volume.fromEmptyDir(chart, 'v4', 'shm', { medium: EmptyDirMedium.MEMORY, sizeLimit: Size.mebibytes(256) }),
          },
        ],
      },
    ],
  });
  const primary = new Service(chart, 'primary', { metadata: { name: 'db' }, ports: [port], selector: db });
  primary.selectLabel('statefulset.kubernetes.io/pod-name', 'db-0');
  new Service(chart, 'read', { metadata: { name: 'db-read' }, ports: [port], selector: db });
  new ApiObject(chart, 'budget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'db' },
    spec: { maxUnavailable: 1, selector: { matchLabels: db.matchLabels } },
  });
}
