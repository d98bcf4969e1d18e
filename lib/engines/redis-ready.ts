// The readiness script of Redis: a replica is ready only while its link to the primary is up.

export const redisReady = `#!/bin/bash
set -eu
info="$(redis-cli -h 127.0.0.1 info)"
says() { grep -q "^$1" <<< "$info"; }
says loading:0
if says role:master; then
  [ "\${POD_NAME##*-}" = 0 ] && exit 0
  # promoted by hand: its next start would follow ordinal 0 again and drop what was written here, so that the start script asks for this
  date -u +%FT%TZ > /data/redis/promoted
  exit 1
fi
says master_link_status:up
`;
