// What people get wrong with AmbassadorPod, and what they are told.
import {
  AmbassadorPod,
  type AmbassadorProps,
  configure,
  Deployment,
  httpGet,
  projected,
  Secret,
  secretKeyRef,
  tcpProxy,
  tcpSocket,
} from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const bare =
  'a Pod by itself is not made again when its node is drained or lost, and cannot be changed in place; give the same props to a Deployment as its pod; or say restartPolicy: Never, if it is to end   bare-pod';

const main = { image: 'ghcr.io/acme/cart:2.0.0', ports: [8080] };
const proxy: AmbassadorProps = {
  name: 'redis-proxy',
  image: 'envoyproxy/envoy:distroless-v1.31.0',
  startupProbe: httpGet('/ready', 9902),
  inject: { REDIS_URL: 'redis://127.0.0.1:6379' },
};

export const mistakes: readonly Mistake[] = [
  {
    title: 'two ambassadors on one port',
    make: (chart) => new AmbassadorPod(chart, 'cart', { main, ambassadors: [proxy, { ...proxy, name: 'other-proxy' }] }),
    says: [
      'spec.ambassadors[1].localPort: Duplicate value: 6379; "redis-proxy" listens on it too, and they share 127.0.0.1   ambassador-port',
      bare,
    ],
  },
  {
    title: 'two ambassadors that inject one variable',
    make: (chart) =>
      new AmbassadorPod(chart, 'cart', {
        main,
        ambassadors: [
          tcpProxy({ to: 'search.acme.example:9200', name: 'search' }),
          tcpProxy({ to: 'bank.acme.example:8443', name: 'bank', healthPort: 9904 }),
        ],
      }),
    says: [
      'spec.ambassadors[1].inject.PROXY_PORT: Duplicate value: "PROXY_PORT"; "search" injects it too, with another value; let "bank" inject another one: as: \'OTHER\' where it is ready-made   ambassador-inject',
      bare,
    ],
  },
  {
    title: 'an ambassador under hostNetwork',
    make: (chart) => new AmbassadorPod(chart, 'cart', { hostNetwork: true, main: { image: main.image }, ambassadors: [proxy] }),
    says: [
      'spec.ambassadors[0]: Forbidden: under hostNetwork 127.0.0.1 is the node’s, and all that runs there reaches it   ambassador-host-network',
      bare,
    ],
  },
  {
    title: 'a probe of what listens on 127.0.0.1 alone',
    make: (chart) => new AmbassadorPod(chart, 'cart', { main, ambassadors: [{ ...proxy, startupProbe: tcpSocket(6379) }] }),
    says: [
      "spec.ambassadors[0].startupProbe: Invalid value: 6379: a probe goes to the Pod's address, and it serves 127.0.0.1 alone; probe a health port of its own, or exec a command that the image has   ambassador-probe",
      bare,
    ],
  },
  {
    title: 'an ambassador that declares the port which nobody outside reaches',
    make: (chart) => new AmbassadorPod(chart, 'cart', { main, ambassadors: [{ ...proxy, ports: { redis: 6379 } }] }),
    says: [
      'spec.ambassadors[0].ports[0]: Forbidden: 6379 is served on 127.0.0.1 alone; leave it out: nothing outside the Pod reaches it   ambassador-port',
      bare,
    ],
  },
  {
    title: 'an init container that needs an ambassador which starts after it',
    make: (chart) => {
      configure(chart, { target: '1.28' });
      return new AmbassadorPod(chart, 'cart', { main, ambassadors: [proxy], initContainers: [{ name: 'migrate', image: main.image }] });
    },
    says: [
      'spec.initContainers[0]: Forbidden: below Kubernetes 1.29 it ends before ambassador "redis-proxy" starts; raise the target to \'1.29\', or say needsNetwork: false if it does without   init-before-ambassador',
      bare,
    ],
  },
  {
    title: 'credentials that the main container has as well',
    make: (chart) => {
      const password = secretKeyRef(Secret.existing('redis-login'), 'password');
      return new AmbassadorPod(chart, 'cart', {
        main: { ...main, env: { REDIS_PASSWORD: password } },
        ambassadors: [{ ...proxy, env: { REDIS_PASSWORD: password } }],
      });
    },
    says: [
      'spec.containers[0].env[1]: container "main" has key "password" of Secret/redis-login too; ambassador "redis-proxy" is there to keep them from it: leave it out   ambassador-credentials',
      bare,
    ],
  },
  {
    title: 'credentials that the main container has among other files',
    make: (chart) => {
      const token = { serviceAccountToken: { path: 'token', audience: 'vault' } };
      const keys = [token, { secret: { name: 'redis-login', items: [{ key: 'password', path: 'redis' }] } }];
      return new AmbassadorPod(chart, 'cart', {
        main: { ...main, volumeMounts: { '/var/run/vault': projected('vault', keys) } },
        ambassadors: [{ ...proxy, env: { REDIS_PASSWORD: secretKeyRef(Secret.existing('redis-login'), 'password') } }],
      });
    },
    says: [
      'spec.containers[0].volumeMounts[0]: container "main" has key "password" of Secret/redis-login too; ambassador "redis-proxy" is there to keep them from it: leave it out   ambassador-credentials',
      bare,
    ],
  },
  {
    title: 'a Service that leads to an ambassador',
    make: (chart) => {
      const cart = new Deployment(chart, 'cart', { pod: { main, ambassadors: [proxy] } });
      return cart.service({ ports: [{ name: 'redis', port: 6379 }] });
    },
    says: [
      'spec.ports[0].targetPort: Forbidden: 6379 is served on 127.0.0.1 alone, by ambassador "redis-proxy"; nothing outside the Pod reaches it: leave it out   ambassador-port',
    ],
  },
];
