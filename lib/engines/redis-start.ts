// The start script of Redis: ordinal 0 is the primary, always; the others follow it.
import { rememberedMajor } from './same-major';
import { replicaWords, scriptWords } from './script-words';

export const redisStart = `#!/bin/bash
# Ordinal 0 is the primary, always; the others follow it. Nothing promotes.
${scriptWords}
${replicaWords}
data=/data/redis
mkdir -p "$data"

quoted() { printf '"%s"' "$(printf %s "$1" | sed 's/[\\\\"]/\\\\&/g')"; }
(
  umask 077
  {
    echo "requirepass $(quoted "$REDISCLI_AUTH")"
    echo "masterauth $(quoted "$REDISCLI_AUTH")"
    case "\${REDIS_USERNAME:-default}" in
      default) ;;
      *) echo "user $(quoted "$REDIS_USERNAME") on #$(printf %s "$REDISCLI_AUTH" | sha256sum | cut -d ' ' -f 1) ~* &* +@all" ;;
    esac
    # a write that has no room is refused; without a bound the kernel would end the server
    echo "maxmemory $((MEMORY_LIMIT / 4 * 3))"
  } > /tmp/redis.conf
)

if [ "$ordinal" = 0 ] && [ ! -e "$data/appendonlydir" ]; then
  if [ -e "$data/dump.rdb" ]; then
    refuse "there is a dump.rdb and no append-only file: with appendonly yes, Redis would start empty beside it."
  fi
  ask() {
    local answer; answer="$(timeout 3 redis-cli -h "$1" info 2>/dev/null || :)"
    case "$answer" in
      '') ;; # no server there
      *keys=*|*loading:1*) refuse "the volume is empty and the replica at $1 holds data. It would follow an empty primary, and lose all." ;;
      *role:*) ;; # as empty as this one
      *) refuse "the volume is empty and the server at $1 does not say what it holds: $answer" ;;
    esac
  }
  look ask
fi
if [ -e "$data/promoted" ]; then
  refuse "this replica was made a primary by hand (see $data/promoted), and would lose what was written to it."
fi

${rememberedMajor('Redis', '$data/major')}
[ "$ordinal" = 0 ] || set -- "$@" --replicaof "$primary" 6379
exec docker-entrypoint.sh redis-server /tmp/redis.conf "$@"
`;
