// What a NodeDaemon makes of what is said, and what it keeps from its Pods.
import {
  ApiObject,
  type AppProps,
  Chart,
  configure,
  emptyDir,
  hostPath,
  Lazy,
  logCollector,
  NodeDaemon,
  type NodeDaemonProps,
  nodeExporter,
  type PodProps,
} from 'cdk8s-patterns';
import { aChart } from '../objects/a-chart';
import { type Json, made, problems } from '../objects/made';

const main = { image: 'ghcr.io/acme/agent:1.4.0' };
const agent = (props: Partial<NodeDaemonProps> = {}, settings: AppProps = {}): NodeDaemon =>
  new NodeDaemon(aChart(settings, { namespace: 'nodes' }), 'agent', {
    ...(!('daemon' in props) && !('template' in props) && { pod: { main } }),
    ...props,
  } as NodeDaemonProps);
const spec = (daemon: NodeDaemon): Json => made(daemon).spec.template.spec;
const mounts = (daemon: NodeDaemon): Json =>
  Object.fromEntries(
    [...(spec(daemon).initContainers ?? []), ...spec(daemon).containers].flatMap(({ volumeMounts }: Json) =>
      (volumeMounts ?? []).map(({ mountPath, readOnly }: Json) => [mountPath, readOnly]),
    ),
  );

it('is a DaemonSet on the nodes of Linux, updated on a tenth of them at a time', () => {
  const daemon = agent();
  expect(daemon.kind).toBe('DaemonSet');
  expect(made(daemon)).toMatchObject({
    metadata: { name: 'agent', namespace: 'nodes', labels: { 'app.kubernetes.io/name': 'agent', 'app.kubernetes.io/version': '1.4.0' } },
    spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } } },
  });
  expect(spec(daemon)).toMatchObject({ nodeSelector: { 'kubernetes.io/os': 'linux' }, enableServiceLinks: false });
  expect(Chart.of(daemon).toJson()).toHaveLength(1);
});

it('the fields of a DaemonSet win', () => {
  expect(made(agent({ updateStrategy: { type: 'OnDelete' }, minReadySeconds: 5 })).spec).toMatchObject({
    updateStrategy: { type: 'OnDelete' },
    minReadySeconds: 5,
  });
});

describe('a ready-made daemon', () => {
  it('is the main container under its own name', () => {
    const daemon = agent({ daemon: nodeExporter() });
    expect(spec(daemon).containers.map(({ name }: Json) => name)).toEqual(['node-exporter']);
    expect(mounts(daemon)).toEqual({ '/host/proc': true, '/host/sys': true, '/host/root': true });
  });

  it('has beside it what the pod says', () => {
    const pod: PodProps = { hostNetwork: true, containers: [{ name: 'other', image: 'x' }] };
    expect(spec(agent({ daemon: nodeExporter(), pod }))).toMatchObject({
      hostNetwork: true,
      containers: [{ name: 'node-exporter' }, { name: 'other' }],
    });
  });

  it('writes where it says that it writes', () => {
    expect(mounts(agent({ daemon: logCollector({ to: 'http://loki:3100' }) }))).toMatchObject({
      '/var/log': true,
      '/positions': undefined,
    });
  });
});

describe('what is mounted of the node', () => {
  it('is read-only in every container, unless the mount says otherwise', () => {
    const pod: PodProps = {
      main: {
        ...main,
        volumeMounts: {
          '/host': hostPath('root', '/'),
          '/state': hostPath('state', '/var/lib/agent').mounted({ readOnly: false }),
          '/tmp': emptyDir('tmp'),
        },
      },
      initContainers: [{ name: 'look', image: 'x', volumeMounts: { '/first': hostPath('root', '/') } }],
    };
    expect(mounts(agent({ pod }))).toEqual({ '/host': true, '/state': undefined, '/tmp': undefined, '/first': true });
  });

  it("is that in Kubernetes' own lists, too", () => {
    const volumes = [
      { name: 'root', hostPath: { path: '/' } },
      { name: 'tmp', emptyDir: {} },
    ];
    const containers = [
      {
        name: 'main',
        image: 'x',
        volumeMounts: [
          { name: 'root', mountPath: '/host' },
          { name: 'root', mountPath: '/state', readOnly: false },
          { name: 'tmp', mountPath: '/tmp' },
        ],
      },
    ];
    expect(mounts(agent({ template: { spec: { volumes, containers } } }))).toEqual({
      '/host': true,
      '/state': undefined,
      '/tmp': undefined,
    });
    expect(containers[0]!.volumeMounts[0]).toEqual({ name: 'root', mountPath: '/host' });
  });

  it('stays as it is where it is not known yet', () => {
    const volumes = Lazy.any({ produce: () => [{ name: 'root', hostPath: { path: '/' } }] }) as never;
    expect(() => spec(agent({ pod: { main, volumes } }))).not.toThrow();
  });
});

