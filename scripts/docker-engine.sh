#!/usr/bin/env bash
# docker-engine.sh [start]: starts a Docker engine for tests, from Debian's packages unpacked into ~/.cache/topo-docker, and prints the commands
# of a shell that select it, and the one that stops it:
#   eval "$(scripts/docker-engine.sh)"
# docker-engine.sh stop: stops the engine of DOCKER_HOST with its containers, and removes everything that it stored.
# Installs nothing. Its data, socket and containerd are in a temporary folder. Requires root on Linux, for containers. Its containers have no
# access to a network but --network host and published ports, since it leaves iptables alone.
set -euo pipefail

readonly script_name=docker-engine suite=bookworm # Docker 20.10, which also runs with the libraries of later suites
# shellcheck source=scripts/debian-packages.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/debian-packages.sh"

readonly cache=${XDG_CACHE_HOME:-$HOME/.cache}/topo-docker
readonly start_limit=30 stop_limit=60 # seconds; containers have 10 to end

# Makes $work/root: the engine, its client, and the libraries that a machine may lack. The programs read no other files of it.
make() {
  prepare_apt "Docker of Debian $suite goes into $cache/engine"
  download docker.io containerd runc tini libdevmapper1.02.1 libseccomp2 libsystemd0 libcap2 libgcrypt20 libgpg-error0 liblzma5 \
    libzstd1 liblz4-1 libselinux1 libpcre2-8-0 libudev1
  report "unpacking $suite"
  unpack "$work/root"
  dpkg-deb -f "$work"/debs/docker.io_*.deb Version >"$work/root/.version"
}

# copy_libraries FOLDER: the libraries of the packages that this machine lacks, for LD_LIBRARY_PATH; the others are those of the machine.
copy_libraries() {
  local into=$1 program name
  mkdir "$into"
  for program in sbin/dockerd sbin/runc; do
    while IFS= read -r name; do
      find "$cache/engine" -name "$name" -path '*-linux-gnu/*' -exec cp -L {} "$into/" \;
    done < <(ldd "$cache/engine/usr/$program" | awk '/not found/ { print $1 }')
  done
}

start() {
  local step
  [ "$(uname -s)" = Linux ] || die "starts an engine on Linux only; elsewhere install Docker"
  [ "$(id -u)" = 0 ] || die "requires root to start an engine; start Docker yourself and set DOCKER_HOST"
  mkdir -p "$cache"
  if [ ! -e "$cache/engine/.done" ]; then
    check_machine 'Elsewhere install Docker.'
    cached "$cache/engine" make
    report "Docker $(cat "$cache/engine/.version"): $(du -sh "$cache/engine" | cut -f1) in ${SECONDS} s"
  fi
  folder=$(mktemp -d "${TMPDIR:-/tmp}/topo-docker.XXXXXX")
  trap 'trap "" INT TERM HUP; stop "$folder" "${pid:-}"' EXIT # unless it has started
  echo '{}' >"$folder/config.json" # not that of the machine
  [ -e /sys/class/net/docker0 ] || touch "$folder/made-bridge"
  copy_libraries "$folder/lib"
  PATH=$cache/engine/usr/sbin:$cache/engine/usr/bin:$PATH LD_LIBRARY_PATH=$folder/lib \
    setsid dockerd --host "unix://$folder/docker.sock" --pidfile "$folder/pid" --data-root "$folder/data" --exec-root "$folder/exec" \
    --config-file "$folder/config.json" --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false \
    >"$folder/log" 2>&1 </dev/null &
  pid=$!
  for ((step = 0; step < start_limit * 10; step++)); do
    if answers "$folder"; then
      echo "export DOCKER_HOST=unix://$folder/docker.sock"
      echo "export PATH=$cache/engine/usr/bin:\$PATH # its client"
      echo '# to stop it: scripts/docker-engine.sh stop'
      trap - EXIT
      return 0
    fi
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  report "the engine did not start: $(grep -v '^See' "$folder/log" | tail -n 1 | cut -c 1-300)"
  return 1
}

answers() { "$cache/engine/usr/bin/docker" --host "unix://$1/docker.sock" version >/dev/null 2>&1; }

# stop FOLDER PID
stop() {
  local folder=$1 pid=$2 step
  if is_engine "$pid" "$folder"; then
    kill "$pid"
    for ((step = 0; step < stop_limit * 10; step++)); do
      is_engine "$pid" "$folder" || break
      sleep 0.1
    done
    if is_engine "$pid" "$folder"; then
      report "the engine did not stop in $stop_limit s: ending it"
      kill -KILL "$pid"
    fi
  fi
  unmount "$folder"
  if [ -e "$folder/made-bridge" ] && command -v ip >/dev/null; then ip link delete docker0 2>/dev/null || true; fi
  rm -rf --one-file-system "$folder"
}

stop_selected() {
  [[ ${DOCKER_HOST:-} =~ ^unix://(.*/topo-docker\.[^/]+)/docker\.sock$ ]] && [ -e "${BASH_REMATCH[1]}/log" ] ||
    die "DOCKER_HOST=${DOCKER_HOST:-} is not an engine that this script started"
  stop "${BASH_REMATCH[1]}" "$(cat "${BASH_REMATCH[1]}/pid" 2>/dev/null)"
}

# The id may belong to another process by now.
is_engine() { [ -e "/proc/$1/cmdline" ] && tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF -- "--data-root $2/data"; }

# Mounts left behind by an engine that was killed; the innermost first.
unmount() {
  local folder mount
  folder=$(cd "$1" && pwd -P)
  while IFS= read -r mount; do umount "$mount" || umount -l "$mount"; done \
    < <(awk -v folder="$folder/" 'index($2, folder) == 1 { print $2 }' /proc/mounts | sort -r)
}

case ${1:-start} in
  start) start ;;
  stop) stop_selected ;;
  *) die 'usage: docker-engine.sh [start | stop]' ;;
esac
