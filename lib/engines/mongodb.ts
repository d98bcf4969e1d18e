// MongoDB: what StatefulDatabase has to know of it.
import { emptyDir } from '../pod/volumes';
import type { Engine, EngineProps } from './engine';
import { engineVersion } from './engine-version';
import { rememberedMajor } from './same-major';
import { scriptWords } from './script-words';

const TAGS = { '7.0': '7.0.31-jammy', '8.0': '8.0.26-noble' };

const START = `#!/bin/bash
${scriptWords}
${rememberedMajor('MongoDB', '/data/db/major')}
mkdir -p /data/db/mongodb
exec docker-entrypoint.sh mongod "$@"
`;

/** At the Pod's address, since the server that the image starts for its first steps listens on 127.0.0.1 alone. */
const PING = `#!/bin/bash
case "$POD_IP" in *:*) host="[$POD_IP]" ;; *) host="$POD_IP" ;; esac
exec mongosh --quiet --norc "mongodb://$host:27017/?directConnection=true" --eval 'quit(db.hello().isWritablePrimary ? 0 : 1)'
`;

/**
 * MongoDB 7.0 and 8.0, one Pod and no replica set: no transactions over several documents, no change streams. The user of the
 * credentials has the role `root`.
 * @see https://hub.docker.com/_/mongo
 */
export function mongodb(props: EngineProps): Engine {
  return {
    name: 'mongodb',
    ...engineVersion(props, { repository: 'mongo', tags: TAGS, major: /^\d+\.\d+/ }),
    port: 27017,
    user: 999,
    folder: '/data/db',
    command: ['/scripts/start.sh'],
    args: ['--dbpath', '/data/db/mongodb'],
    env: { HOME: '/tmp' },
    keeps: ['--dbpath'],
    credentials: { username: ['MONGO_INITDB_ROOT_USERNAME'], password: ['MONGO_INITDB_ROOT_PASSWORD'] },
    ownFolders: ['/scripts'],
    files: { '/scripts/start.sh': START, '/scripts/ping.sh': PING },
    scratch: { '/tmp': emptyDir('tmp', { sizeLimit: '64Mi' }) },
    started: ['/scripts/ping.sh'],
    ready: ['/scripts/ping.sh'],
    // the shell is a large program: a call takes most of a second of a processor
    probing: { timeoutSeconds: 15, startupEvery: 20, readinessEvery: 30 },
    resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '1Gi' } },
    memoryArgument: '--wiredTigerCacheSizeGB',
    readReplicas: { operator: 'github.com/mongodb/mongodb-kubernetes' },
    upgrades: true,
  };
}
