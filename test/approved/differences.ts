// What is left between the approved YAML and what the patterns make, each with its reason. A test fails on any other, and on one that is gone.

export interface Left {
  readonly why: string;
  /** As `compared.ts` writes them: what was approved → what is made. */
  readonly lines: readonly string[];
}

/** The labels for people that the workload of a pattern has on its metadata; all of them, or those that are named. */
function names(title: string, version: string, ...missing: string[]): string[] {
  const [, name = ''] = title.split('/');
  const values = { 'managed-by': 'cdk8s-patterns', name, 'part-of': 'shop', version };
  return Object.entries(values)
    .filter(([label]) => missing.length === 0 || missing.includes(label))
    .map(([label, value]) => `${title} metadata.labels.app.kubernetes.io/${label}: nothing → "${value}"`);
}
const LABELS = 'labels for people, on metadata alone: who lists workloads sees what they belong to, and no Pod is replaced for a label';

/** A ready-made container says its user itself. */
const user = (container: string): string[] => [
  `${container}.securityContext.runAsGroup: nothing → 65534`,
  `${container}.securityContext.runAsNonRoot: nothing → true`,
  `${container}.securityContext.runAsUser: nothing → 65534`,
];
const USER = 'a ready-made container runs as the numeric user of its image, whatever its neighbours run as';

