// tcpProxy against Envoy 1.39.3, in front of Debian's Redis server (7.0).
import { tcpProxy } from 'cdk8s-patterns';
import { against } from './installed';
import { eventually, played, probed } from './played';
import { redis, redisServer } from './servers';

against(['envoy', 'redis-server'], 'tcpProxy', () => {
  test('what goes to 127.0.0.1 arrives there, by the variables that it injects', async () => {
    const there = await redisServer();
    const companion = tcpProxy({ to: 'localhost:6390', as: 'CACHE', port: 6391 });
    expect(companion.inject).toEqual({ CACHE_HOST: '127.0.0.1', CACHE_PORT: '6391' });
    const proxy = await played(companion, { program: 'envoy', instead: { 'port_value: 6390': `port_value: ${there.port}` } });
    try {
      await eventually(async () => (await probed(companion, proxy)) === 200, 20, proxy.output);
      expect(await eventually(() => redis(proxy.port(6391), ['SET', 'a', '1']), 10, proxy.output)).toBe('OK');
      expect(redis(there.port, ['GET', 'a'])).toBe('1');
      expect(() => redis(proxy.port(6391), ['PING'], undefined, '127.0.0.2')).toThrow();
      expect(await proxy.stop()).toBe(0);
    } finally {
      await proxy.stop('SIGKILL');
      await there.stop();
    }
  });
});
