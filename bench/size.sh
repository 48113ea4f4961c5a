#!/bin/sh
# SPDX-License-Identifier: MIT
# Text of the VM and the runtime in the core of a frozen program, for RV32IMC and Thumb-2 (Cortex-M3), as
# `epython build` makes it: of bench/kernels-size/everything.py, with every instruction of the machine but those
# that came after that language: not text (FormatValue), modules (MathFloat, MathFloat2), exceptions, loading, generators,
# sets, unpacking in calls, classes.
# Not counted, and shown beside: the program's own tables, the port, and libgcc (soft floats). -b: also what some
# built-in functions add, each linked only where a program names it. -w: of the whole language instead
# (bench/kernels-size/whole.py), every instruction but that which loads code; text is made on the core. Needs gcc-riscv64-unknown-elf and gcc-arm-none-eabi.
# EPYTHON: the command, epython of this tree unless given.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
epython=${EPYTHON:-$root/epython}
program=$root/bench/kernels-size/everything.py
later='FormatValue|MathFloat2?|BuildSet|.*Unpacked|StartGenerator|Yield|.*(Exception|Handler|ExceptionPart)|Reraise|Catch|(New|Check)Instance|(Load|Store)Field.*|(Load|Store|Delete)Attribute'
if [ "${1:-}" = -w ]; then
    program=$root/bench/kernels-size/whole.py later=none
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
opcodes=$(sed -n 's/^[A-Z]*(\([A-Za-z0-9]*\),.*/\1/p' "$root/Bytecode/Contract/opcodes.def" |
    grep -vxE "LoadCode|$later" |
    sed 's/.*/-DEPY_OPCODE_USED_&=1/')

# The core of a target like another, with debug information, a map, every instruction, and flags of its own.
core() { # target, ELF file, flags...
    mkdir -p "$out/$1"
    port=$1 elf=$2
    shift 2
    # shellcheck disable=SC2086
    flags=$(printf '"%s", ' "$@" $opcodes "-Wl,-Map=$out/map")
    printf 'inherits = "%s"\nflags = [%s "-g"]\n' "$port" "$flags" >"$out/$port/target.toml"
    $epython build --target="$out/$port/target.toml" --memory=124K --mode=vm -o "$elf" "$program"
}

# Bytes of each part, as the linker placed them. Its first object is the program, then come those of the port.
parts() { # target
    sources=$(sed -n 's/^sources = //p' "$root/DeviceRuntime-c/port/$1/target.toml" | tr ',' '\n' | wc -l)
    awk -v sources="$sources" '
        function hex(digits,  i, n) {
            for (i = 3; i <= length(digits); i++)
                n = 16 * n + index("0123456789abcdef", substr(digits, i, 1)) - 1
            return n
        }
        /^Linker script and memory map/ { placed = 1 }
        placed && /^ \.[a-z]/ { section = $1 }
        placed && section ~ /^\.(text|rodata|srodata)/ && $NF ~ /\.o\)?$/ && $(NF - 1) ~ /^0x/ {
            object = $NF
            sub(/.*\//, "", object)
            part = object ~ /\(/ ? "libgcc" : object + 0 == 0 ? "program" : object + 0 <= sources ? "port" : "core"
            bytes[part] += hex($(NF - 1))
        }
        END {
            printf "VM and runtime %d; program %d, port %d, libgcc %d\n",
                bytes["core"], bytes["program"], bytes["port"], bytes["libgcc"]
        }' "$out/map"
}

# The core by source files: what has a symbol, so without strings and gaps.
files() { # tools' prefix, ELF file
    "$1nm" -S -l -t d "$2" | awk '
        $3 ~ /^[tTrR]$/ && $5 ~ /\/Device(VM|Runtime)-c\/(src|include)\// && !seen[$1]++ {
            file = $5
            sub(/:[0-9]+$/, "", file)
            sub(/.*\//, "", file)
            bytes[file] += $2
        }
        END {
            for (file in bytes)
                printf "  %6d  %s\n", bytes[file], file | "sort -rn"
        }'
}

text_of() { "$1" "$2" | awk 'NR == 2 {print $1}'; }

built_ins="Abs All Any Bool Divmod Enumerate Filter Float Int Map Max Min Pow Repr Reversed Round Sorted Str Sum Zip
    ListIndex ListInsert ListSort DictGet DictItems DictPop StrJoin StrSplit"
each_built_in() { # target, tools' prefix, flags of the port...
    name=$1 prefix=$2
    shift 2
    printf '  built-ins:'
    for built_in in $built_ins; do
        core "$name" "$out/with.elf" "$@" "-DEPY_BUILTIN_USED_$built_in=1"
        more=$(($(text_of "${prefix}size" "$out/with.elf") - $(text_of "${prefix}size" "$out/$name.elf")))
        printf ' %s %d' "$built_in" "$more"
    done
    echo
}

measure() { # target, tools' prefix, flags of the port...
    name=$1 prefix=$2
    shift 2
    core "$name" "$out/$name.elf" "$@"
    printf '%s: ' "$name"
    parts "$name"
    files "$prefix" "$out/$name.elf"
    [ "$each" = no ] || each_built_in "$name" "$prefix" "$@"
}

each=no
[ "${1:-}" != -b ] || each=yes
measure rv32-user riscv64-unknown-elf- -march=rv32imc -mabi=ilp32 -msave-restore
measure cortex-m3 arm-none-eabi- -mthumb -mcpu=cortex-m3
