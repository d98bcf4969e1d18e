// The first lines of every start script: who this Pod is, and how it says what is wrong.

export const scriptWords = `set -eu
ordinal="\${POD_NAME##*-}"
say() { echo "$POD_NAME: $*" >&2; }
refuse() { say "$* Refusing to start."; exit 1; }`;

/** For engines with replicas: where the primary is, and how an empty one looks for replicas that hold data. */
export const replicaWords = `primary="\${POD_NAME%-*}-0.$HEADLESS"
# as the first process, a shell hears no signal that it does not trap, and none while it waits for a program
trap 'kill $(jobs -p) 2>/dev/null || :; exit 1' INT TERM
pause() { sleep "$1" & wait $!; }
# Asks every other Pod, ready or not, by what $1 names. A look counts only if DNS has answered with this Pod's own address: all
# Pods are published there before they are ready, and a name without an answer is no sign that there are none.
look() {
  say "the volume is empty: looking for replicas that hold data, for $LOOK_SECONDS s"
  local end='' said='' found peer
  while :; do
    found="$(getent ahosts "$HEADLESS" | awk '{ print $1 }' | sort -u || :)"
    if grep -qxF "$POD_IP" <<< "$found"; then
      [ -n "$end" ] || end=$((SECONDS + LOOK_SECONDS))
      for peer in $(grep -vxF "$POD_IP" <<< "$found" || :); do "$1" "$peer"; done
      [ "$SECONDS" -lt "$end" ] || break
    elif [ "\${found:-nothing}" != "$said" ]; then
      said="\${found:-nothing}"
      say "waiting for DNS: $HEADLESS has to answer with this Pod's own address, $POD_IP. It answers:" $said
    fi
    pause 1
  done
}`;
