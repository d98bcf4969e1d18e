// PostgreSQL: what StatefulDatabase has to know of it.
import { emptyDir } from '../pod/volumes';
import type { Engine, EngineProps } from './engine';
import { engineVersion } from './engine-version';
import { postgresqlReady } from './postgresql-ready';
import { postgresqlStart } from './postgresql-start';
import { postgresqlStarted } from './postgresql-started';

export interface PostgresqlProps extends EngineProps {
  /** The database that is made on an empty volume. @default one of the user's name */
  database?: string;
}

const TAGS = { '15': '15.18-bookworm', '16': '16.14-bookworm', '17': '17.10-bookworm', '18': '18.4-bookworm' };

/** Replication is for everybody with a password: the image's own file leaves it out, and one in `initdb.d` would never reach old data. */
const HBA = `local all all trust
host all all all scram-sha-256
host replication all all scram-sha-256
`;

/**
 * PostgreSQL 15 to 18, with read replicas by streaming replication. The user of the credentials is a superuser. A replica that was away
 * for more than 1 GB of changes cannot catch up: delete its claim and its Pod, and it copies anew.
 * @see https://hub.docker.com/_/postgres
 */
export function postgresql(props: PostgresqlProps): Engine {
  return {
    name: 'postgresql',
    ...engineVersion(props, { repository: 'postgres', tags: TAGS, major: /^\d+/ }),
    port: 5432,
    user: 999,
    folder: '/var/lib/postgresql/data',
    command: ['/scripts/start.sh'],
    args: ['-c', 'hba_file=/scripts/pg_hba.conf', '-c', 'wal_keep_size=1GB'],
    env: {
      PGDATA: '/var/lib/postgresql/data/pgdata',
      PGPASSFILE: '/tmp/pgpass',
      POSTGRES_INITDB_ARGS: '--data-checksums', // hard to add later; from 18 on it is the default
      LOOK_SECONDS: '20',
      ...(props?.database !== undefined && { POSTGRES_DB: props.database }),
    },
    keeps: ['PGDATA', '-D', '--data-directory'],
    credentials: { username: ['POSTGRES_USER'], password: ['POSTGRES_PASSWORD'] },
    ownFolders: ['/scripts'],
    files: {
      '/scripts/start.sh': postgresqlStart,
      '/scripts/started.sh': postgresqlStarted,
      '/scripts/ready.sh': postgresqlReady,
      '/scripts/pg_hba.conf': HBA,
    },
    scratch: {
      '/var/run/postgresql': emptyDir('run', { sizeLimit: '16Mi' }),
      '/dev/shm': emptyDir('shm', { medium: 'Memory', sizeLimit: '256Mi' }),
      '/tmp': emptyDir('tmp', { sizeLimit: '64Mi' }),
    },
    started: ['/scripts/started.sh'],
    ready: ['/scripts/ready.sh'],
    probing: { timeoutSeconds: 5, startupEvery: 10, readinessEvery: 10 },
    resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '512Mi' } },
    readReplicas: true,
    upgrades: false,
  };
}
