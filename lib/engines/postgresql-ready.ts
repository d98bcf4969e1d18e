// The readiness script of PostgreSQL: a replica is ready only while it streams.

export const postgresqlReady = `#!/bin/bash
# pg_isready alone is green on a replica that streams nothing.
set -eu
state="$(psql -wXAtq -U "$POSTGRES_USER" -d postgres -c "select case when not pg_is_in_recovery() then 'primary'
  when exists (select from pg_stat_wal_receiver where status = 'streaming') then 'streams' else 'stale' end")"
case "$state" in
  # only ordinal 0 may be the primary: another one was promoted by hand
  primary) [ "\${POD_NAME##*-}" = 0 ] ;;
  streams) ;;
  *) exit 1 ;;
esac
`;
