// What a database guarantees, read from its manifests. What its scripts do is shown in test/programs/databases.
import {
  App,
  type AppProps,
  Chart,
  check,
  type ContainerProps,
  emptyDir,
  type Engine,
  type k8s,
  Lazy,
  mariadb,
  mongodb,
  mysql,
  postgresql,
  redis,
  Secret,
  StatefulDatabase,
  type StatefulDatabaseProps,
} from 'cdk8s-patterns';
import { ApiObject } from 'cdk8s';
import { parseManifests } from '../../lib/kube/yaml-parse';
import { problems, warnings } from '../objects/made';

const credentials = Secret.existing('db-login');
const storage = { size: '20Gi' };
const engines: [string, Engine][] = [
  ['postgresql', postgresql({ version: '16' })],
  ['redis', redis({ version: '7.4' })],
  ['mysql', mysql({ version: '8.4', database: 'shop' })],
  ['mariadb', mariadb({ version: '11.4', database: 'shop' })],
  ['mongodb', mongodb({ version: '8.0' })],
];

const aChart = (settings: AppProps = {}): Chart => new Chart(new App({ target: '1.30', ...settings }), 'chart', { namespace: 'shop' });
const database = (props: Partial<StatefulDatabaseProps> = {}, chart = aChart()): StatefulDatabase =>
  new StatefulDatabase(chart, 'db', { engine: engines[0]![1], credentials, storage, ...props });

interface Written {
  readonly all: { [id: string]: any };
  readonly set: k8s.StatefulSet;
  readonly pod: k8s.PodSpec;
  readonly main: k8s.Container;
}
/** What a reviewer gets. */
function written(props: Partial<StatefulDatabaseProps> = {}, settings: AppProps = {}): Written {
  const chart = aChart(settings);
  database(props, chart);
  const all = Object.fromEntries(
    parseManifests((chart.node.root as App).synthYaml()).map((one) => [`${one.kind}/${one.metadata!.name}`, one]),
  );
  const set = all['StatefulSet/db'] as unknown as k8s.StatefulSet;
  const pod = set.spec!.template.spec!;
  return { all, set, pod, main: pod.containers[0]! };
}

test('it is its StatefulSet, two Services beside the primary’s, and its scripts', () => {
  expect(Object.keys(written().all).sort()).toEqual([
    'ConfigMap/db-postgresql',
    'Service/db',
    'Service/db-headless',
    'Service/db-read',
    'StatefulSet/db',
  ]);
  expect(ApiObject.of(database()).kind).toBe('StatefulSet');
});

