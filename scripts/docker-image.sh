#!/usr/bin/env bash
# docker-image.sh node: imports an image in place of node:22-slim, where the engine cannot pull it: Debian's packages, with Node and npm of the
# npm registry, and with the registry and the certificates of this machine's npm.
# docker-image.sh rabbitmq SUITE: makes an image with the RabbitMQ of a Debian suite, which is used like rabbitmq:4-management.
# Prints the name of the image. Both are for tests on this machine only: they receive no updates, and are never published. Requires an engine
# (scripts/docker-engine.sh) and no root.
set -euo pipefail

readonly script_name=docker-image suite=bookworm node=22
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=scripts/debian-packages.sh
source "$here/debian-packages.sh"

readonly cache=${XDG_CACHE_HOME:-$HOME/.cache}/topo-docker
# What a shell, npm and topo need of node:22-slim, with the libraries.
readonly packages_of_base=(base-files base-passwd bash coreutils dash debianutils findutils grep gzip hostname libc-bin procps sed tar util-linux
  libacl1 libattr1 libblkid1 libc6 libcap2 libcap-ng0 libcrypt1 libgcc-s1 libgcrypt20 libgmp10 libgpg-error0 liblz4-1 liblzma5 libmount1
  libpcre2-8-0 libproc2-0 libselinux1 libsmartcols1 libstdc++6 libsystemd0 libtinfo6 libudev1 libuuid1 libzstd1 zlib1g)

# Makes $work/root, the file system of the image.
make_base() {
  local root=$work/root name
  prepare_apt "Debian $suite with Node $node goes into $cache/base"
  download "${packages_of_base[@]}"
  mkdir -p "$root"/usr/{bin,sbin,lib,lib64} "$root"/{proc,sys,dev}
  for name in bin sbin lib lib64; do ln -s "usr/$name" "$root/$name"; done
  unpack "$root"
  ln -sf dash "$root/usr/bin/sh"
  cp "$root/usr/share/base-passwd/passwd.master" "$root/etc/passwd"
  cp "$root/usr/share/base-passwd/group.master" "$root/etc/group"
  mkdir -p -m 1777 "$root/tmp"
  mkdir -p "$root"/usr/local/{bin,lib/node_modules/npm,etc}
  cp "$("$here/with-node.sh" "$node" sh -c 'command -v node')" "$root/usr/local/bin/node"
  retry 'npm of the npm registry' npm pack npm@10 --silent --pack-destination "$work" >/dev/null || die 'could not download npm'
  tar -xzf "$work"/npm-*.tgz --strip-components=1 --no-same-owner -C "$root/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
  chmod +x "$root"/usr/local/lib/node_modules/npm/bin/*.js
}

readonly base=$cache/base path='ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

fetch_base() {
  mkdir -p "$cache"
  if [ ! -e "$base/.done" ]; then
    check_machine 'Elsewhere pull node:22-slim.'
    cached "$base" make_base
    report "Debian $suite with Node $node: $(du -sh "$base" | cut -f1) in ${SECONDS} s"
  fi
}

# import_node TAG: with the registry and the certificates of this machine as they are now.
import_node() {
  local tag=$1 certificates
  fetch_base
  certificates=$(npm config get cafile)
  [ -e "$certificates" ] || certificates=${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}
  echo "registry=$(npm config get registry)" >"$base/usr/local/etc/npmrc"
  if [ -e "$certificates" ]; then
    mkdir -p "$base/etc/ssl/certs"
    cp -L "$certificates" "$base/etc/ssl/certs/ca-certificates.crt"
    echo 'cafile=/etc/ssl/certs/ca-certificates.crt' >>"$base/usr/local/etc/npmrc"
  fi
  tar -c --owner=0 --group=0 --exclude=./.done -C "$base" . |
    docker import --change "$path" --change 'CMD ["node"]' - "$tag" >/dev/null
  echo "$tag"
}

# import_rabbitmq SUITE TAG: its folder becomes /opt/rabbitmq.
import_rabbitmq() {
  local rabbitmq=$1 tag=$2 folder
  folder=$("$here/fetch-rabbitmq.sh" "$rabbitmq")
  fetch_base
  tar -c --owner=0 --group=0 --exclude=./.done --exclude=./usr/local -C "$base" . -C "$here" docker-entrypoint.sh -C "${folder%/*}" "$rabbitmq" \
    --transform "flags=rh;s,^docker-entrypoint.sh,./docker-entrypoint.sh,;s,^$rabbitmq,./opt/rabbitmq," |
    docker import --change "$path" --change 'EXPOSE 5672 15672' --change 'ENTRYPOINT ["/docker-entrypoint.sh"]' - "$tag" >/dev/null
  echo "$tag"
}

case ${1:-} in
  node) import_node "topo-test/node:$node" ;;
  rabbitmq) import_rabbitmq "${2:?docker-image.sh rabbitmq SUITE}" "topo-test/rabbitmq:$2" ;;
  *) die 'usage: docker-image.sh node | rabbitmq SUITE' ;;
esac
