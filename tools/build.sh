#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds everything a user runs into out/bin: the epython command (Native AOT) and the host cores (C).
# INSTALL=yes installs missing Debian packages first. Says exactly what is missing otherwise.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
bin=$root/out/bin
log=$root/out/build.log
mkdir -p "$bin"

# One build at a time; a second caller waits for the first and finds the work done.
if [ -z "${EPYTHON_BUILD_LOCKED:-}" ] && command -v flock >/dev/null; then
    EPYTHON_BUILD_LOCKED=1 exec flock "$root/out/lock" sh "$0"
fi

sudo=''
[ "$(id -u)" = 0 ] || sudo='sudo '

missing_packages() {
    command -v java >/dev/null 2>&1 || echo default-jre-headless
    command -v npm >/dev/null 2>&1 || echo npm
    command -v gcc >/dev/null 2>&1 || echo gcc
    [ -e /usr/include/signal.h ] || echo libc6-dev
    [ -e /usr/include/zlib.h ] || echo zlib1g-dev
}

packages=$(missing_packages | tr '\n' ' ')
if [ -n "$packages" ]; then
    line="${sudo}apt-get install -y ${packages% }"
    if [ "${INSTALL:-no}" = yes ]; then
        echo "epython: $line"
        { ${sudo}apt-get update -qq && $line; } >"$log" 2>&1 || {
            echo "epython: installing failed; see $log"
            exit 3
        }
    else
        echo "epython: to build, these Debian packages are missing: ${packages% }"
        echo "epython: type:  $line"
        echo "epython: or let the launcher do it:  ./epython --install ..."
        exit 3
    fi
fi
[ -w "${HOME:-}" ] || export HOME="$root/out" # dotnet and npm want a home that they can write to
version=$(dotnet --version 2>&1)
case "$version" in
1[0-9].*) ;;
*)
    if [ "${INSTALL:-no}" = yes ] && ${sudo}apt-get install -y dotnet-sdk-10.0 >"$log" 2>&1; then
        :
    else
        command -v dotnet >/dev/null && echo "epython: dotnet says: $version"
        echo "epython: the .NET 10 SDK is missing. With Microsoft's package feed set up, type:"
        echo "epython:   ${sudo}apt-get install -y dotnet-sdk-10.0"
        echo "epython: (the feed: https://learn.microsoft.com/dotnet/core/install/linux-debian)"
        exit 3
    fi
    ;;
esac

echo "epython: building (once; one to two minutes)..."
started=$(mktemp "$root/out/started.XXXXXX")
step() {
    "$@" >>"$log" 2>&1 || {
        echo "epython: building failed at: $*"
        tail -n 30 "$log"
        rm -f "$started"
        exit 3
    }
}
: >"$log"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[ -d "$root/grammar/node_modules/antlr4ng-cli" ] || step npm ci --prefix "$root/grammar" --no-audit --no-fund
step sh "$root/tools/build-core.sh" "$bin"
step dotnet publish "$root/Host" -c Release -p:PublishAot=true -o "$root/out/publish" -v quiet
cp "$root/out/publish/epython-host" "$bin/epython-host.new" && mv "$bin/epython-host.new" "$bin/epython-host"
mv "$started" "$root/out/stamp"
