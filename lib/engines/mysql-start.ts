// The start script of MySQL and of MariaDB, which differ in two words.
import { rememberedMajor } from './same-major';
import { scriptWords } from './script-words';

/** @param server the program: `mysqld` */
export const mysqlStart = (title: string, server: string): string => `#!/bin/bash
${scriptWords}
${rememberedMajor(title, '/var/lib/mysql/major')}
exec docker-entrypoint.sh ${server} "$@"
`;

/** Over TCP, since the server that the image starts for its first steps has only a socket. A server that knows no such password is up too. */
export const mysqlPing = (admin: string): string => `#!/bin/bash
MYSQL_PWD="$MYSQL_PASSWORD" exec ${admin} -h 127.0.0.1 -u "$MYSQL_USER" ping
`;
