// Mistakes with databases.
import { emptyDir, mariadb, mongodb, mysql, postgresql, redis, Secret, StatefulDatabase } from 'cdk8s-patterns';
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
      'metadata.name: Invalid value: "the-database-of-all-orders-that-were-ever-made-in-the-shop": must be no more than 52 characters; its Pods carry <name>-<hash> as a label of at most 63 characters, or no Pod is ever made   name-length',
      'metadata.name: Invalid value: "the-database-of-all-orders-that-were-ever-made-in-the-sh…": must be no more than 63 characters; for example "the-database-of-all-orders-that-were-ever-made-in-the-shop-head"   valid-name',
    ],
  },
];
