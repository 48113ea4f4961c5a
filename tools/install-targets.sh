#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs the Debian packages of compilers and emulators of all targets, as their descriptions name them. What cannot be
# installed is told and left out: tests of those targets are skipped. Targets that a script provides (key `install`) are
# not set up: that takes long.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
sudo=''
[ "$(id -u)" = 0 ] || sudo='sudo -n'

wanted() {
    for description in "$root"/DeviceRuntime-c/port/*/target.toml; do
        grep -q '^install *=' "$description" || sed -n 's/^packages *= *\[\(.*\)\]/\1/p' "$description" | tr -d '",' | tr ' ' '\n'
    done | sort -u
}

is_missing() {
    case "$(dpkg-query -W -f '${Status}' "$1" 2>/dev/null)" in
    *' ok installed') return 1 ;;
    esac
}

missing=''
for package in $(wanted); do
    ! is_missing "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

mkdir -p "$root/out"
log=$root/out/install-targets.log
: >"$log"
apt() { # an archive that does not answer is no reason to wait
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $sudo apt-get -o Acquire::Retries=1 -o Acquire::http::Timeout=30 -y "$@" >>"$log" 2>&1
}
echo "installing compilers and emulators of targets:$missing"
apt update
# shellcheck disable=SC2086
apt install --no-install-recommends $missing && exit 0

# One that cannot be had must not keep away the others.
for package in $missing; do
    apt install --no-install-recommends "$package" ||
        echo "$package could not be installed (see $log): tests that need it are skipped"
done
