// MariaDB: what StatefulDatabase has to know of it.
import { emptyDir } from '../pod/volumes';
import type { Engine, EngineProps } from './engine';
import { engineVersion } from './engine-version';
import { mysqlPing, mysqlStart } from './mysql-start';

export interface MariadbProps extends EngineProps {
  /** The database that is made on an empty volume, for the user of the credentials. */
  database: string;
}

const TAGS = { '10.11': '10.11.18-jammy', '11.4': '11.4.12-noble', '11.8': '11.8.8-noble' };

/**
 * MariaDB 10.11 to 11.8, one Pod. The user of the credentials has the database; `root` has the same password, and only inside the Pod.
 * @see https://hub.docker.com/_/mariadb
 */
export function mariadb(props: MariadbProps): Engine {
  return {
    name: 'mariadb',
    ...engineVersion(props, { repository: 'mariadb', tags: TAGS, major: /^\d+\.\d+/ }),
    port: 3306,
    user: 999,
    folder: '/var/lib/mysql',
    command: ['/scripts/start.sh'],
    args: ['--datadir=/var/lib/mysql/data'],
    // of MYSQL_… and MARIADB_… the image reads both
    env: { MYSQL_DATABASE: props?.database, MYSQL_ROOT_HOST: 'localhost' },
    keeps: ['--datadir', '-h'],
    credentials: { username: ['MYSQL_USER'], password: ['MYSQL_PASSWORD', 'MYSQL_ROOT_PASSWORD'] },
    ownFolders: ['/scripts'],
    files: { '/scripts/start.sh': mariadbStart, '/scripts/ping.sh': mysqlPing('mariadb-admin --skip-ssl') },
    scratch: { '/run/mysqld': emptyDir('run', { sizeLimit: '16Mi' }), '/tmp': emptyDir('tmp', { sizeLimit: '1Gi' }) },
    started: ['/scripts/ping.sh'],
    ready: ['/scripts/ping.sh'],
    probing: { timeoutSeconds: 5, startupEvery: 10, readinessEvery: 10 },
    resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '512Mi' } },
    readReplicas: { operator: 'github.com/mariadb-operator/mariadb-operator' },
    upgrades: true,
  };
}

/** The image upgrades its system tables only where it is told so. */
const mariadbStart = mysqlStart('MariaDB', 'mariadbd').replace('exec ', 'export MARIADB_AUTO_UPGRADE="${ALLOW_MAJOR_UPGRADE:+1}"\nexec ');
