// What a StatelessService makes, and in what it differs from a WebService.
import { grpc, type PodProps, StatelessService, type StatelessServiceProps, WebService } from 'cdk8s-patterns';
import { aChart } from '../objects/a-chart';
import { type Json, made, problems, warnings } from '../objects/made';

const main = {
  image: 'ghcr.io/acme/cart:2.0.1',
  ports: { grpc: 9000 },
  readinessProbe: grpc(9000),
  resources: { requests: { cpu: '100m' } },
};
const pod: PodProps = { main };
const cart = (props: Partial<StatelessServiceProps> = {}, target = '1.30'): StatelessService =>
  new StatelessService(aChart({ target }), 'cart', { pod, ...props } as StatelessServiceProps);

it('is a WebService without a host, but for the ports of its Service', () => {
  const props = { autoscale: { minReplicas: 2, maxReplicas: 4 }, serviceAccount: {}, pod };
  const [ours, web] = [StatelessService, WebService].map((Class) => {
    const chart = aChart({ target: '1.30' });
    new Class(chart, 'cart', props);
    return chart.toJson() as Json[];
  }) as [Json[], Json[]];
  const withoutPorts = (all: Json[]): Json[] =>
    all.map((one) => (one.kind === 'Service' ? { ...one, spec: { ...one.spec, ports: undefined } } : one));
  expect(ours).toHaveLength(5);
  expect(withoutPorts(ours)).toEqual(withoutPorts(web));
});

it.each<[string, Json, Json]>([
  ['one by a name', { grpc: 9000 }, [{ name: 'grpc', port: 9000, targetPort: 'grpc' }]],
  ['a number', [8080], [{ port: 8080, targetPort: 8080 }]],
  [
    'several',
    { grpc: 9000, metrics: 9090 },
    [
      { name: 'grpc', port: 9000, targetPort: 'grpc' },
      { name: 'metrics', port: 9090, targetPort: 'metrics' },
    ],
  ],
])('its Service has the ports of the container as they are: %s', (_, ports, expected) => {
  expect(made(cart({ pod: { main: { ...main, ports } } }).service!).spec.ports).toEqual(expected);
});

it('a worker has no Service, is not asked whether it is ready, and ends at once', () => {
  const { readinessProbe: _, ports: _ports, ...worker } = main;
  const mailer = cart({ service: false, replicas: 2, pod: { main: worker } });
  expect([...problems(mailer), ...warnings(mailer)]).toEqual([]);
  expect(mailer.service).toBeUndefined();
  const { containers, terminationGracePeriodSeconds } = made(mailer).spec.template.spec;
  expect([containers[0].lifecycle, terminationGracePeriodSeconds]).toEqual([undefined, undefined]);
  expect(mailer.disruptionBudget).toBeDefined();
});

it('a host, an Ingress, a route and a certificate are no props of it', () => {
  // @ts-expect-error: a host makes it a WebService
  expect(made(cart({ host: 'shop.example' }))).toBeDefined();
});

it('says what is missing: a port, or that nobody asks', () => {
  const { ports: _, ...worker } = main;
  const wrong = cart({ pod: { main: worker } });
  expect(problems(wrong)).toEqual([expect.stringMatching(/^served-port spec\.template\.spec\.containers\[0\]\.ports: Required value/)]);
  expect(wrong.service).toBeUndefined();
});