describe('its names', () => {
  test('lead to the primary, to all Pods, and to each', () => {
    const db = database({ readReplicas: 1 });
    expect([db.host, db.readHost, db.port]).toEqual(['db', 'db-read', 5432]);
    expect(db.service.spec.selector).toEqual({
      'cdk8s-patterns/workload': 'statefulset.db',
      'statefulset.kubernetes.io/pod-name': 'db-0',
    });
    expect(db.readService.spec.selector).toEqual({ 'cdk8s-patterns/workload': 'statefulset.db' });
    expect(db.headlessService.spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
    expect(db.statefulSet.spec.serviceName).toBe(db.headlessService.name);
    expect(db.headlessService.podDnsName('db-0')).toBe('db-0.db-headless.shop.svc.cluster.local');
  });

  test('follow its own name and namespace, and a name that is given to a Service', () => {
    const db = database({
      metadata: { name: 'orders', namespace: 'data' },
      headlessService: { metadata: { name: 'orders-pods' } },
      service: { metadata: { annotations: { a: 'b' } } },
    });
    expect([db.service, db.readService, db.headlessService].map(({ name, namespace }) => `${namespace}/${name}`)).toEqual([
      'data/orders',
      'data/orders-read',
      'data/orders-pods',
    ]);
    expect(db.service.spec.selector).toMatchObject({ 'statefulset.kubernetes.io/pod-name': 'orders-0' });
    expect(db.service.metadata.toJson().annotations).toEqual({ a: 'b' });
    // the scripts look for each other where the StatefulSet says that they are
    expect(db.statefulSet.spec.serviceName).toBe('orders-pods');
    expect(db.podTemplate.spec.containers[0]!.env).toContainEqual({ name: 'HEADLESS', value: 'orders-pods' });
  });

  test('cannot be turned away from the Pods that they are for', () => {
    const wrong = { selector: { app: 'other' }, clusterIP: '10.0.0.1', publishNotReadyAddresses: false } as never;
    const db = database({ service: wrong, headlessService: wrong });
    expect(db.service.spec.selector).toMatchObject({ 'statefulset.kubernetes.io/pod-name': 'db-0' });
    expect(db.headlessService.spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
  });

  test('serve a selector of one’s own as well', () => {
    const db = database({ selector: { matchLabels: { app: 'db' } } });
    expect(db.service.spec.selector).toEqual({ app: 'db', 'statefulset.kubernetes.io/pod-name': 'db-0' });
  });
});

describe('the number of read replicas', () => {
  test.each(engines.slice(0, 2))('of %s changes `replicas` alone, and from none to one the budget', (_, engine) => {
    const [none, one, three] = [0, 1, 3].map((readReplicas) => written({ engine, readReplicas }).all) as [
      Written['all'],
      Written['all'],
      Written['all'],
    ];
    const budget = one['PodDisruptionBudget/db'];
    expect(budget.spec).toEqual({ maxUnavailable: 1, selector: { matchLabels: { 'cdk8s-patterns/workload': 'statefulset.db' } } });
    const withReplicas = (all: Written['all'], replicas: number): unknown => {
      expect(all['StatefulSet/db'].spec.replicas).toBe(replicas);
      return { ...all, 'StatefulSet/db': { ...all['StatefulSet/db'], spec: { ...all['StatefulSet/db'].spec, replicas: 'any' } } };
    };
    expect(withReplicas(three, 4)).toEqual(withReplicas(one, 2));
    expect(withReplicas({ ...none, 'PodDisruptionBudget/db': budget }, 1)).toEqual(withReplicas(one, 2));
  });

  test('has a budget that can be left out or changed; it never says AlwaysAllow', () => {
    expect(database({ readReplicas: 2, disruptionBudget: false }).disruptionBudget).toBeUndefined();
    expect(database({ readReplicas: 2, disruptionBudget: { maxUnavailable: 2 } }).disruptionBudget!.spec.maxUnavailable).toBe(2);
    expect(database({ readReplicas: 2 }).disruptionBudget!.spec.unhealthyPodEvictionPolicy).toBeUndefined();
    expect(database().disruptionBudget).toBeUndefined();
  });

  test('that is nonsense is one problem, and one Pod', () => {
    for (const readReplicas of [-1, 0.5, NaN, '2' as never]) {
      const db = database({ readReplicas });
      expect(problems(db)).toHaveLength(1);
      expect(db.statefulSet.spec.replicas).toBe(1);
    }
  });
});

describe.each(engines)('with %s', (name, engine) => {
  test.each(['none', 'hardened', 'restricted'] as const)('nothing is found, under %s', (security) => {
    const { all } = written({ engine }, { security });
    expect(check(Object.values(all), { target: '1.28', existing: [credentials] }).map(({ message }) => message)).toEqual([]);
  });

  test('it passes what `restricted` demands, with a root file system that it cannot write to', () => {
    const { pod, main } = written({ engine }, { security: 'restricted' });
    expect(pod.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 999,
      runAsGroup: 999,
      fsGroup: 999,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(main.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    });
    expect(pod.volumes!.some(({ emptyDir: scratch }) => scratch)).toBe(true);
  });

  test('it has an hour to start, asks the engine itself, and nothing that has started is killed for being slow', () => {
    const { main, pod } = written({ engine });
    expect(main.startupProbe!.periodSeconds! * main.startupProbe!.failureThreshold!).toBe(3600);
    expect([main.startupProbe!.periodSeconds, main.readinessProbe!.periodSeconds]).toEqual(name === 'mongodb' ? [20, 30] : [10, 10]);
    for (const probe of [main.startupProbe!, main.readinessProbe!]) expect(Object.keys(probe)).toContain('exec');
    expect(main.livenessProbe).toBeUndefined();
    expect(pod.terminationGracePeriodSeconds).toBe(120);
  });

  test('it has one port, by its name, and the credentials by reference', () => {
    const { main, all } = written({ engine });
    expect(main.ports).toEqual([{ name, containerPort: engine.port }]);
    for (const service of ['db', 'db-read', 'db-headless'])
      expect(all[`Service/${service}`].spec.ports).toEqual([{ name, port: engine.port, targetPort: name }]);
    const secrets = main.env!.filter(({ valueFrom }) => valueFrom?.secretKeyRef).map(({ valueFrom }) => valueFrom!.secretKeyRef!.key);
    expect(new Set(secrets)).toEqual(new Set(['username', 'password']));
    const keys = written({ engine, credentialKeys: { username: 'user', password: 'pass' } }).main.env!.flatMap(
      ({ valueFrom }) => valueFrom?.secretKeyRef?.key ?? [],
    );
    expect(new Set(keys)).toEqual(new Set(['user', 'pass']));
  });

  test('its volume is a claim of its own, for the folder of the engine', () => {
    const { set, main } = written({ engine, storage: { size: '20Gi', storageClassName: 'fast' } });
    expect(set.spec!.volumeClaimTemplates).toEqual([
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } }, storageClassName: 'fast' },
      },
    ]);
    expect(main.volumeMounts).toContainEqual({ name: 'data', mountPath: engine.folder });
  });

  test('the image can be replaced by one of its major, fetched from a mirror and pinned for all', () => {
    expect(written({ engine }, { companions: { mirror: 'harbor.acme.example/hub' } }).main.image).toBe(
      `harbor.acme.example/hub/library/${engine.image}`,
    );
    const image = `acme/database:${engine.major}`;
    const digest = `sha256:${'0'.repeat(64)}`;
    const digests = { [`${name}@${engine.major}`]: digest };
    expect(written({ engine }, { companions: { images: { [name]: image }, digests } }).main.image).toBe(`${image}@${digest}`);
  });
});

