#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds the host cores: tools/build-core.sh OUTDIR
# gives OUTDIR/epython-core-i64f64, OUTDIR/epython-core-i32f32 and OUTDIR/libepython-math.so.
# Not position independent, symbols kept: compiled functions are linked against them. Extra flags in CFLAGS.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
out=$1
cc=${CC:-cc}
mkdir -p "$out"
temporary=$(mktemp -d "$out/core.XXXXXX")
trap 'rm -rf "$temporary"' EXIT

sources="$root/DeviceRuntime-c/src/*.c $root/DeviceVM-c/src/*.c $root/DeviceRuntime-c/port/host/*.c"
flags="-std=gnu11 -O2 -g1 -Wall -Wextra -fno-pic -fno-pie -ffp-contract=off -fno-strict-aliasing \
-DEPY_PRINT_BUFFER=16384 -DEPY_LINK_RELIABLE=0 -DEPY_TIERS=1 -DEPY_TELLS_FAULTS=1 \
-I$root/DeviceRuntime-c/include -I$root/DeviceVM-c/include -I$root/Bytecode/Contract ${CFLAGS:-}"

# Which build this is: compiled functions are linked for one. Its last digit is the profile's number.
# shellcheck disable=SC2086
build=$( { cat $sources "$root"/DeviceRuntime-c/include/*.h "$root"/DeviceVM-c/include/*.h "$root"/DeviceVM-c/src/*.h \
    "$root"/Bytecode/Contract/*.def; $cc --version; echo "$flags" | sed "s|$root||g"; } | sha256sum | cut -c1-15)

compile() { # profile, flag, number
    mkdir -p "$temporary/$1"
    # shellcheck disable=SC2086
    ls $sources | xargs -P "$(nproc)" -n 4 sh -c 'cd "$0" && exec '"$cc $flags $2 -DEPY_BUILD_ID=0x$build$3u"' -c "$@"' \
        "$temporary/$1"
    $cc -no-pie -o "$temporary/core" "$temporary/$1"/*.o -lm
    mv "$temporary/core" "$out/epython-core-$1"
}
compile i64f64 -DEPY_I64F64=1 1
compile i32f32 -DEPY_I32F32=1 2

# The functions of math.def alone: the host answers cores that have no mathematical library with them.
# shellcheck disable=SC2086
$cc $flags -DEPY_I64F64 -fPIC -shared -o "$temporary/math" "$root/DeviceRuntime-c/port/host/host_math.c" -lm
mv "$temporary/math" "$out/libepython-math.so"
