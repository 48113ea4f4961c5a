#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds the simulator that the target picorv32 runs on: out/tools/picorv32. The processor's source is part of
# Debian's source package nextpnr; PICORV32=FILE takes it from elsewhere. Needs verilator, g++ and make.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
mkdir -p "$root/out/tools"
work=$(mktemp -d "$root/out/tools/picorv32.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"

# The archives that packages come from, but their sources, in lists of our own: the system's stay as they are.
fetch() {
    mkdir -p apt/parts apt/lists/partial apt/cache/archives/partial
    for list in /etc/apt/sources.list.d/*.sources; do
        [ ! -f "$list" ] || sed 's/^Types:.*/Types: deb-src/' "$list" >"apt/parts/$(basename "$list")"
    done
    for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ ! -f "$list" ] || sed -n 's/^deb /deb-src /p' "$list" >"apt/parts/$(basename "$list")"
    done
    options="-q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts=$work/apt/parts \
-o APT::Sandbox::User= -o Dir::State::lists=$work/apt/lists -o Dir::Cache=$work/apt/cache"
    # shellcheck disable=SC2086
    apt-get $options update >&2
    # shellcheck disable=SC2086
    apt-get $options source --download-only nextpnr >&2
    tar xzOf nextpnr_*.orig.tar.* --wildcards '*/ice40/benchmark/picorv32.v' >picorv32.v
}

if [ -n "${PICORV32:-}" ]; then
    cp "$PICORV32" picorv32.v
else
    fetch
fi
grep -q '^module picorv32 ' picorv32.v || {
    echo "picorv32.sh: no source of the processor was found" >&2
    exit 1
}
cp "$root/tools/picorv32/top.v" "$root/tools/picorv32/bench.cpp" .
verilator --cc --exe --build -O3 -Wno-fatal -Wno-lint --x-assign fast --x-initial fast --noassert \
    -MAKEFLAGS OPT_FAST=-O2 -MAKEFLAGS OPT_GLOBAL=-O2 --top-module top \
    -o picorv32 top.v picorv32.v bench.cpp >&2
mv obj_dir/picorv32 "$root/out/tools/picorv32"
echo "$root/out/tools/picorv32"