describe('the nodes', () => {
  it.each<[NodeDaemonProps['tolerations'], Json]>([
    ['all', [{ operator: 'Exists' }]],
    ['controlPlane', [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' }]],
    [[{ key: 'gpu', operator: 'Exists' }], [{ key: 'gpu', operator: 'Exists' }]],
    [undefined, undefined],
  ])('that are tainted are tolerated as one says: %j', (tolerations, expected) => {
    expect(spec(agent({ ...(tolerations !== undefined && { tolerations }) })).tolerations).toEqual(expected);
  });

  it('are those with the labels that one says, and of Linux', () => {
    const linux = { 'kubernetes.io/os': 'linux' };
    expect(spec(agent({ nodeSelector: { disk: 'nvme' } })).nodeSelector).toEqual({ ...linux, disk: 'nvme' });
    expect(spec(agent({ pod: { main, nodeSelector: { disk: 'nvme' } } })).nodeSelector).toEqual({ ...linux, disk: 'nvme' });
    expect(spec(agent({ nodeSelector: { 'kubernetes.io/os': 'windows' } })).nodeSelector).toEqual({ 'kubernetes.io/os': 'windows' });
    expect(spec(agent({ pod: { main, os: { name: 'windows' } } })).nodeSelector).toEqual({ 'kubernetes.io/os': 'windows' });
    expect(spec(agent({}, { pod: { nodeSelector: { pool: 'a' } } })).nodeSelector).toEqual({ ...linux, pool: 'a' });
  });
});

it('has a priority where one is said, by it or by the scope', () => {
  expect(spec(agent()).priorityClassName).toBeUndefined();
  expect(spec(agent({ priorityClassName: 'system-node-critical' })).priorityClassName).toBe('system-node-critical');
  expect(spec(agent({}, { pod: { priorityClassName: 'low' } })).priorityClassName).toBe('low');
});

it('has an account where one is asked for', () => {
  const daemon = agent({ serviceAccount: { automountServiceAccountToken: true }, metadata: { name: 'watcher' } });
  expect(made(daemon.serviceAccount!)).toMatchObject({ metadata: { name: 'watcher' }, automountServiceAccountToken: true });
  expect(spec(daemon)).toMatchObject({ serviceAccountName: 'watcher', automountServiceAccountToken: true });
  expect(agent().serviceAccount).toBeUndefined();
});

describe('below restricted', () => {
  const host: PodProps = {
    securityContext: { runAsUser: 65534 },
    main: { ...main, volumeMounts: { '/host': hostPath('root', '/') } },
  };
  const said = (props: Partial<NodeDaemonProps>): string[] => problems(agent(props, { security: 'restricted' }).daemonSet);

  it('what looks into the node is refused', () => {
    expect(said({ pod: host })).toContainEqual(
      expect.stringMatching(/^pod-security spec\.template\.spec\.volumes\[0\]\.hostPath: Forbidden/),
    );
    expect(said({ daemon: nodeExporter() }).join()).toContain('volumes[2].hostPath');
    expect(said({ pod: { ...host, main, hostNetwork: true, hostPID: true } })).toHaveLength(2);
    expect(said({ pod: { ...host, main: { ...main, ports: [{ containerPort: 80, hostPort: 80 }] } } })).toHaveLength(1);
  });

  it('what says itself that it is less, is not; nor what does not look', () => {
    expect(said({ pod: host, security: 'hardened' })).toEqual([]);
    expect(said({ pod: { ...host, security: 'hardened' } })).toEqual([]);
    expect(said({ pod: { ...host, main } })).toEqual([]);
  });
});

describe('figures on a port metrics', () => {
  it('are found by a PodMonitor, where the scope says so', () => {
    const daemon = agent({ daemon: nodeExporter() }, { monitor: 'PodMonitor' });
    expect(made(daemon.podMonitor!)).toMatchObject({
      metadata: { name: 'agent', namespace: 'nodes' },
      spec: { selector: { matchLabels: daemon.podLabels }, podMetricsEndpoints: [{ port: 'metrics' }] },
    });
  });

  it('are found by annotations, where the scope says so, and those of the user win', () => {
    const pod = { metadata: { annotations: { 'prometheus.io/path': '/figures', own: 'yes' } } };
    expect(made(agent({ daemon: nodeExporter(), pod }, { monitor: 'annotations' })).spec.template.metadata.annotations).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9100',
      'prometheus.io/path': '/figures',
      own: 'yes',
    });
  });

  it('are told of once where an adapter shows them', () => {
    const pod: PodProps = { main: { ...main, ports: { metrics: 9100 } }, adapters: [{ name: 'adapter', image: 'x', metrics: 9102 }] };
    const daemon = agent({ pod }, { monitor: 'PodMonitor' });
    const kinds = Chart.of(daemon)
      .node.findAll()
      .filter(ApiObject.isApiObject)
      .map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['DaemonSet', 'PodMonitor']);
    expect(daemon.podMonitor).toBeUndefined();
  });

  it('are nobody else’s business', () => {
    for (const monitor of ['none', undefined] as const) {
      const daemon = agent({ daemon: nodeExporter() }, monitor ? { monitor } : {});
      expect(Chart.of(daemon).toJson()).toHaveLength(1);
      expect(made(daemon).spec.template.metadata.annotations).toBeUndefined();
    }
    expect(agent({ pod: { main: { ...main, ports: { http: 80 } } } }, { monitor: 'PodMonitor' }).podMonitor).toBeUndefined();
  });
});

it('never changes what it is given', () => {
  const daemon = nodeExporter();
  const before = JSON.stringify(daemon);
  const chart = aChart();
  configure(chart, { monitor: 'annotations' });
  new NodeDaemon(chart, 'agent', { daemon });
  expect(JSON.stringify(daemon)).toBe(before);
});
