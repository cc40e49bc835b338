# debian-packages.sh: unpacks packages of a Debian suite without installing them; sourced by the scripts that do. Requires no root.
# The caller sets `script_name` (the one in its reports), `suite`, and `work` (an empty folder that it removes).
# RMQ_DEBIAN_MIRROR overrides the mirror, which is otherwise read from this machine's own apt sources.
# shellcheck shell=bash disable=SC2154

readonly keyring=/usr/share/keyrings/debian-archive-keyring.gpg

report() { printf '%s: %s\n' "$script_name" "$*" >&2; }

die() {
  report "$@"
  exit 1
}

# check_machine ELSEWHERE: fails early, with a fix, if Debian packages cannot be unpacked.
check_machine() {
  local tool
  for tool in apt-get apt-cache dpkg dpkg-deb tar flock; do
    command -v "$tool" >/dev/null || die "needs $tool (a Debian or Ubuntu machine)." "$1"
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

# prepare_apt WHAT: fills the array `apt_options`: a separate apt in $work, which neither reads nor writes that of the machine.
prepare_apt() {
  local apt=$work/apt mirror=${RMQ_DEBIAN_MIRROR:-$(find_mirror)}
  [ -n "$mirror" ] || die "no Debian mirror in this machine's apt sources (Ubuntu has none): set RMQ_DEBIAN_MIRROR" \
    "to the http(s) address of a mirror whose path ends in /debian"
  report "$1: reading the package lists of $mirror (about 10 MB)"
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
  retry 'package lists' apt-get "${apt_options[@]}" update || die "no package lists of suite $suite from the mirror"
}

# Megabytes of the packages in the array `packages`.
download_size() {
  apt-get "${apt_options[@]}" --print-uris download "${packages[@]}" | awk '{ bytes += $3 } END { printf "%.0f", bytes / 1e6 }'
}

# download PACKAGE…: downloads those that the suite has into $work/debs; fills the array `packages`. The first one must exist.
download() {
  local known package
  known=$(apt-cache "${apt_options[@]}" pkgnames)
  packages=()
  for package in "$@"; do
    if grep -qx -- "$package" <<<"$known"; then packages+=("$package"); fi
  done
  [ "${packages[0]:-}" = "$1" ] || die "suite $suite has no $1"
  report "downloading ${#packages[@]} packages of $suite, $(download_size) MB"
  mkdir "$work/debs"
  cd "$work/debs" # apt-get download writes where it stands
  retry packages apt-get "${apt_options[@]}" download "${packages[@]}" || die "could not download the packages of suite $suite"
  cd "$work"
}

# unpack ROOT TAR-OPTION…: unpacks every package of $work/debs into the folder ROOT, except what no program reads.
unpack() {
  local deb into=$1
  shift
  mkdir -p "$into"
  for deb in "$work"/debs/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$into" --no-same-owner --keep-directory-symlink \
      --exclude='./usr/share/doc*' --exclude='./usr/share/man*' --exclude='./usr/share/locale*' --exclude='*/gconv/*' "$@"
  done
}

# cached FOLDER MAKE: runs MAKE, with the empty folder `work`, which makes $work/root, unless FOLDER is complete; concurrent calls wait for
# each other, and one rename moves the result, so that a half-made folder never has the final name.
cached() {
  local folder=$1 make=$2
  [ ! -e "$folder/.done" ] || return 0
  exec 9>"$(dirname "$folder")/.lock-$(basename "$folder")"
  flock 9
  [ ! -e "$folder/.done" ] || return 0 # another run has made it in the meantime
  work=$(mktemp -d "$(dirname "$folder")/.tmp-$(basename "$folder").XXXXXX")
  trap 'cd /; rm -rf "$work"' EXIT
  "$make"
  touch "$work/root/.done"
  rm -rf "$folder"
  mv "$work/root" "$folder"
  cd /
  rm -rf "$work"
  trap - EXIT
  exec 9>&-
}
