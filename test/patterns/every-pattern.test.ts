// What all patterns that own a workload promise alike.
import {
  ApiObject,
  App,
  BatchCron,
  BatchJob,
  Chart,
  httpGet,
  NodeDaemon,
  type PodProps,
  redis,
  Singleton,
  StatefulDatabase,
  StatelessService,
  WebService,
} from 'cdk8s-patterns';
import type { Construct } from 'constructs';
import { problems } from '../objects/made';

const main = {
  name: 'main',
  image: 'ghcr.io/acme/web:1.4.2',
  ports: [{ name: 'http', containerPort: 8080 }],
  readinessProbe: httpGet('/', 'http'),
};
const pod: PodProps = { main };
const template = { spec: { containers: [main] } };

interface Row {
  readonly name: string;
  readonly make: (scope: Construct, props: object) => Construct;
  /** What it needs beside a pod. */
  readonly props?: object;
  /** The props of which it writes a default. */
  readonly defaults: readonly string[];
  /** Whether it takes Kubernetes' own `template` in place of `pod`. */
  readonly takesTemplate: boolean;
}
const patterns: readonly Row[] = [
  {
    name: 'WebService',
    make: (scope, props) => new WebService(scope, 'web', props as never),
    props: { replicas: 2 },
    defaults: ['strategy', 'service', 'disruptionBudget', 'serviceAccount', 'autoscale', 'host', 'ingress', 'route', 'tls'],
    takesTemplate: true,
  },
  {
    name: 'StatelessService',
    make: (scope, props) => new StatelessService(scope, 'web', props as never),
    props: { replicas: 2 },
    defaults: ['strategy', 'service', 'disruptionBudget', 'autoscale'],
    takesTemplate: true,
  },
  {
    name: 'Singleton of at most one',
    make: (scope, props) => new Singleton(scope, 'web', props as never),
    props: { atMost: 1 },
    defaults: ['podManagementPolicy', 'persistentVolumeClaimRetentionPolicy', 'atLeast', 'selector'],
    takesTemplate: true,
  },
  {
    name: 'Singleton of at least one',
    make: (scope, props) => new Singleton(scope, 'web', props as never),
    props: { atLeast: 1 },
    defaults: ['strategy', 'atMost', 'minReadySeconds'],
    takesTemplate: true,
  },
  {
    name: 'NodeDaemon',
    make: (scope, props) => new NodeDaemon(scope, 'web', props as never),
    defaults: ['updateStrategy', 'tolerations', 'nodeSelector', 'priorityClassName', 'security', 'serviceAccount'],
    takesTemplate: true,
  },
  {
    name: 'BatchJob',
    make: (scope, props) => new BatchJob(scope, 'web', props as never),
    defaults: ['backoffLimit', 'completions', 'parallelism'],
    takesTemplate: true,
  },
  {
    name: 'BatchCron',
    make: (scope, props) => new BatchCron(scope, 'web', props as never),
    props: { schedule: '0 3 * * *' },
    defaults: ['concurrencyPolicy', 'startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit', 'timeZone', 'job'],
    takesTemplate: false,
  },
  {
    name: 'StatefulDatabase',
    make: (scope, { pod: _, ...props }: { pod?: unknown }) => new StatefulDatabase(scope, 'web', props as never),
    props: { engine: redis({ version: '7.4' }), credentials: 'login', storage: { size: '1Gi' }, readReplicas: 1 },
    defaults: ['podManagementPolicy', 'persistentVolumeClaimRetentionPolicy', 'disruptionBudget', 'service', 'updateStrategy'],
    takesTemplate: false,
  },
];

const shop = (): Chart => new Chart(new App({ target: '1.30', security: 'restricted' }), 'shop', { namespace: 'shop' });
const manifests = ({ make, props }: Row, more: object): unknown => {
  const chart = shop();
  make(chart, { pod, ...props, ...more });
  return chart.toJson();
};

describe.each(patterns)('a $name', (row) => {
  test('stands for its workload, which has its name', () => {
    const pattern = row.make(shop(), { pod, ...row.props });
    const { kind, name } = ApiObject.of(pattern);
    expect(pattern).toMatchObject({ kind, name });
    expect(name).toMatch(/^web(-[0-9a-f]{8})?$/);
  });

  test('does not lose a default to a prop that says nothing', () => {
    for (const prop of row.defaults) expect([prop, manifests(row, { [prop]: undefined })]).toEqual([prop, manifests(row, {})]);
  });

  test('refuses a name that the server makes: what it owns finds its workload by name', () => {
    const said = problems(row.make(shop(), { pod, ...row.props, metadata: { generateName: 'web-' } }));
    expect(said).toContain('generate-name metadata.generateName: Forbidden: what a pattern owns finds its workload by name');
  });

  if (row.takesTemplate)
    test('makes the same of Kubernetes’ own template', () => {
      expect(manifests(row, { pod: undefined, template })).toEqual(manifests(row, {}));
    });
});
