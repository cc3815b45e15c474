# Keeps a private PostgreSQL for as long as its standard input stays open, then removes every trace of it.
#
# Arguments: ports to try. Says `ready PORT DIRECTORY`, `missing`, or `failed` with the end of the log, and then
# answers `stop` and `start` with `done` or `failed`; `drop NAME` is done without an answer.
# The process that holds our input may be killed at any time: its end of the pipe closes, and that is the signal.

unset PGDATA PGHOST PGPORT PGUSER PGDATABASE PGOPTIONS PGSSLMODE
umask 077
trap '' PIPE

# `postgres` alone on the PATH may be a stray link: the programs must stand together.
on_path=$(command -v initdb) && on_path=$(dirname "$(readlink -f "$on_path")")
for candidate in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) "$on_path"; do
    if [ -x "$candidate/initdb" ] && [ -x "$candidate/pg_ctl" ] && [ -x "$candidate/postgres" ]; then
        bin=$candidate
        break
    fi
done
if [ -z "$bin" ]; then
    echo missing
    exit 1
fi

directory=$(mktemp -d --suffix=.village-postgres) || { echo failed; exit 1; }
data=$directory/data
log=$directory/log

stop() {
    "$bin/pg_ctl" -D "$data" -m immediate -w stop >>"$log" 2>&1
}
start() {
    "$bin/pg_ctl" -D "$data" -l "$log" -o "-p $port" -w start >/dev/null 2>&1
}
finish() {
    stop
    rm -rf "$directory"
}
fail() {
    echo failed
    tail -n 20 "$log"
    exit 1
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

"$bin/initdb" -D "$data" --username=village --auth=trust --encoding=UTF8 --locale=C --no-sync >"$log" 2>&1 || fail

# Nothing here outlives the process, so nothing is synced to disk; commits are still written before they are
# acknowledged, so that a stop loses none.
cat >>"$data/postgresql.conf" <<'CONF'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = 32MB
fsync = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
jit = off
CONF

for port in "$@" ''; do
    [ -n "$port" ] || fail
    start && break
done
echo "ready $port $directory"

while read -r order name; do
    case $order in
        stop) if stop; then echo done; else echo failed; fi ;;
        start) if start; then echo done; else echo failed; fi ;;
        drop) "$bin/dropdb" --force -h 127.0.0.1 -p "$port" -U village "$name" </dev/null >/dev/null 2>&1 & ;;
    esac
done
