// The page of StatefulDatabase.
import { statefulDatabase } from '../../../apps/stateful-database';
import { mistakes } from '../../../test/patterns/stateful-database.mistakes';
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
      what: 'It has an hour to start, and is asked as its engine wants to be asked; nothing that has started is killed for being slow.',
      test: 'test/patterns/stateful-database.test.ts › it has an hour to start, asks the engine itself, and nothing that has started is killed for being slow',
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
      what: "`configure(scope, { companions })` never gives it the image of another major: an image says its version in its tag, or by the name of its line (`'postgresql@17'`), as a digest always does. An image that `engine` or `pod.main` says is the user’s own, and stays.",
      test: [
        'test/engines/images.test.ts › is never %s, and that is said at the database',
        'test/engines/images.test.ts › two versions of an engine have their own each, and the closest name wins',
        'test/engines/images.test.ts › is the user’s own, whatever scope has %s for it',
      ],
    },
    {
      what: 'Nobody but `engine` says where the data is and of which major: variables, arguments and images of `pod.main` that would are refused. An image under another name than the official one’s is taken at its word.',
      test: [
        'test/engines/kept-promises.test.ts › %s refuses %j',
        'test/engines/kept-promises.test.ts › %s: whether %s can be its image is %s',
      ],
    },
    {
      what: 'Redis and MongoDB, which take a share of their memory limit, are not left without one unseen: the synth warns, unless `args` bound them.',
      test: 'test/patterns/stateful-database.test.ts › leaves $name, which sizes itself by its memory limit, a limit or says the size: else the synth warns',
    },
    {
      what: 'A change of major, or of engine, is an error of the synth, where the last output has another one: before anything is written.',
      test: [
        'test/synth/changed-major.test.ts › it names the construct, the prop, what was there, and the ways that there are; nothing is written',
        'test/synth/changed-major.test.ts › another engine begins empty beside the data: that is refused, whatever is allowed',
      ],
    },
    {
      what: 'A changed size, class or order is a warning, in the words of the server that would refuse it, with what to do.',
      test: [
        'test/synth/immutable.test.ts › says where, in the words of the server, what was there before and what to do; once, and writes it',
        'test/server/immutable.server.ts › refuses what is said, and nothing else',
      ],
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
      what: 'An empty primary waits until DNS has answered with its own address: a name without an answer is no sign that there are no replicas.',
      test: [
        'test/programs/databases/postgresql.program.ts › an empty primary waits until DNS has named it: before, it does not begin, and after, it still sees the replica that holds data',
        'test/programs/databases/postgresql.program.ts › it begins once DNS has named it, if there is no such replica; one that still waits stops at once',
        'test/programs/databases/redis.program.ts › an empty primary waits until DNS has named it: before, it does not begin, and after, it still sees the replica that holds data',
        'test/programs/databases/redis.program.ts › it begins once DNS has named it, if there is no such replica; one that still waits stops at once',
      ],
    },
    {
      what: 'After it refused, a copy of the replica’s volume makes it a primary again; the steps are below.',
      test: [
        'test/programs/databases/postgresql.program.ts › after it refused, a copy of the replica’s volume without standby.signal is a primary’s',
        'test/programs/databases/redis.program.ts › after it refused, a copy of the replica’s volume is a primary’s',
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
      what: 'PostgreSQL: `max_connections`, `max_worker_processes`, `max_wal_senders`, `max_prepared_transactions` and `max_locks_per_transaction` can be lowered. A rollout begins with the replicas, and PostgreSQL refuses to start one with less than its primary had: they keep to that until they start again.',
      test: 'test/programs/databases/postgresql.program.ts › max_connections and its like can be lowered, replicas first: these keep to what the primary has until they start again',
    },
    {
      what: 'PostgreSQL: a copy at work may take longer than the hour, and is not begun anew; one that broke off is made again.',
      test: 'test/programs/databases/postgresql.program.ts › a copy at work is not begun anew for being slow; one that broke off is made again',
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
      what: 'Data of another major is refused; the script names the way out, which for PostgreSQL is never `allowMajorUpgrade`.',
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
    "**No major upgrade.** A changed major is an error of the synth, which compares with the last output, and is refused by the start script, which knows the volume. MySQL, MariaDB, MongoDB and Redis may try it in place where `allowMajorUpgrade` is given. PostgreSQL cannot: dump with a server of its own major and restore that into a new StatefulDatabase, or run `pg_upgrade` on the volume by hand, and say so (`overrule(db, 'database-major', '…')`).",
    '**The login may do anything.** In PostgreSQL it is a superuser, and also the user with which replicas copy; in Redis it has all commands, in MongoDB the role `root`. In MySQL and MariaDB it has its one database, and `root`, which is let in from inside the Pod alone, has the same password. What should be allowed less needs a user of its own, made by hand.',
    '**No TLS** is set up, neither for clients nor between replicas and primary: what is read and written in PostgreSQL, Redis and MongoDB crosses the network in the clear, with Redis the password too.',
    '**`pod.main.resources` replace the engine’s as a whole**, limits too. Redis takes three quarters of its memory limit for data, and MongoDB half of what it has above 1 GB for its cache; without a limit both go by the memory of the node. PostgreSQL, MySQL and MariaDB take what their arguments say: raise `shared_buffers` and its like with the limit.',
    '**What an empty primary cannot see**: a replica whose Pod does not run while it looks (`LOOK_SECONDS`, 20), and one that a NetworkPolicy hides by dropping what goes from the database to itself. Replicas need that way too, to copy. A [NetworkSegment](network-segment.md) of the same App opens it by itself; where policies of your own close it, or the way to DNS, the synth warns.',
    [
      '**When the primary refuses to start**, its log names the replica that holds data. Delete nothing before the data is safe.',
      '1. If the old volume of `db-0` still exists, bind it to the claim `data-db-0` again: done.',
      '2. Otherwise pause what applies the manifests, and `kubectl scale statefulset db --replicas=0`.',
      '3. In a Pod that mounts `data-db-1` and `data-db-0`, `cp -a` the folder `pgdata` (PostgreSQL) or `redis` (Redis) from the first to the second; for PostgreSQL, then delete `pgdata/standby.signal` of the copy.',
      '4. Delete the claims of all further replicas (`data-db-2`, …): they copy anew, and cannot be ahead of the new primary.',
      '5. Scale back, and let the manifests be applied again.',
      '6. Only if the data may be lost: delete the claims and Pods of all replicas instead, and the primary begins empty.',
    ].join('\n  '),
    '**A replica that was away for more than 1 GB of changes** (`wal_keep_size` of PostgreSQL) cannot catch up, and never gets ready: `kubectl delete pvc data-db-1 --wait=false`, `kubectl delete pod db-1`, and it copies anew.',
    '**The hour to start.** What neither answers nor is seen to be at work for an hour is killed, and begins anew: a Pod that only waits, and with MySQL, MariaDB and MongoDB a recovery that takes longer. There, give `pod.main.startupProbe` with a larger `failureThreshold`.',
    'MySQL keeps its binary log on the same volume, for 30 days, though nobody here reads it: `pod.main.args` can say `--binlog-expire-logs-seconds=86400`, or `--skip-log-bin`. MariaDB writes none unless `--log-bin` is given, and then keeps it for ever: give `--binlog-expire-logs-seconds` with it.',
    'MongoDB is asked every 30 seconds once it has started, since a call of its shell takes most of a second of a processor: it may be a minute and a half until one that does not answer gets no more connections.',
    'PostgreSQL begins with data checksums. Data of before keeps what it has: `pg_checksums --enable` adds them, while the server is stopped.',
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
