// The start script of PostgreSQL: ordinal 0 is the primary, always; the others copy it, and follow it.
import { sameMajor } from './same-major';
import { replicaWords, scriptWords } from './script-words';

const OUT = 'dump it with a server of its own major and restore that into a new StatefulDatabase, or run pg_upgrade on the volume by hand';

export const postgresqlStart = `#!/bin/bash
# Ordinal 0 is the primary, always; the others copy it, and follow it. Nothing promotes.
${scriptWords}
${replicaWords}

${sameMajor('PostgreSQL', '$PGDATA/PG_VERSION', OUT)}

if [ "$ordinal" = 0 ]; then
  if [ ! -s "$PGDATA/PG_VERSION" ]; then
    # a replica runs a server only once it has a copy; one that still starts says so
    ask() {
      local answer=0; pg_isready -q -h "$1" -t 2 || answer=$?
      [ "$answer" -gt 1 ] || refuse "the volume is empty and the replica at $1 holds data. An empty primary would be a lost database."
    }
    look ask
  fi
  # somebody reversed the roles by hand: that is respected
  [ ! -f "$PGDATA/standby.signal" ] || say "standby.signal is here: starting as a replica"
  exec docker-entrypoint.sh postgres "$@"
fi

escaped() { printf %s "$2" | sed "s/[$1]/\\\\\\\\&/g"; }
(umask 077; printf '*:*:*:%s:%s\\n' "$(escaped '\\\\:' "$POSTGRES_USER")" "$(escaped '\\\\:' "$POSTGRES_PASSWORD")" > "$PGPASSFILE")
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  copy() { rm -rf "$PGDATA.new"; pg_basebackup -w -h "$primary" -U "$POSTGRES_USER" -D "$PGDATA.new" -X stream -c fast & wait $!; }
  until copy; do say "waiting for $primary"; pause 2; done
  touch "$PGDATA.new/standby.signal"; rm -rf "$PGDATA"; mv "$PGDATA.new" "$PGDATA"
fi
if [ ! -f "$PGDATA/standby.signal" ]; then
  refuse "this volume is a primary's (no standby.signal), and only ordinal 0 may be one."
fi
chmod 700 "$PGDATA"
# a replica does not start with less room than its primary had when it wrote. A rollout begins with the replicas, so that one that
# lowers such a setting would never reach the primary: what has to be is kept, until the replica starts again
for pair in connections:connections worker_processes:worker_processes wal_senders:wal_senders \\
    prepared_xacts:prepared_transactions locks_per_xact:locks_per_transaction; do
  setting="max_\${pair#*:}"
  had="$(LC_ALL=C pg_controldata | sed -n "s/^max_\${pair%:*} setting: *//p")"
  if [ "$had" -gt "$(postgres "$@" -C "$setting")" ]; then
    say "$setting stays $had, as the primary had it"
    set -- "$@" -c "$setting=$had"
  fi
done
exec docker-entrypoint.sh postgres "$@" \\
  -c "primary_conninfo=host=$primary user='$(escaped "\\\\\\\\'" "$POSTGRES_USER")' passfile=$PGPASSFILE application_name=$POD_NAME"
`;
