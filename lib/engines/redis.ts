// Redis: what StatefulDatabase has to know of it.
import { resourceFieldRef } from '../pod/env';
import { emptyDir } from '../pod/volumes';
import type { Engine, EngineProps } from './engine';
import { engineVersion } from './engine-version';
import { redisReady } from './redis-ready';
import { redisStart } from './redis-start';

const TAGS = { '7.2': '7.2.10-bookworm', '7.4': '7.4.8-bookworm', '8.0': '8.0.3-bookworm' };

/**
 * Redis 7.2 to 8.0 as a store that keeps its data: `appendonly yes` from the start, three quarters of the memory limit for data, writes
 * beyond that refused. With read replicas. The password is the default user's; with a username in the Secret there is that user as well.
 * @see https://hub.docker.com/_/redis
 */
export function redis(props: EngineProps): Engine {
  return {
    name: 'redis',
    ...engineVersion(props, { repository: 'redis', tags: TAGS, major: /^\d+/ }),
    port: 6379,
    user: 999,
    folder: '/data',
    command: ['/scripts/start.sh'],
    args: ['--dir', '/data/redis', '--appendonly', 'yes'],
    env: { LOOK_SECONDS: '20', MEMORY_LIMIT: resourceFieldRef('limits.memory') },
    keeps: ['--dir', '--appendonly', '--appenddirname'],
    // redis-cli reads the password there by itself
    credentials: { username: ['REDIS_USERNAME'], password: ['REDISCLI_AUTH'], usernameOptional: true },
    ownFolders: ['/scripts'],
    files: { '/scripts/start.sh': redisStart, '/scripts/ready.sh': redisReady },
    scratch: { '/tmp': emptyDir('tmp', { sizeLimit: '64Mi' }) },
    // any answer: one that reads its data is at work
    started: ['redis-cli', '-h', '127.0.0.1', 'ping'],
    ready: ['/scripts/ready.sh'],
    probing: { timeoutSeconds: 5, startupEvery: 10, readinessEvery: 10 },
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } },
    memoryArgument: '--maxmemory',
    readReplicas: true,
    upgrades: true,
  };
}
