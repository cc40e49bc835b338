#!/usr/bin/env bash
# fetch-rabbitmq.sh SUITE [CACHE]: unpacks the RabbitMQ and Erlang of a Debian suite into CACHE/SUITE.
# Requires no root, chroot or Docker, and installs nothing: private-broker.ts runs brokers directly from that folder.
# Prints the folder as the last line of stdout. A complete folder is reused (remove it to fetch again); concurrent calls
# wait for each other.
#   bullseye 3.8 | bookworm 3.10 | trixie 4.0 | forky 4.3 (forky moves with the archive)
# RMQ_DEBIAN_MIRROR overrides the mirror, which is otherwise read from this machine's own apt sources.
set -euo pipefail

readonly script_name=fetch-rabbitmq
# shellcheck source=scripts/debian-packages.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/debian-packages.sh"

readonly erlang_parts=(base asn1 crypto eldap inets mnesia os-mon parsetools public-key runtime-tools
  snmp ssl syntax-tools tools xmerl)
# The libraries that the Erlang of a suite links against; libssl and libtinfo have different names per suite.
readonly libraries=(libc6 libgcc-s1 libstdc++6 libtinfo6 zlib1g libsystemd0 libcap2 libzstd1 liblzma5 liblz4-1
  libgcrypt20 libgpg-error0 libsctp1 libssl1.1 libssl3 libssl3t64)

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

# Makes $work/root, without files that a broker never reads (a third of the size).
make() {
  root=$work/root
  prepare_apt "RabbitMQ of Debian $suite goes into $cache"
  download rabbitmq-server "${erlang_parts[@]/#/erlang-}" "${libraries[@]}"
  report "unpacking $suite"
  unpack "$root" --exclude='./usr/lib/erlang/man*' --exclude='*/src/*.erl' --exclude='./var'
  relocate_erl
  wrap_programs
  unzip_plugins
  dpkg-deb -f "$work"/debs/rabbitmq-server_*.deb Version >"$root/.version"
  printf '%s\n' "${packages[@]}" >"$root/.packages"
}

main() {
  [ $# -ge 1 ] || die "usage: fetch-rabbitmq.sh SUITE [CACHE]"
  suite=$1
  case $suite in *[!a-z-]*) die "not the name of a Debian suite: $suite" ;; esac
  cache=${2:-${XDG_CACHE_HOME:-$HOME/.cache}/topo-rabbitmq}
  mkdir -p "$cache"
  cache=$(cd "$cache" && pwd -P)
  if [ ! -e "$cache/$suite/.done" ]; then
    check_machine "Elsewhere start RabbitMQ yourself and set TOPO_TEST_BROKERS='NAME=amqp://…|http://…', or use Docker and TOPO_TEST_IMAGES."
    cached "$cache/$suite" make
    report "RabbitMQ $(cat "$cache/$suite/.version") of $suite: $(du -sh "$cache/$suite" | cut -f1) in ${SECONDS} s"
  fi
  relocate_erts_erl "$cache/$suite"
  echo "$cache/$suite"
}

main "$@"