export const left: { readonly [file: string]: readonly Left[] } = {
  web: [
    { why: LABELS, lines: names('Deployment/api', '3.1.0', 'version') },
    {
      why: 'one container alone is what kubectl means anyway; the annotation comes with the second',
      lines: ['Deployment/api spec.template.metadata.annotations.kubectl.kubernetes.io/default-container: "app" → nothing'],
    },
  ],
  cart: [
    {
      why: 'Envoy reads its configuration once: Pods are replaced when what was made for them changes',
      lines: ['Deployment/cart spec.template.metadata.annotations.cdk8s-patterns/checksum: nothing → "<sum>"'],
    },
    {
      why: 'a volume of files has the name of its container, after which the ConfigMap is called too: cart-redis-proxy',
      lines: [
        'Deployment/cart spec.template.spec.initContainers.redis-proxy.volumeMounts./etc/envoy.name: "proxy-config" → "redis-proxy"',
        'Deployment/cart spec.template.spec.volumes.proxy-config: {"configMap":{"defaultMode":420,"name":"cart-redis-proxy"},"name":"proxy-config"} → nothing',
        'Deployment/cart spec.template.spec.volumes.redis-proxy: nothing → {"configMap":{"defaultMode":420,"name":"cart-redis-proxy"},"name":"redis-proxy"}',
      ],
    },
    {
      why: 'statsd_exporter listens for TCP on all addresses unless it is told otherwise, and anybody could write figures',
      lines: [
        'Deployment/cart spec.template.spec.initContainers.statsd-exporter.args: ["--statsd.listen-udp=127.0.0.1:9125","--web.listen-address=:9102"] → ["--statsd.listen-udp=127.0.0.1:9125","--statsd.listen-tcp=127.0.0.1:9125","--web.listen-address=:9102"]',
      ],
    },
    {
      why: 'the path that statsd_exporter documents for that',
      lines: ['Deployment/cart spec.template.spec.initContainers.statsd-exporter.startupProbe.httpGet.path: "/healthz" → "/-/healthy"'],
    },
    { why: USER, lines: user('Deployment/cart spec.template.spec.initContainers.statsd-exporter') },
  ],
  db: [
    { why: LABELS, lines: names('StatefulSet/db', '16.14-bookworm') },
    {
      why: 'one container alone is what kubectl means anyway',
      lines: ['StatefulSet/db spec.template.metadata.annotations.kubectl.kubernetes.io/default-container: "postgresql" → nothing'],
    },
    {
      why: 'data belongs to one major: a change of it has to be seen in review, and the start script compares it with the data',
      lines: [
        'StatefulSet/db metadata.annotations.cdk8s-patterns/engine: nothing → "postgresql-16"',
        'StatefulSet/db spec.template.spec.containers.postgresql.env.ENGINE_MAJOR: nothing → {"name":"ENGINE_MAJOR","value":"16"}',
      ],
    },
    {
      why: 'scripts and configuration are read when the server starts: Pods are replaced when they change',
      lines: ['StatefulSet/db spec.template.metadata.annotations.cdk8s-patterns/checksum: nothing → "<sum>"'],
    },
    {
      why: 'a volume of files has the name of its container, after which the ConfigMap is called too; the scripts in it are newer, and tried',
      lines: [
        'ConfigMap/db-postgresql only ours',
        'ConfigMap/db-scripts only approved',
        'StatefulSet/db spec.template.spec.containers.postgresql.volumeMounts./scripts.name: "scripts" → "postgresql"',
        'StatefulSet/db spec.template.spec.volumes.postgresql: nothing → {"configMap":{"defaultMode":365,"name":"db-postgresql"},"name":"postgresql"}',
        'StatefulSet/db spec.template.spec.volumes.scripts: {"configMap":{"defaultMode":365,"name":"db-scripts"},"name":"scripts"} → nothing',
      ],
    },
    {
      why: 'the newest patch of 16 when this was written',
      lines: ['StatefulSet/db spec.template.spec.containers.postgresql.image: "postgres:16.9-bookworm" → "postgres:16.14-bookworm"'],
    },
    {
      why: 'libpq reads it under that name by itself',
      lines: [
        'StatefulSet/db spec.template.spec.containers.postgresql.env.PASSFILE: {"name":"PASSFILE","value":"/tmp/pgpass"} → nothing',
        'StatefulSet/db spec.template.spec.containers.postgresql.env.PGPASSFILE: nothing → {"name":"PGPASSFILE","value":"/tmp/pgpass"}',
      ],
    },
    {
      why: 'how long an empty primary looks for a replica that holds data, before it takes itself for the first',
      lines: ['StatefulSet/db spec.template.spec.containers.postgresql.env.LOOK_SECONDS: nothing → {"name":"LOOK_SECONDS","value":"20"}'],
    },
    {
      why: 'a page that the disk spoiled is an error and no data; it is hard to switch on later',
      lines: [
        'StatefulSet/db spec.template.spec.containers.postgresql.env.POSTGRES_INITDB_ARGS: nothing → {"name":"POSTGRES_INITDB_ARGS","value":"--data-checksums"}',
      ],
    },
    {
      why: 'a replica that answers need not be one that streams: it is ready only while it does',
      lines: [
        'StatefulSet/db spec.template.spec.containers.postgresql.readinessProbe.exec.command: ["pg_isready","-h","127.0.0.1"] → ["/scripts/ready.sh"]',
      ],
    },
    {
      why: 'a copy of the primary that takes longer than an hour, or a recovery, is a start as well, and is not killed for it',
      lines: [
        'StatefulSet/db spec.template.spec.containers.postgresql.startupProbe.exec.command: ["pg_isready","-h","127.0.0.1"] → ["/scripts/started.sh"]',
      ],
    },
    {
      why: 'the root file system is read-only; the server writes its socket',
      lines: [
        'StatefulSet/db spec.template.spec.containers.postgresql.securityContext.readOnlyRootFilesystem: nothing → true',
        'StatefulSet/db spec.template.spec.containers.postgresql.volumeMounts./var/run/postgresql: nothing → {"mountPath":"/var/run/postgresql","name":"run"}',
        'StatefulSet/db spec.template.spec.volumes.run: nothing → {"emptyDir":{"sizeLimit":"16Mi"},"name":"run"}',
      ],
    },
  ],
  daemon: [
    { why: LABELS, lines: names('DaemonSet/node-metrics', 'v1.9.1') },
    { why: USER, lines: user('DaemonSet/node-metrics spec.template.spec.containers.node-exporter') },
  ],
  rest: [
    {
      why: LABELS,
      lines: [
        ...names('Deployment/lenient', '1.0.0'),
        ...names('StatefulSet/scheduler', '1.0.0'),
        ...names('Job/import-*', '1.0.0', 'managed-by', 'part-of', 'version'),
        ...names('CronJob/report', '1.0.0'),
      ],
    },
    {
      why: 'the server gives a Job without labels those of its Pods; this one has labels',
      lines: [
        'Job/import-* metadata.labels.batch.kubernetes.io/controller-uid: "<uid>" → nothing',
        'Job/import-* metadata.labels.batch.kubernetes.io/job-name: "import-*" → nothing',
        'Job/import-* metadata.labels.cdk8s-patterns/workload: "job.import-*" → nothing',
        'Job/import-* metadata.labels.controller-uid: "<uid>" → nothing',
        'Job/import-* metadata.labels.job-name: "import-*" → nothing',
      ],
    },
  ],
};
