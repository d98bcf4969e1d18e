// Mistakes with databases.
import { configure, emptyDir, mariadb, mongodb, mysql, postgresql, redis, Secret, StatefulDatabase } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const credentials = Secret.existing('db-login', { keys: ['username', 'password'] });
const storage = { size: '20Gi' };

export const mistakes: readonly Mistake[] = [
  {
    title: '`replicas`, as a StatefulSet has them',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', { engine: postgresql({ version: '16' }), credentials, storage, replicas: 3 as never }),
    says: [
      'replicas: Forbidden: nothing promotes, so that the Pods are not of equal rank; readReplicas adds Pods that copy the primary   stateful-database',
    ],
  },
  {
    title: 'read replicas of MySQL',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', { engine: mysql({ version: '8.4', database: 'shop' }), credentials, storage, readReplicas: 2 }),
    says: [
      'readReplicas: Forbidden: mysql runs as one Pod here; its replication is the work of an operator, such as github.com/percona/percona-server-mysql-operator; postgresql and redis have read replicas   stateful-database',
    ],
  },
  {
    title: 'read replicas of MariaDB',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', { engine: mariadb({ version: '11.4', database: 'shop' }), credentials, storage, readReplicas: 2 }),
    says: [
      'readReplicas: Forbidden: mariadb runs as one Pod here; its replication is the work of an operator, such as github.com/mariadb-operator/mariadb-operator; postgresql and redis have read replicas   stateful-database',
    ],
  },
  {
    title: 'read replicas of MongoDB',
    make: (chart) => new StatefulDatabase(chart, 'db', { engine: mongodb({ version: '8.0' }), credentials, storage, readReplicas: 2 }),
    says: [
      'readReplicas: Forbidden: mongodb runs as one Pod here; its replication is the work of an operator, such as github.com/mongodb/mongodb-kubernetes; postgresql and redis have read replicas   stateful-database',
    ],
  },
  {
    title: 'one and a half read replicas',
    make: (chart) => new StatefulDatabase(chart, 'db', { engine: redis({ version: '7.4' }), credentials, storage, readReplicas: 1.5 }),
    says: ['readReplicas: Invalid value: 1.5: must be a whole number, 0 or more   stateful-database'],
  },
  {
    title: 'claims that are deleted with the database',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', {
        engine: postgresql({ version: '16' }),
        credentials,
        storage,
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' },
      }),
    says: [
      "persistentVolumeClaimRetentionPolicy.whenDeleted: Forbidden: it deletes claims, and their data with them; leave it out and the claims stay; or say dataLoss: 'accepted'   stateful-database",
      "persistentVolumeClaimRetentionPolicy.whenScaled: Forbidden: it deletes claims, and their data with them; leave it out and the claims stay; or say dataLoss: 'accepted'   stateful-database",
    ],
  },
  {
    title: 'a volume of a size that is no quantity',
    make: (chart) => new StatefulDatabase(chart, 'db', { engine: postgresql({ version: '16' }), credentials, storage: { size: '20 GB' } }),
    says: [
      `spec.volumeClaimTemplates[0].spec.resources.requests[storage]: Invalid value: "20 GB": must be a quantity: a number, or text like '500m' or '1Gi'; did you mean '20G'?   field-type`,
    ],
  },
  {
    title: 'no volume at all',
    make: (chart) => new StatefulDatabase(chart, 'db', { engine: postgresql({ version: '16' }), credentials } as never),
    says: ["spec.volumeClaimTemplates[0].spec.resources.requests[storage]: Required value; for example '10Gi'   claim-size"],
  },
  {
    title: 'no credentials',
    make: (chart) => new StatefulDatabase(chart, 'db', { engine: postgresql({ version: '16' }), storage } as never),
    says: ['credentials: Required value; a Secret with the keys username and password, such as Secret.existing(…)   stateful-database'],
  },
  {
    title: 'a key that the Secret does not have',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', {
        engine: postgresql({ version: '16' }),
        credentials,
        credentialKeys: { username: 'user' },
        storage,
      }),
    says: [
      'spec.template.spec.containers[0].env[8].valueFrom.secretKeyRef.key: Not found: "user"; the keys of Secret/db-login are "username", "password"   known-key',
    ],
  },
  {
    title: 'a version that is not known',
    make: (chart) => new StatefulDatabase(chart, 'db', { engine: postgresql({ version: '9.6' }), credentials, storage }),
    says: [
      'engine.version: Unsupported value: "9.6": supported values: "15", "16", "17", "18"; a patch of one of these can be named as well; for another one, give the image too   engine-version',
    ],
  },
  {
    title: 'an image of one’s own, of any version',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', {
        engine: postgresql({ version: 'latest', image: 'registry.acme.example/postgres:latest' }),
        credentials,
        storage,
      }),
    says: [
      'engine.version: Invalid value: "latest": must be a version, such as "18"; with an image of your own, it says which data the server can read   engine-version',
    ],
  },
  {
    title: 'an image of one major for all databases of an engine',
    make: (chart) => {
      configure(chart, { companions: { images: { postgresql: 'harbor.acme.example/postgres:16.14-bookworm' } } });
      new StatefulDatabase(chart, 'orders', { engine: postgresql({ version: '16' }), credentials, storage });
      new StatefulDatabase(chart, 'carts', { engine: postgresql({ version: '17' }), credentials, storage });
    },
    says: [
      `companions.images.postgresql: Invalid value: "harbor.acme.example/postgres:16.14-bookworm": must be of version 17; its tag says 16.14, and a server of another major cannot read the data: name the image of this one, 'postgresql@17': '…'   engine-image`,
    ],
  },
  {
    title: 'one digest for all databases of an engine',
    make: (chart) => {
      configure(chart, { companions: { digests: { postgresql: `sha256:${'5'.repeat(64)}` } } });
      new StatefulDatabase(chart, 'db', { engine: postgresql({ version: '16' }), credentials, storage });
    },
    says: [
      "companions.digests.postgresql: Forbidden: one digest for every version; say whose it is: 'postgresql@16': 'sha256:…'   engine-image",
    ],
  },
  {
    title: 'the image of an engine by a name that nobody knows',
    make: (chart) => {
      configure(chart, { companions: { images: { postgres: 'harbor.acme.example/postgres:16.14-bookworm' } } });
      new StatefulDatabase(chart, 'db', { engine: postgresql({ version: '16' }), credentials, storage });
    },
    says: [
      `companions.images: Unsupported value: "postgres": supported values: "authProxy", "cloudSqlProxy", "configReload", "gitClone", "gitSync", "logCollector", "logShipper", "mysqlExporter", "nodeExporter", "postgresExporter", "redisExporter", "redisProxy", "s3Transfer", "statsdExporter", "tcpProxy", "waitFor", "postgresql", "mysql", "mariadb", "redis", "mongodb"; an engine's with its version as well: 'postgresql@17'   validation`,
    ],
  },
  {
    title: 'a digest that is none',
    make: (chart) => {
      configure(chart, { companions: { digests: { 'postgresql@16': '5b2f' } } });
      new StatefulDatabase(chart, 'db', { engine: postgresql({ version: '16' }), credentials, storage });
    },
    says: ["companions.digests: '5b2f' of postgresql@16 is no digest: write sha256: and its 64 hexadecimal digits"],
  },
  {
    title: 'Redis without a memory limit',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', {
        engine: redis({ version: '7.4' }),
        credentials,
        storage,
        pod: { main: { resources: { requests: { cpu: '500m', memory: '1Gi' } } } },
      }),
    says: [
      "spec.template.spec.containers[0].resources.limits.memory: Required value: redis takes a share of it, and without it of the whole node; resources replace the engine's as a whole: write limits: { memory: '1Gi' } with the requests, or --maxmemory in args   stateful-database",
    ],
  },
  {
    title: 'a major upgrade of PostgreSQL',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', { engine: postgresql({ version: '17' }), credentials, storage, allowMajorUpgrade: true }),
    says: [
      'allowMajorUpgrade: Invalid value: true: postgresql cannot work on data of another major; dump, and restore into a new StatefulDatabase; or run pg_upgrade on the volume by hand   stateful-database',
    ],
  },
  {
    title: 'a budget for one Pod',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', {
        engine: postgresql({ version: '16' }),
        credentials,
        storage,
        disruptionBudget: { minAvailable: 1 },
      }),
    says: [
      'disruptionBudget: Forbidden: left out, since there is one Pod; a budget keeps one of several; see readReplicas   stateful-database',
    ],
  },
  {
    title: 'ordinals that do not begin with 0',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', { engine: postgresql({ version: '16' }), credentials, storage, ordinals: { start: 1 } } as never),
    says: ['ordinals: Forbidden: the Pod of ordinal 0 is the primary   stateful-database'],
  },
  {
    title: 'another volume under a name that the engine uses',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', {
        engine: redis({ version: '7.4' }),
        credentials,
        storage,
        pod: { main: { volumeMounts: { '/cache': emptyDir('tmp') } } },
      }),
    says: [
      'spec.template.spec.containers[0].volumeMounts["/cache"]: Duplicate value: "tmp"; spec.template.spec.containers[0].volumeMounts["/tmp"] has another volume of that name; give one of them another name   one-volume-a-name',
    ],
  },
  {
    title: 'a name that leaves no room for a label',
    make: (chart) =>
      new StatefulDatabase(chart, 'the-database-of-all-orders-that-were-ever-made-in-the-shop', {
        engine: postgresql({ version: '16' }),
        credentials,
        storage,
      }),
    says: [
      'metadata.name: Invalid value: "the-database-of-all-orders-that-were-ever-made-in-the-shop": must be no more than 51 characters; the label cdk8s-patterns/workload: statefulset.the-database-of-all-orders-that-were-ever-made-in-the-shop has 70, and labels end at 63: shorten the name, or give selector: { matchLabels }   name-length',
      'spec.serviceName: Invalid value: "the-database-of-all-orders-that-were-ever-made-in-the-sh…": must be no more than 63 characters   stateful-set-service-name',
      'metadata.name: Invalid value: "the-database-of-all-orders-that-were-ever-made-in-the-shop": must be no more than 52 characters; its Pods carry <name>-<hash> as a label of at most 63 characters, or no Pod is ever made   name-length',
      'metadata.name: Invalid value: "the-database-of-all-orders-that-were-ever-made-in-the-sh…": must be no more than 63 characters; for example "the-database-of-all-orders-that-were-ever-made-in-the-shop-head"   valid-name',
    ],
  },
  {
    title: 'another place for the data, as a variable and as an argument',
    make: (chart) => {
      const db = { credentials, storage };
      const pgdata = { env: { PGDATA: '/var/lib/postgresql/data' }, args: ['-c', 'data_directory=/var/lib/postgresql/data'] };
      new StatefulDatabase(chart, 'orders', { ...db, engine: postgresql({ version: '16' }), pod: { main: pgdata } });
      new StatefulDatabase(chart, 'carts', { ...db, engine: redis({ version: '7.4' }), pod: { main: { args: ['--appendonly', 'no'] } } });
    },
    says: [
      'pod.main.env.PGDATA: Forbidden: the scripts of postgresql go by their own PGDATA; the data is in one folder of the volume, and is found there by every version: leave it out   stateful-database',
      'pod.main.args[1]: Forbidden: the scripts of postgresql go by their own data_directory; the data is in one folder of the volume, and is found there by every version: leave it out   stateful-database',
      'pod.main.args[0]: Forbidden: the scripts of redis go by their own --appendonly; the data is in one folder of the volume, and is found there by every version: leave it out   stateful-database',
    ],
  },
  {
    title: 'another major, past the engine that says it',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', {
        engine: postgresql({ version: '16' }),
        credentials,
        storage,
        pod: { main: { image: 'harbor.acme.example/postgres:15.18-bookworm', env: { ENGINE_MAJOR: 15, ALLOW_MAJOR_UPGRADE: true } } },
      }),
    says: [
      "pod.main.env.ENGINE_MAJOR: Forbidden: the scripts of postgresql go by their own ENGINE_MAJOR; the engine's version says which data it can read   stateful-database",
      'pod.main.env.ALLOW_MAJOR_UPGRADE: Forbidden: the scripts of postgresql go by their own ALLOW_MAJOR_UPGRADE; write allowMajorUpgrade: true, once there is a backup   stateful-database',
      `pod.main.image: Invalid value: "harbor.acme.example/postgres:15.18-bookworm": must be of version 16; its tag says 15.18, and a server of another major cannot read the data: name both alike, as in postgresql({ version: '15.18', image: '…' })   engine-image`,
    ],
  },
  {
    title: 'an image of one major, and the version of another',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', {
        engine: postgresql({ version: '16', image: 'harbor.acme.example/postgres:17' }),
        credentials,
        storage,
      }),
    says: [
      `engine.image: Invalid value: "harbor.acme.example/postgres:17": must be of version 16; its tag says 17, and a server of another major cannot read the data: name both alike, as in postgresql({ version: '17', image: '…' })   engine-image`,
    ],
  },
  {
    title: 'an init container that has to be root',
    make: (chart) =>
      new StatefulDatabase(chart, 'db', {
        engine: postgresql({ version: '16' }),
        credentials,
        storage,
        pod: {
          initContainers: [{ name: 'own', image: 'busybox:1.36', command: ['true'], securityContext: { runAsUser: 0 } }],
        },
      }),
    says: [
      `spec.template.spec.initContainers[0].securityContext.runAsUser: Invalid value: 0: container's runAsUser breaks non-root policy; the kubelet never starts "own" (CreateContainerConfigError): write runAsNonRoot: false for that container, or a user that is not root   root-user`,
    ],
  },
];
