// What the kubelet can ask a container.
import { exec, grpc, httpGet, sleep, tcpSocket } from 'cdk8s-patterns';
import { rendered } from './rendered';

const timing = {
  initialDelaySeconds: 1,
  periodSeconds: 5,
  timeoutSeconds: 2,
  successThreshold: 1,
  failureThreshold: 3,
  terminationGracePeriodSeconds: 9,
};

test.each([
  { helper: 'httpGet', probe: httpGet('/healthz', 'http'), made: { httpGet: { path: '/healthz', port: 'http' } } },
  {
    helper: 'httpGet with options',
    probe: httpGet('/', 8443, { scheme: 'HTTPS', host: 'h', httpHeaders: [{ name: 'A', value: 'b' }], ...timing }),
    made: { httpGet: { path: '/', port: 8443, host: 'h', scheme: 'HTTPS', httpHeaders: [{ name: 'A', value: 'b' }] }, ...timing },
  },
  { helper: 'tcpSocket', probe: tcpSocket(5432, timing), made: { tcpSocket: { port: 5432 }, ...timing } },
  { helper: 'exec', probe: exec(['cat', '/x'], { periodSeconds: 1 }), made: { exec: { command: ['cat', '/x'] }, periodSeconds: 1 } },
  { helper: 'grpc', probe: grpc(9000), made: { grpc: { port: 9000 } } },
  {
    helper: 'grpc of one service',
    probe: grpc(9000, { service: 's', failureThreshold: 1 }),
    made: { grpc: { port: 9000, service: 's' }, failureThreshold: 1 },
  },
])('$helper writes the field of its name, and nothing that nobody said', ({ probe, made }) => {
  expect(probe).toStrictEqual(made);
});

test('they are probes and hooks of a container alike', () => {
  const main = {
    image: 'x',
    livenessProbe: tcpSocket('http'),
    readinessProbe: httpGet('/', 80),
    startupProbe: grpc(90),
    lifecycle: { postStart: exec(['touch', '/x']), preStop: sleep(5) },
  };
  expect(rendered({ main }).template.spec.containers[0]).toEqual({
    name: 'main',
    image: 'x',
    livenessProbe: { tcpSocket: { port: 'http' } },
    readinessProbe: { httpGet: { path: '/', port: 80 } },
    startupProbe: { grpc: { port: 90 } },
    lifecycle: { postStart: { exec: { command: ['touch', '/x'] } }, preStop: { sleep: { seconds: 5 } } },
  });
});

test('a command is a copy of what was given', () => {
  const command = ['a'];
  const probe = exec(command);
  command.push('b');
  expect(probe.exec!.command).toEqual(['a']);
});
