#!/usr/bin/env bash
# fetch-rabbitmq.sh SUITE [CACHE]: unpacks the RabbitMQ and Erlang of a Debian suite into CACHE/SUITE.
# Requires no root, chroot or Docker, and installs nothing: private-broker.ts runs brokers directly from that folder.
# Prints the folder as the last line of stdout. A complete folder is reused (remove it to fetch again); concurrent calls
# wait for each other.
#   bullseye 3.8 | bookworm 3.10 | trixie 4.0 | forky 4.3 (forky moves with the archive)
# RMQ_DEBIAN_MIRROR overrides the mirror, which is otherwise read from this machine's own apt sources.
set -euo pipefail

readonly keyring=/usr/share/keyrings/debian-archive-keyring.gpg
readonly erlang_parts=(base asn1 crypto eldap inets mnesia os-mon parsetools public-key runtime-tools
  snmp ssl syntax-tools tools xmerl)
# The libraries that the Erlang of a suite links against; libssl and libtinfo have different names per suite.
readonly libraries=(libc6 libgcc-s1 libstdc++6 libtinfo6 zlib1g libsystemd0 libcap2 libzstd1 liblzma5 liblz4-1
  libgcrypt20 libgpg-error0 libsctp1 libssl1.1 libssl3 libssl3t64)

report() { printf 'fetch-rabbitmq: %s\n' "$*" >&2; }

die() {
  report "$@"
  exit 1
}

# Fails early, with a fix, if Debian packages cannot be unpacked.
check_machine() {
  local tool
  for tool in apt-get apt-cache dpkg dpkg-deb tar flock; do
    command -v "$tool" >/dev/null || die "needs $tool (a Debian or Ubuntu machine)." \
      "Elsewhere start RabbitMQ yourself and set TOPO_TEST_BROKERS='NAME=amqp://…|http://…', or use Docker and TOPO_TEST_IMAGES."
  done
  [ -r "$keyring" ] || die "needs the package debian-archive-keyring, which signs the suites of Debian (on Ubuntu too):" \
    "apt-get install debian-archive-keyring"
}

# The Debian mirror that this machine already uses, from deb822 or one-line sources.
find_mirror() {
  local sources
  sources=$(cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true)
  awk '
    /^URIs:/ { uri = $2 }
    /^deb /  { for (i = 2; i <= NF; i++) if ($i ~ /^https?:/) { uri = $i; break } }
    uri ~ /\/debian\/?$/ && !mirror { mirror = uri }
    END { print mirror }' <<<"$sources"
}

# retry WHAT COMMAND…: three tries, as a mirror may be slow or unreachable for a moment.
retry() {
  local try what=$1
  shift
  for try in 1 2 3; do
    "$@" && return 0
    report "$what of $suite: try $try of 3 failed"
    sleep $((try * 2))
  done
  return 1
}

# Fills the array `apt_options`: a separate apt in $work, which neither reads nor writes that of the machine.
prepare_apt() {
  local apt=$work/apt mirror=${RMQ_DEBIAN_MIRROR:-$(find_mirror)}
  [ -n "$mirror" ] || die "no Debian mirror in this machine's apt sources (Ubuntu has none): set RMQ_DEBIAN_MIRROR" \
    "to the http(s) address of a mirror whose path ends in /debian"
  report "RabbitMQ of Debian $suite goes into $cache: reading the package lists of $mirror (about 10 MB)"
  mkdir -p "$apt"/{lists/partial,cache/archives/partial,etc/preferences.d,etc/apt.conf.d}
  : >"$apt/status" # an empty one: nothing counts as installed
  echo "deb [signed-by=$keyring arch=$(dpkg --print-architecture)] $mirror $suite main" >"$apt/sources.list"
  apt_options=(
    -qq
    -o Dir::Etc="$apt/etc" -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=-
    -o Dir::State="$apt" -o Dir::State::lists="$apt/lists" -o Dir::State::status="$apt/status"
    -o Dir::Cache="$apt/cache"
    -o APT::Sandbox::User="$(id -un)" # root's apt would drop to a user who cannot write here
    -o APT::Update::Error-Mode=any    # else a mirror that does not answer is only a warning
    -o Acquire::Languages=none -o Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false
    -o Acquire::Check-Valid-Until=false # an archived suite's index is past its date, and still signed
    -o Acquire::Retries=3
  )
}

# Megabytes of the packages in the array `packages`.
download_size() {
  apt-get "${apt_options[@]}" --print-uris download "${packages[@]}" | awk '{ bytes += $3 } END { printf "%.0f", bytes / 1e6 }'
}

# Downloads the requested packages that the suite has into $work/debs; fills the array `packages`.
download() {
  local wanted=(rabbitmq-server "${erlang_parts[@]/#/erlang-}" "${libraries[@]}") known package
  retry 'package lists' apt-get "${apt_options[@]}" update || die "no package lists of suite $suite from the mirror"
  known=$(apt-cache "${apt_options[@]}" pkgnames)
  packages=()
  for package in "${wanted[@]}"; do
    if grep -qx -- "$package" <<<"$known"; then packages+=("$package"); fi
  done
  [ "${packages[0]:-}" = rabbitmq-server ] || die "suite $suite has no rabbitmq-server"
  report "downloading ${#packages[@]} packages of $suite, $(download_size) MB"
  mkdir "$work/debs"
  cd "$work/debs" # apt-get download writes where it stands
  retry packages apt-get "${apt_options[@]}" download "${packages[@]}" || die "could not download the packages of suite $suite"
  cd "$work"
}