describe('its data', () => {
  test('stays when the database goes, unless its loss is accepted', () => {
    expect(written().set.spec!.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
    const policy = { whenDeleted: 'Delete' } as const;
    const accepted = written({ persistentVolumeClaimRetentionPolicy: policy, dataLoss: 'accepted' });
    expect(accepted.set.spec!.persistentVolumeClaimRetentionPolicy).toEqual(policy);
    expect(accepted.set.spec).not.toHaveProperty('dataLoss');
    expect(problems(database({ persistentVolumeClaimRetentionPolicy: policy }))).toEqual([
      'stateful-database persistentVolumeClaimRetentionPolicy.whenDeleted: Forbidden: it deletes claims, and their data with them',
    ]);
  });

  test('is not deleted by a GitOps controller that prunes; what the user says wins', () => {
    expect(written().set.metadata!.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
    const own = { metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } } };
    expect(written(own).set.metadata!.annotations).toMatchObject({ 'argocd.argoproj.io/sync-options': 'Prune=false' });
  });

  test('belongs to one major: a change of it is seen in review, and reaches the script only if it is allowed', () => {
    const allowed = (props: Partial<StatefulDatabaseProps>) => written(props).main.env!.find(({ name }) => name === 'ALLOW_MAJOR_UPGRADE');
    const engine = mysql({ version: '9.7', database: 'shop' });
    expect(written({ engine }).set.metadata!.annotations).toMatchObject({ 'cdk8s-patterns/engine': 'mysql-9.7' });
    expect(written({ engine }).main.env).toContainEqual({ name: 'ENGINE_MAJOR', value: '9.7' });
    expect(allowed({ engine })).toBeUndefined();
    expect(allowed({ engine, allowMajorUpgrade: true })).toEqual({ name: 'ALLOW_MAJOR_UPGRADE', value: 'true' });
  });

  test('a bad rollout of it heals: its Pods start in parallel', () => {
    expect(written().set.spec!.podManagementPolicy).toBe('Parallel');
    expect(written({ podManagementPolicy: 'OrderedReady' }).set.spec!.podManagementPolicy).toBe('OrderedReady');
  });
});

