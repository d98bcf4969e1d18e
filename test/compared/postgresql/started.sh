#!/bin/bash
# A replica that still copies, and a server at its recovery, may take longer than any limit. Who is good to be asked, ready.sh says.
if [ -e "$PGDATA.new/backup_label" ]; then exit 0; fi
answer=0; pg_isready -q -h 127.0.0.1 || answer=$?
[ "$answer" -le 1 ]
