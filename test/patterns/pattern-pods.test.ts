// What the five patterns that are a Pod have in common, and what each of them is.
import {
  AdapterPod,
  AmbassadorPod,
  App,
  Chart,
  Deployment,
  httpGet,
  InitPod,
  type k8s,
  Pod,
  type PodProps,
  SelfAwarePod,
  SidecarPod,
} from 'cdk8s-patterns';
import type { Construct } from 'constructs';
import { made, problems, warnings } from '../objects/made';

const main = { image: 'ghcr.io/acme/web:1.4.2', ports: { http: 8080 } };
const helper = { name: 'helper', image: 'ghcr.io/acme/helper:1.0.0' };
const startupProbe = httpGet('/', 9900);

interface Row {
  readonly name: string;
  readonly make: (chart: Construct, pod?: Partial<PodProps>) => Pod;
  readonly pod: PodProps;
}
const patterns: readonly Row[] = [
  {
    name: 'SidecarPod',
    pod: { main, sidecars: [helper] },
    make: (chart, pod) => new SidecarPod(chart, 'web', { main, sidecars: [helper], ...pod }),
  },
  {
    name: 'AmbassadorPod',
    pod: { main, ambassadors: [{ ...helper, startupProbe }] },
    make: (chart, pod) => new AmbassadorPod(chart, 'web', { main, ambassadors: [{ ...helper, startupProbe }], ...pod }),
  },
  {
    name: 'AdapterPod',
    pod: { main, adapters: [{ ...helper, metrics: 9102 }] },
    make: (chart, pod) => new AdapterPod(chart, 'web', { main, adapters: [{ ...helper, metrics: 9102 }], ...pod }),
  },
  {
    name: 'InitPod',
    pod: { main, initContainers: [helper] },
    make: (chart, pod) => new InitPod(chart, 'web', { main, initContainers: [helper], ...pod }),
  },
  { name: 'SelfAwarePod', pod: { main }, make: (chart, pod) => new SelfAwarePod(chart, 'web', { main, ...pod }) },
];

const shop = (): Chart => new Chart(new App({ target: '1.30' }), 'shop', { namespace: 'shop' });

describe.each(patterns)('a $name', ({ name, make, pod }) => {
  test('is a Pod of its own name, labelled with what it is and belongs to', () => {
    const { kind, metadata } = made(make(shop()));
    expect(kind).toBe('Pod');
    expect(metadata).toMatchObject({
      name: 'web',
      namespace: 'shop',
      labels: {
        'app.kubernetes.io/name': 'web',
        'app.kubernetes.io/part-of': 'shop',
        'app.kubernetes.io/managed-by': 'cdk8s-patterns',
        'app.kubernetes.io/version': '1.4.2',
      },
    });
  });

  test('is hardened, and hears of no other Service by its environment', () => {
    const { spec } = made(make(shop()));
    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    });
    for (const { securityContext } of [...(spec.initContainers ?? []), ...spec.containers])
      expect(securityContext).toEqual({ allowPrivilegeEscalation: false });
  });

  test('leaves the user’s own words as they are', () => {
    const own: Partial<PodProps> = {
      metadata: { labels: { 'app.kubernetes.io/name': 'mine' } },
      enableServiceLinks: true,
      security: 'none',
      automountServiceAccountToken: true,
    };
    const { metadata, spec } = made(make(shop(), own));
    expect(metadata.labels['app.kubernetes.io/name']).toBe('mine');
    expect(spec).toMatchObject({ enableServiceLinks: true, automountServiceAccountToken: true });
    expect(spec.securityContext).toBeUndefined();
  });

  test('has the containers that the same pod has on a Deployment', () => {
    const deployment = new Deployment(shop(), 'web', { pod: { ...pod, security: 'hardened' } });
    const images = ({ containers, initContainers = [] }: k8s.PodSpec): unknown[] =>
      [...initContainers, ...containers].map((one) => [one.name, one.image, one.restartPolicy, one.ports]);
    expect(images(made(make(shop())).spec)).toEqual(images(made(deployment).spec.template.spec));
  });

  test('is warned of, since nothing brings it back; one that is to end is not', () => {
    const alone = 'bare-pod : a Pod by itself is not made again when its node is drained or lost, and cannot be changed in place';
    expect(warnings(make(shop()))).toEqual([alone]);
    expect(warnings(make(shop(), { restartPolicy: 'Never' }))).toEqual([]);
  });

  test('without its field is refused', () => {
    const field = Object.keys(pod).find((one) => one !== 'main');
    if (field === undefined) return expect(name).toBe('SelfAwarePod'); // it asks for nothing
    expect(problems(make(shop(), { [field]: [] }))).toEqual([`pattern-field spec.${field}: Required value`]);
  });
});

describe('a SelfAwarePod', () => {
  const spec = (props: Partial<PodProps>): k8s.PodSpec => made(new SelfAwarePod(shop(), 'web', { main, ...props })).spec;
  const variables = (props: Partial<PodProps>): string[] => spec(props).containers[0]!.env!.map(({ name }) => name);

  test('knows its name, its address and its node by variables that stand before the user’s', () => {
    expect(variables({ main: { ...main, env: { ME: '$(POD_NAME)' } } })).toEqual([
      'POD_NAME',
      'POD_NAMESPACE',
      'POD_UID',
      'POD_IP',
      'POD_SERVICE_ACCOUNT',
      'NODE_NAME',
      'HOST_IP',
      'ME',
    ]);
  });

  test('knows the resources that it asks for, and no others: without a limit Kubernetes would answer with the node’s size', () => {
    const resources = { requests: { cpu: '100m' }, limits: { memory: '64Mi' } };
    const told = variables({ main: { ...main, resources } });
    expect(told.slice(7)).toEqual(['CPU_REQUEST', 'MEMORY_LIMIT']);
    const cpu = spec({ main: { ...main, resources } }).containers[0]!.env!.find(({ name }) => name === 'CPU_REQUEST');
    expect(cpu!.valueFrom!.resourceFieldRef).toMatchObject({ resource: 'requests.cpu', divisor: '1m' });
  });

  test('has its labels and annotations as files, which follow changes', () => {
    const { containers, volumes } = spec({});
    expect(containers[0]!.volumeMounts).toEqual([{ name: 'podinfo', mountPath: '/etc/podinfo', readOnly: true }]);
    expect(volumes![0]!.downwardAPI!.items!.map(({ path }) => path)).toEqual(['labels', 'annotations']);
  });

  test.each([[{ POD_NAME: 'mine' }], [[{ name: 'POD_NAME', value: 'mine' }]]])('leaves a variable of the user’s as it is: %j', (env) => {
    const first = spec({ main: { ...main, env } }).containers[0]!.env!.find(({ name }) => name === 'POD_NAME');
    expect(first).toEqual({ name: 'POD_NAME', value: 'mine' });
  });
});
