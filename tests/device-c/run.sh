#!/bin/sh
# SPDX-License-Identifier: MIT
# C tests of runtime and interpreter: every test_*.c here, in both profiles (i32f32 with the heap of a small core), once in the
# hostile build (a collection at every allocation) and once compiled for size (the small interpreter), under
# AddressSanitizer and UBSan; test_frozen.c in a build of its own, without the loader. Ends with "N passed, N failed".
# ONLY="frozen hostile": these builds only.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here=$root/tests/device-c
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc=${CC:-gcc}
flags="-std=gnu11 -O1 -g -Wall -Wextra -Werror -ffp-contract=off -fno-strict-aliasing -fno-sanitize-recover=undefined \
-fsanitize=address,undefined -fno-sanitize=alignment \
-I$root/DeviceRuntime-c/include -I$root/DeviceVM-c/include -I$root/DeviceVM-c/src -I$root/Bytecode/Contract -I$here"
export ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=0
passed=0
failed=0

build() { # name, flags: runtime, interpreter and the test port, without what the C library has
    mkdir -p "$work/$1"
    sources=$(ls "$root"/DeviceRuntime-c/src/*.c "$root"/DeviceVM-c/src/*.c "$root/DeviceRuntime-c/port/host/host_math.c" \
        "$here/fake_port.c" "$here/machine.c" | grep -v /epy_mem.c)
    # shellcheck disable=SC2086
    (cd "$work/$1" && printf '%s\n' $sources | xargs -P "$(nproc)" -n 4 "$cc" $flags $2 -c)
}

test_one() { # name, flags, source
    program=$work/$1/$(basename "$3" .c)
    # shellcheck disable=SC2086
    if ! $cc $flags $2 -o "$program" "$3" "$work/$1"/*.o -lm; then
        echo "$(basename "$3") [$1]: does not build"
        failed=$((failed + 1))
        return
    fi
    timeout 300 "$program" >"$work/log" 2>&1
    status=$?
    line=$(grep -E '^[0-9]+ cases, [0-9]+ failures$' "$work/log" | tail -n 1)
    echo "$(basename "$3" .c) [$1]: ${line:-ended with status $status}"
    if [ -z "$line" ]; then
        tail -n 40 "$work/log"
        failed=$((failed + 1))
        return
    fi
    cases=${line%% *}
    failures=$(echo "$line" | cut -d' ' -f3)
    [ "$status" = 0 ] || [ "$failures" != 0 ] || failures=1
    [ "$failures" = 0 ] || tail -n 40 "$work/log"
    passed=$((passed + cases - failures))
    failed=$((failed + failures))
}

large=-DEPY_PRINT_BUFFER=65535
for configuration in "i64f64:-DEPY_I64F64=1 $large" "i32f32:-DEPY_I32F32=1 -DEPY_BINS=1 -DEPY_HEAP_GROWS=0 $large" \
    "hostile:-DEPY_I64F64=1 -DEPY_HOSTILE=1 -DEPY_LINK_RELIABLE=0 $large" "small:-DEPY_I32F32=1 -Os $large" \
    "frozen:-DEPY_I64F64=1 -DEPY_FROZEN=1 -DEPY_PRINT_BUFFER=64"; do
    name=${configuration%%:*}
    case " ${ONLY:-$name} " in *" $name "*) ;; *) continue ;; esac
    build "$name" "${configuration#*:}" || failed=$((failed + 1))
    for source in "$here"/test_*.c; do
        case $name:$source in frozen:*/test_frozen.c) ;; frozen:* | *:*/test_frozen.c) continue ;; esac
        test_one "$name" "${configuration#*:}" "$source"
    done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
