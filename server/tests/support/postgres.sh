# Makes a PostgreSQL of its own in a fresh folder, says where it is, and takes both away when standard input ends:
# whoever started it may be killed and leaves nothing behind.
# Arguments: the folder of PostgreSQL's programs, then settings as name=value.
set -eu
umask 077
programs=$1
shift
folder=$(mktemp -d /tmp/gongjian-pg-XXXXXX)
chmod 755 "$folder"
cleaned=no
clean() {
    if [ "$cleaned" = no ]; then
        cleaned=yes
        kill -QUIT "$postgres" 2>/dev/null || true
        wait "$postgres" 2>/dev/null || true
        rm -rf "$folder"
    fi
}
trap '' INT HUP
trap 'clean; exit 0' TERM
"$programs/initdb" --pgdata="$folder/data" --username=gongjian --auth=trust --encoding=UTF8 --locale=C \
    --no-sync --no-instructions >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; rm -rf "$folder"; exit 1; }
settings="-c shared_buffers=64MB -c max_connections=300 -c fsync=on -c autovacuum=off -c deadlock_timeout=2s -c log_min_messages=fatal"
for one in "$@"; do
    settings="$settings -c $one"
done
# No port: two runs on one machine cannot meet.
"$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c unix_socket_permissions=0777 $settings \
    >"$folder/postgres.log" 2>&1 &
postgres=$!
until "$programs/pg_isready" --quiet --host="$folder"; do
    kill -0 "$postgres" 2>/dev/null || { cat "$folder/postgres.log" >&2; rm -rf "$folder"; exit 1; }
    sleep 0.05
done
echo "$folder"
cat >/dev/null
clean
