// The page of StatefulDatabase.
import { statefulDatabase } from '../../../apps/stateful-database';
import { statefulDatabaseMistakes as mistakes } from '../../../test/patterns/stateful-database.mistakes';
import type { Page } from '../page';

export const statefulDatabasePage: Page = {
  pattern: 'StatefulDatabase',
  sentence: 'A database that keeps its data: one primary, read replicas that copy it, and the names under which both are reached.',
  use: [
    'PostgreSQL, MySQL, MariaDB, Redis or MongoDB in the cluster, for a team, a test environment, or an application that can wait while its database starts again.',
    'Reading should be spread, and may be some seconds behind: `readReplicas`, for PostgreSQL and Redis.',
  ],
  not: [
    'It must go on writing when a node is lost: that takes an operator that promotes (CloudNativePG, the MongoDB operator), or a database of the cloud.',
    'Backups are wanted with it: none are made here.',
  ],
  guarantees: [
    {
      what: 'Three names, always: `db` is the primary’s Pod alone, `db-read` all Pods that are ready, `db-headless` each by its own name.',
      test: [
        'test/patterns/stateful-database.test.ts › lead to the primary, to all Pods, and to each',
        'test/server/control-plane.server.ts › a primary has a Service of its own, readers one with all Pods, and a login stands before its main container',
      ],
    },
    {
      what: 'The number of read replicas changes `spec.replicas` alone; the template is the same for every number.',
      test: 'test/patterns/stateful-database.test.ts › of %s changes `replicas` alone, and from none to one the budget',
    },
    {
      what: 'Every engine passes what `restricted` demands, with a root file system that it cannot write to.',
      test: 'test/patterns/stateful-database.test.ts › it passes what `restricted` demands, with a root file system that it cannot write to',
    },
    {
      what: 'It has an hour to start, is asked as its engine wants to be asked, and is never killed for being slow.',
      test: 'test/patterns/stateful-database.test.ts › it has an hour to start, asks the engine itself, and is never killed for being slow',
    },
    {
      what: 'Credentials are referred to, and never written.',
      test: 'test/patterns/stateful-database.test.ts › it has one port, by its name, and the credentials by reference',
    },
    {
      what: 'Its data stays when the database goes, unless `dataLoss` is accepted.',
      test: 'test/patterns/stateful-database.test.ts › stays when the database goes, unless its loss is accepted',
    },
    {
      what: 'A change of major is seen in review, and reaches the script only if it is allowed.',
      test: 'test/patterns/stateful-database.test.ts › belongs to one major: a change of it is seen in review, and reaches the script only if it is allowed',
    },
    {
      what: 'All Pods start at once: the primary takes writes, replicas copy it, follow it, and refuse writes.',
      test: [
        'test/programs/databases/postgresql.program.ts › all Pods start at once: the primary takes writes, replicas copy it, follow it and refuse writes',
        'test/programs/databases/redis.program.ts › all Pods start at once: the replica follows the primary and refuses writes',
      ],
    },
    {
      what: 'PostgreSQL: a further replica comes without a restart of the primary.',
      test: 'test/programs/databases/postgresql.program.ts › a second replica comes without a restart of the primary',
    },
    {
      what: 'Changing the number of replicas replaces no Pod.',
      test: 'test/server/changes.server.ts › of a label, an annotation, or the number of Pods or of read replicas is taken, and replaces no Pod',
    },
    {
      what: 'A primary whose volume was lost refuses to start while a replica holds data, or is only starting with it.',
      test: [
        'test/programs/databases/postgresql.program.ts › a primary whose volume was lost refuses to start while a replica holds data',
        'test/programs/databases/postgresql.program.ts › it refuses as well while the replica that holds data is only starting',
        'test/programs/databases/redis.program.ts › a primary whose volume was lost refuses to start while a replica holds data, which stays',
        'test/programs/databases/redis.program.ts › it refuses as well while the replica that holds data is only starting',
      ],
    },
    {
      what: 'A primary that comes back at another address keeps its data, and replicas find it.',
      test: [
        'test/programs/databases/postgresql.program.ts › a primary that starts again at another address keeps its data, and replicas find it',
        'test/programs/databases/redis.program.ts › a primary that starts again at another address keeps its data; meanwhile the replica is not ready',
      ],
    },
    {
      what: 'A replica that was promoted by hand is not ready, and refuses to start again.',
      test: [
        'test/programs/databases/postgresql.program.ts › a replica that was promoted by hand is not ready, and refuses to start again',
        'test/programs/databases/redis.program.ts › a replica that was promoted by hand is not ready, and refuses to start again',
      ],
    },
    {
      what: 'A replica is ready only while it streams.',
      test: [
        'test/programs/databases/postgresql.program.ts › a replica whose stream is cut is not ready, though it answers; reconnected, it is',
        'test/programs/databases/redis.program.ts › a replica whose link is cut is not ready, though it answers; reconnected, it is',
      ],
    },
    {
      what: 'PostgreSQL: a copy that broke off is made again.',
      test: 'test/programs/databases/postgresql.program.ts › a copy that broke off is made again',
    },
    {
      what: 'It stops at once, also with clients connected.',
      test: [
        'test/programs/databases/postgresql.program.ts › it stops at once with a client connected',
        'test/programs/databases/redis.program.ts › it stops at once with a client connected, and what was written a moment ago is there',
        'test/programs/databases/mariadb.program.ts › it stops at once with a client connected',
      ],
    },
    {
      what: 'Data of another major is refused; the script names the way out.',
      test: [
        'test/programs/databases/postgresql.program.ts › data of another major is refused, whatever the server says; the script names the way out',
        'test/programs/databases/redis.program.ts › data of another major is refused; the script names the way out',
        'test/programs/databases/mariadb.program.ts › data of another major is refused; where it is allowed, the server may try',
      ],
    },
    {
      what: 'MariaDB starts as `restricted` wants it, below `lost+found`, and keeps what was written.',
      test: 'test/programs/databases/mariadb.program.ts › it starts as restricted wants it, below lost+found, and keeps what was written',
    },
  ],
  limits: [
    '**No failover.** The Pod of ordinal 0 is the only primary, always. While it is away nobody can write, and nothing promotes a replica.',
    '**No backup.** Replicas copy mistakes as well. Claims stay when the database goes; that is no backup either.',
    '**No major upgrade.** A changed major is refused by the start script, unless `allowMajorUpgrade` is given.',
    '**Reads may be stale**: `readHost` is any Pod that is ready, and replicas are behind by what is on its way.',
    '**A changed password is not applied to old data.** The Secret is read when an empty volume is made; later the server has to be told as well.',
    'The size of a claim template can never be changed: grow the claims themselves, where their class allows it.',
    'MySQL, MariaDB and MongoDB have no read replicas here: that is refused, with an operator that can.',
    'The scripts of PostgreSQL, MariaDB and Redis were run against the servers themselves; for MySQL and MongoDB there was none to be had, and what runs there is untried.',
  ],
  app: statefulDatabase,
  file: 'apps/stateful-database.ts',
  mistakes,
  table: 'test/patterns/stateful-database.mistakes.ts',
};
