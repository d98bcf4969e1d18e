// What the container of s3Transfer runs: a transfer, a wait, a transfer, until it is told to end.

/**
 * Called with `upload` or `download`, the seconds between two transfers, and rclone's own arguments. A shell that waits in the foreground hears
 * no signal, so that it waits for a sleep in the background. An upload is ready at once; a download when its files are there.
 */
export const s3TransferScript = `#!/bin/sh
direction="$1"
seconds="$2"
shift 2

# all of it is in the environment; without a file rclone would say so each time
: >/tmp/rclone.conf

ending=no
trap 'ending=yes' TERM INT

transfer() {
  rclone "$@" --stats-one-line --stats 0
}

pause() {
  sleep "$1" &
  wait $!
  [ "$ending" = no ] || kill $! 2>/dev/null
}

if [ "$direction" = download ]; then
  until transfer "$@"; do
    [ "$ending" = no ] || exit 1
    pause 5
    [ "$ending" = no ] || exit 1
  done
fi
: >/tmp/ready

while [ "$ending" = no ]; do
  pause "$seconds"
  [ "$ending" = no ] || break
  transfer "$@"
done

# what was written since the last time
[ "$direction" = download ] || transfer "$@"
`;
