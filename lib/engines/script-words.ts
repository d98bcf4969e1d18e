// The first lines of every start script: who this Pod is, and how it says what is wrong.

export const scriptWords = `set -eu
ordinal="\${POD_NAME##*-}"
say() { echo "$POD_NAME: $*" >&2; }
refuse() { say "$* Refusing to start."; exit 1; }`;

/** For engines with replicas: where the primary is, and the addresses of the other Pods, ready or not. */
export const replicaWords = `primary="\${POD_NAME%-*}-0.$HEADLESS"
peers() { getent ahosts "$HEADLESS" | awk '{ print $1 }' | sort -u | grep -vxF "$POD_IP" || :; }
# as the first process, a shell hears no signal that it does not trap, and none while it waits for a program
trap 'kill $(jobs -p) 2>/dev/null || :; exit 1' INT TERM
pause() { sleep "$1" & wait $!; }`;
