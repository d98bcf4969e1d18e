// A cart whose Redis is spread over two shards, with cdk8s-plus. Envoy's configuration is a file beside it.
import { type Chart, Duration, Size } from 'cdk8s';
import {
  Capability,
  ConfigMap,
  ContainerRestartPolicy,
  Cpu,
  EnvValue,
  Pod,
  Probe,
  SeccompProfileType,
  Secret,
  Volume,
} from 'cdk8s-plus-28';

export function ambassadorPod(chart: Chart): void {
  const login = Secret.fromSecretName(chart, 'login', 'redis-login');
  const config = new ConfigMap(chart, 'config', { metadata: { name: 'cart-redis-proxy' } });
  config.addFile('test/compared/envoy.yaml');
  const volume = Volume.fromConfigMap(chart, 'config-volume', config, { name: 'redis-proxy' });
  const seccompProfile = { type: SeccompProfileType.RUNTIME_DEFAULT };
  const pod = new Pod(chart, 'cart', {
    metadata: { name: 'cart' },
    securityContext: { ensureNonRoot: false },
    containers: [
      {
        name: 'main',
        image: 'ghcr.io/acme/cart:2.0.0',
        ports: [{ name: 'http', number: 8080 }],
        envVariables: {
          REDIS_ADDRESS: EnvValue.fromValue('127.0.0.1:6379'),
          REDIS_URL: EnvValue.fromValue('redis://127.0.0.1:6379'),
        },
        resources: {},
        securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false, seccompProfile },
      },
    ],
  });
  pod.addInitContainer({
    name: 'redis-proxy',
    image: 'envoyproxy/envoy:distroless-v1.39.3',
    restartPolicy: ContainerRestartPolicy.ALWAYS,
    args: ['-c', '/etc/envoy/envoy.yaml', '--concurrency', '2', '--disable-hot-restart', '--log-level', 'warn'],
    envVariables: { REDIS_PASSWORD: EnvValue.fromSecretValue({ secret: login, key: 'password' }) },
    ports: [{ name: 'proxy-health', number: 9902 }],
    startup: Probe.fromHttpGet('/ready', { port: 9902, periodSeconds: Duration.seconds(1), failureThreshold: 60 }),
    liveness: Probe.fromHttpGet('/ready', { port: 9902, periodSeconds: Duration.seconds(10) }),
    resources: { cpu: { request: Cpu.millis(50) }, memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) } },
    securityContext: { user: 65532, group: 65532, capabilities: { drop: [Capability.ALL] }, seccompProfile },
    volumeMounts: [{ path: '/etc/envoy', volume, readOnly: true }],
  });
}