describe('what the user writes for the Pods', () => {
  test('wins over the engine’s, field by field; arguments, variables, ports, mounts and files come beside those', () => {
    const { main, pod } = written({
      pod: {
        terminationGracePeriodSeconds: 600,
        securityContext: { runAsUser: 1001 },
        main: {
          resources: { limits: { memory: '4Gi' } },
          args: ['-c', 'max_connections=200'],
          env: { TZ: 'UTC', LOOK_SECONDS: 60 },
          ports: { metrics: 9187 },
          volumeMounts: { '/docker-entrypoint-initdb.d': emptyDir('first') },
          files: { '/scripts/more.sql': 'select 1;\n' },
        },
      },
    });
    expect(pod.terminationGracePeriodSeconds).toBe(600);
    expect(pod.securityContext).toMatchObject({ runAsUser: 1001, fsGroup: 999 });
    expect(main.resources).toEqual({ limits: { memory: '4Gi' } });
    expect(main.args!.slice(-2)).toEqual(['-c', 'max_connections=200']);
    expect(main.args![1]).toBe('hba_file=/scripts/pg_hba.conf');
    expect(main.env).toContainEqual({ name: 'LOOK_SECONDS', value: '60' });
    expect(main.env!.at(-3)!.name).not.toBe('LOOK_SECONDS');
    expect(main.env!.filter(({ name }) => name === 'LOOK_SECONDS')).toHaveLength(1);
    expect(main.ports!.map(({ name }) => name)).toEqual(['postgresql', 'metrics']);
    expect(main.volumeMounts!.map(({ mountPath }) => mountPath)).toEqual(
      expect.arrayContaining(['/docker-entrypoint-initdb.d', '/tmp', '/scripts']),
    );
    expect(Object.keys(written({ pod: { main: { files: { '/scripts/more.sql': '' } } } }).all['ConfigMap/db-postgresql'].data)).toContain(
      'more.sql',
    );
  });

  test('has its files beside those of the image; the engine’s folder is its own', () => {
    const own = { '/etc/postgresql-common/createcluster.conf': 'a = b\n', '/scripts/more.sql': '' };
    const mounts = written({ pod: { main: { files: own } } }).main.volumeMounts!.filter(({ readOnly }) => readOnly);
    expect(mounts.map(({ mountPath, subPath }) => [mountPath, subPath])).toEqual([
      ['/scripts', undefined],
      ['/etc/postgresql-common/createcluster.conf', 'createcluster.conf'],
    ]);
  });

  test('takes nothing from the engine where it is undefined', () => {
    const nothing = { image: undefined, command: undefined, resources: undefined, readinessProbe: undefined } as never;
    expect(written({ pod: { main: nothing } }).all).toEqual(written().all);
  });

  test.each([
    [redis({ version: '7.4' }), '--maxmemory', '1gb'],
    [mongodb({ version: '8.0' }), '--wiredTigerCacheSizeGB', '1'],
  ])('leaves $name, which sizes itself by its memory limit, a limit or says the size: else the synth warns', (engine, argument, size) => {
    const said = (main: ContainerProps): string[] => warnings(database({ engine, pod: { main } }));
    const at = 'spec.template.spec.containers[0].resources.limits.memory';
    const expected = [`stateful-database ${at}: Required value: ${engine.name} takes a share of it, and without it of the whole node`];
    const requests = { memory: '2Gi' };
    const unlimited = [{ requests }, {}, { limits: { cpu: '1' } }, { limits: { memory: undefined } }, null] as k8s.ResourceRequirements[];
    for (const resources of unlimited) expect(said({ resources })).toEqual(expected);
    expect(said({ resources: { requests }, args: [`${argument}-policy`, size] })).toEqual(expected);
    for (const args of [[argument, size], [`${argument}=${size}`]]) expect(said({ resources: { requests }, args })).toEqual([]);
    for (const resources of [{ limits: { memory: '2Gi' } }, undefined as never]) expect(said({ resources })).toEqual([]);
    const late = Lazy.any({ produce: () => ({ memory: '2Gi' }) }) as never;
    for (const resources of [{ limits: late }, { limits: { memory: late } }, late]) expect(said({ resources })).toEqual([]);
  });

  test('may leave out the limit where the engine takes no share of it', () => {
    for (const [, engine] of engines.filter(([name]) => !['redis', 'mongodb'].includes(name)))
      expect(warnings(database({ engine, pod: { main: { resources: { requests: { memory: '2Gi' } } } } }))).toEqual([]);
  });

  test('may be Kubernetes’ own lists', () => {
    const { main, pod } = written({
      pod: {
        main: {
          env: [
            { name: 'HEADLESS', value: 'elsewhere' },
            { name: 'TZ', value: 'UTC' },
          ],
          ports: [9187],
          volumeMounts: [{ name: 'first', mountPath: '/docker-entrypoint-initdb.d' }],
        },
        volumes: [emptyDir('first')],
      },
    });
    expect(main.env!.filter(({ name }) => name === 'HEADLESS')).toEqual([{ name: 'HEADLESS', value: 'elsewhere' }]);
    expect(main.env).toContainEqual({ name: 'TZ', value: 'UTC' });
    expect(main.env).toContainEqual(
      expect.objectContaining({ name: 'POSTGRES_USER', valueFrom: { secretKeyRef: { name: 'db-login', key: 'username' } } }),
    );
    expect(main.ports).toEqual([{ name: 'postgresql', containerPort: 5432 }, { containerPort: 9187 }]);
    expect(main.volumeMounts!.map(({ mountPath }) => mountPath)).toEqual([
      '/var/lib/postgresql/data',
      '/var/run/postgresql',
      '/dev/shm',
      '/tmp',
      '/docker-entrypoint-initdb.d',
      '/scripts',
    ]);
    expect(pod.volumes!.map(({ name }) => name)).toEqual(['run', 'shm', 'tmp', 'first', 'postgresql']);
  });

  test('may be company: an adapter that reads the server on 127.0.0.1', () => {
    const adapter = { name: 'exporter', image: 'acme/exporter:1', metrics: 9187, securityContext: { runAsUser: 65534 } };
    const { pod, main, all } = written({ pod: { adapters: [adapter] } });
    expect(main.name).toBe('postgresql');
    expect(pod.initContainers!.map(({ name }) => name)).toEqual(['exporter']);
    expect(all['Service/db'].spec.ports).toHaveLength(1);
  });

  test('is never changed', () => {
    const pod = Object.freeze({ main: Object.freeze({ args: Object.freeze(['-c', 'a=b']) as string[], env: Object.freeze({ A: 'b' }) }) });
    expect(() => database({ pod, readReplicas: 1 })).not.toThrow();
  });
});

test('a changed password is not in any manifest, and no Pod is replaced for it', () => {
  const { all } = written();
  expect(JSON.stringify(all)).not.toContain('"Secret"');
  const { podTemplate } = database({ credentials: 'db-login' });
  expect(podTemplate).toEqual(database().podTemplate);
});

test('a chart that names objects by itself names all of them', () => {
  class Named extends Chart {
    override generateObjectName(object: ApiObject): string {
      return `acme-${object.kind.toLowerCase()}`;
    }
  }
  const db = new StatefulDatabase(new Named(new App(), 'chart'), 'db', { engine: redis({ version: '7.4' }), credentials, storage });
  expect([db.name, db.host, db.statefulSet.spec.serviceName]).toEqual([
    'acme-statefulset',
    'acme-statefulset',
    'acme-statefulset-headless',
  ]);
  expect(db.service.spec.selector).toMatchObject({ 'statefulset.kubernetes.io/pod-name': 'acme-statefulset-0' });
});
