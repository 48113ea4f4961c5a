#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs every test of the repository and sums up: "N passed, N failed".
#   --install   first installs what is missing: for epython itself, and compilers and emulators of all targets
#   --nightly   adds the long sets
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
filter='Set!=nightly'
install=no
nightly=no
for option in "$@"; do
    case "$option" in
    --install) install=yes ;;
    --nightly) filter='Set!=none' nightly=yes ;;
    *)
        echo "usage: ./run-tests [--install] [--nightly]" >&2
        exit 2
        ;;
    esac
done
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$root" || exit 3

# The launcher builds what the tests run, and says what is missing.
if [ $install = yes ]; then
    ./epython --install version >/dev/null || exit 3
    sh tools/install-targets.sh
else
    ./epython version >/dev/null || exit 3
fi

passed=0
failed=0
skipped=0
log=$root/out/test.log
: >"$log"

# While these run, other things use one processor.
sh tests/device-c/run.sh >"$root/out/device-c.log" 2>&1 &
c_tests=$!

echo "== building the tests"
if ! dotnet build Hybrid.sln -c Release -v quiet --nologo -nodeReuse:false >"$root/out/build-tests.log" 2>&1; then
    grep -E 'error|warning' "$root/out/build-tests.log" | sort -u | head -n 40
    wait $c_tests
    echo "$passed passed, $((failed + 1)) failed"
    exit 1
fi

test_project() { # name
    echo "== $1"
    dotnet test "tests/$1" -c Release --no-build --nologo --filter "$filter" --logger "console;verbosity=normal" \
        >"$root/out/$1.log" 2>&1
    cat "$root/out/$1.log" >>"$log"
    ok=$(sed -n 's/^ *Passed: *\([0-9]*\)$/\1/p' "$root/out/$1.log" | tail -n 1)
    bad=$(sed -n 's/^ *Failed: *\([0-9]*\)$/\1/p' "$root/out/$1.log" | tail -n 1)
    left=$(sed -n 's/^ *Skipped: *\([0-9]*\)$/\1/p' "$root/out/$1.log" | tail -n 1)
    if [ -z "$ok" ] && [ -z "$bad" ]; then
        tail -n 30 "$root/out/$1.log"
        bad=1
    elif [ "${bad:-0}" != 0 ]; then
        grep -vE '^ *Passed ' "$root/out/$1.log" | head -n 300
    fi
    echo "   ${ok:-0} passed, ${bad:-0} failed$([ "${left:-0}" = 0 ] || echo ", $left skipped")"
    passed=$((passed + ${ok:-0}))
    failed=$((failed + ${bad:-0}))
    skipped=$((skipped + ${left:-0}))
}

projects=$(for project in tests/*/*.Tests.csproj; do basename "$project" .csproj; done)
is_parallel() { # name: its tests take all processors
    case $1 in Differential.Tests | Host.Tests | Targets.Tests) return 0 ;; *) return 1 ;; esac
}
for name in $projects; do
    is_parallel "$name" || test_project "$name"
done

echo "== C tests of the runtime, under ASan and UBSan"
wait $c_tests
cat "$root/out/device-c.log" >>"$log"
# A test program in one build of the runtime counts as one test, however many cases it has.
ok=$(grep -cE '^test_.*: [0-9]+ cases, 0 failures$' "$root/out/device-c.log")
bad=$(grep -E '^test_' "$root/out/device-c.log" | grep -cvE ' cases, 0 failures$')
grep -qE '^[0-9]+ passed, 0 failed$' "$root/out/device-c.log" || bad=$((bad + 1))
echo "   $ok passed, $bad failed"
[ "$bad" = 0 ] || cat "$root/out/device-c.log"
passed=$((passed + ok))
failed=$((failed + bad))

for name in $projects; do
    ! is_parallel "$name" || test_project "$name"
done

if [ $nightly = yes ]; then
    echo "== ports"
    python3 tests/ports/run.py >"$root/out/ports.log" 2>&1
    cat "$root/out/ports.log" >>"$log"
    ok=$(sed -n 's/^\([0-9]*\) passed, [0-9]* failed$/\1/p' "$root/out/ports.log")
    bad=$(sed -n 's/^[0-9]* passed, \([0-9]*\) failed$/\1/p' "$root/out/ports.log")
    [ "${bad:-1}" = 0 ] || cat "$root/out/ports.log"
    echo "   ${ok:-0} passed, ${bad:-1} failed"
    passed=$((passed + ${ok:-0}))
    failed=$((failed + ${bad:-1}))
fi

# The words of a skipped test: what is missing, and what to install.
missing=$(sed -n 's/^\[xUnit\.net [0-9:.]*\] *\([a-z0-9-]* (.*)\)$/\1/p' "$log" | sed 's/; /\n/g' | sort -u |
    awk '{ line = line (NR > 1 ? "; " : "") $0 } END { print line }')
[ -z "$missing" ] || echo "targets skipped: $missing; tests skipped: $skipped"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
