// A cart whose Redis is spread over two shards, with this library.
import { AmbassadorPod, type Chart, redisProxy, Secret, secretKeyRef } from 'cdk8s-patterns';

export function ambassadorPod(chart: Chart): void {
  const login = Secret.existing('redis-login');
  new AmbassadorPod(chart, 'cart', {
    main: { image: 'ghcr.io/acme/cart:2.0.0', ports: { http: 8080 } },
    ambassadors: [redisProxy({ shards: ['redis-0.redis:6379', 'redis-1.redis:6379'], auth: secretKeyRef(login, 'password') })],
  });
}