# Unpacks every package into $root, except files that a broker never reads (a third of the size).
unpack() {
  local deb
  mkdir "$root"
  for deb in "$work"/debs/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --no-same-owner --keep-directory-symlink \
      --exclude='./usr/share/doc*' --exclude='./usr/share/man*' --exclude='./usr/share/locale*' \
      --exclude='./usr/lib/erlang/man*' --exclude='*/src/*.erl' --exclude='*/gconv/*' --exclude='./var'
  done
}

# The `erl` of Debian contains the path /usr/lib/erlang; this one derives its root from its own location.
relocate_erl() {
  local erlang=$root/usr/lib/erlang erts
  erts=$(basename "$erlang"/erts-*) # such as erts-15.2
  rm -f "$erlang/bin/erl" "$erlang/bin/epmd"
  cat >"$erlang/bin/erl" <<SCRIPT
#!/bin/sh
ROOTDIR=\$(cd "\$(dirname "\$(readlink -f "\$0")")/.." && pwd -P)
BINDIR=\$ROOTDIR/$erts/bin EMU=beam PROGNAME=erl
export ROOTDIR BINDIR EMU PROGNAME
exec "\$BINDIR/erlexec" "\$@"
SCRIPT
  chmod +x "$erlang/bin/erl"
  ln -s "../$erts/bin/epmd" "$erlang/bin/epmd"
}

# Nodes of 4.x that form a cluster start a helper with the `erl` of erts, which contains that path too. Also for folders that were unpacked
# without this step.
relocate_erts_erl() {
  local bin
  for bin in "$1"/usr/lib/erlang/erts-*/bin; do
    [ -L "$bin/erl" ] || ln -sf ../../bin/erl "$bin/erl"
  done
}

# True for an ELF program; false for scripts and for libraries, which have no interpreter.
is_program() {
  [ "$(head -c4 "$1" | tail -c3 | tr -d '\0')" = ELF ] && grep -aqm1 -e 'ld-linux' "$1"
}

# A newer suite's programs need a newer glibc than the machine's. So each program of Erlang moves to .elf/NAME beside it,
# and NAME becomes a script that runs it with the loader and libraries of the suite. (LD_LIBRARY_PATH would affect the
# children of the broker too; NAME.real would confuse escript, which evaluates its own name.)
wrap_programs() {
  local loader library_path program
  loader=$(cd "$root" && find . -type f \( -name 'ld-linux-x86-64.so.2' -o -name 'ld-linux-aarch64.so.1' -o -name 'ld-2.*.so' \) -print -quit)
  [ -n "$loader" ] || die "no loader of glibc in the packages of suite $suite"
  library_path=$(cd "$root" && find usr/lib lib -maxdepth 1 -name '*-linux-gnu' -printf '$root/%p:' 2>/dev/null || true)
  while IFS= read -r program; do
    is_program "$program" || continue
    mkdir -p "${program%/*}/.elf"
    mv "$program" "${program%/*}/.elf/"
    cat >"$program" <<SCRIPT
#!/bin/sh
self=\$(readlink -f "\$0")
root=\${self%/usr/lib/erlang/*}
exec "\$root/${loader#./}" --library-path "$library_path" "\${self%/*}/.elf/\${self##*/}" "\$@"
SCRIPT
    chmod +x "$program"
  done < <(find "$root/usr/lib/erlang" -type f -perm /111 ! -name '*.so*' ! -path '*/.elf/*')
}

# RabbitMQ 3.8 ships its applications as zip archives; unpacked ones load in half the time.
unzip_plugins() {
  local plugins=$root/usr/lib/rabbitmq/lib/*/plugins
  compgen -G "$plugins/*.ez" >/dev/null || return 0
  # shellcheck disable=SC2086 # the pattern names one folder
  (cd $plugins && "$root/usr/lib/erlang/bin/erl" -noshell -eval \
    '[begin {ok,_} = zip:extract(F), ok = file:delete(F) end || F <- filelib:wildcard("*.ez")], halt().')
}

main() {
  [ $# -ge 1 ] || die "usage: fetch-rabbitmq.sh SUITE [CACHE]"
  suite=$1
  case $suite in *[!a-z-]*) die "not the name of a Debian suite: $suite" ;; esac
  cache=${2:-${XDG_CACHE_HOME:-$HOME/.cache}/topo-rabbitmq}
  mkdir -p "$cache"
  cache=$(cd "$cache" && pwd -P)
  if [ ! -e "$cache/$suite/.done" ]; then
    check_machine
    exec 9>"$cache/.lock-$suite"
    flock 9
  fi
  if [ ! -e "$cache/$suite/.done" ]; then # no other run has made it in the meantime
    work=$(mktemp -d "$cache/.tmp-$suite.XXXXXX")
    root=$work/root
    trap 'cd /; rm -rf "$work"' EXIT
    prepare_apt
    download
    report "unpacking $suite"
    unpack
    relocate_erl
    wrap_programs
    unzip_plugins
    dpkg-deb -f "$work"/debs/rabbitmq-server_*.deb Version >"$root/.version"
    printf '%s\n' "${packages[@]}" >"$root/.packages"
    touch "$root/.done"
    rm -rf "${cache:?}/$suite"
    mv "$root" "$cache/$suite" # one rename: a half-made folder never has the final name
    report "RabbitMQ $(cat "$cache/$suite/.version") of $suite: $(du -sh "$cache/$suite" | cut -f1) in ${SECONDS} s"
  fi
  relocate_erts_erl "$cache/$suite"
  echo "$cache/$suite"
}

main "$@"
