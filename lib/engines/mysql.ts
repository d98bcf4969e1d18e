// MySQL: what StatefulDatabase has to know of it.
import { emptyDir } from '../pod/volumes';
import type { Engine, EngineProps } from './engine';
import { engineVersion } from './engine-version';
import { mysqlPing, mysqlStart } from './mysql-start';

export interface MysqlProps extends EngineProps {
  /** The database that is made on an empty volume, for the user of the credentials. */
  database: string;
}

const TAGS = { '8.4': '8.4.10-oraclelinux9', '9.7': '9.7.1-oraclelinux9' };

/**
 * MySQL 8.4 and 9.7, one Pod. The user of the credentials has the database; `root` has the same password, and only inside the Pod.
 * @see https://hub.docker.com/_/mysql
 */
export function mysql(props: MysqlProps): Engine {
  return {
    name: 'mysql',
    ...engineVersion(props, { repository: 'mysql', tags: TAGS, major: /^\d+\.\d+/ }),
    port: 3306,
    user: 999,
    folder: '/var/lib/mysql',
    command: ['/scripts/start.sh'],
    args: ['--datadir=/var/lib/mysql/data'],
    env: { MYSQL_DATABASE: props?.database, MYSQL_ROOT_HOST: 'localhost' },
    keeps: ['--datadir', '-h'],
    credentials: { username: ['MYSQL_USER'], password: ['MYSQL_PASSWORD', 'MYSQL_ROOT_PASSWORD'] },
    ownFolders: ['/scripts'],
    files: { '/scripts/start.sh': mysqlStart('MySQL', 'mysqld'), '/scripts/ping.sh': mysqlPing('mysqladmin') },
    scratch: { '/var/run/mysqld': emptyDir('run', { sizeLimit: '16Mi' }), '/tmp': emptyDir('tmp', { sizeLimit: '1Gi' }) },
    started: ['/scripts/ping.sh'],
    ready: ['/scripts/ping.sh'],
    probing: { timeoutSeconds: 5, startupEvery: 10, readinessEvery: 10 },
    resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '1Gi' } },
    readReplicas: { operator: 'github.com/percona/percona-server-mysql-operator' },
    upgrades: true,
  };
}
