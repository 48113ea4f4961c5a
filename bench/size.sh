#!/bin/sh
# SPDX-License-Identifier: MIT
# Text of the VM and the runtime at -Os, freestanding, profile i32f32, for RV32IMC and Thumb-2 (Cortex-M3), per part.
# Needs gcc-riscv64-unknown-elf and gcc-arm-none-eabi.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
flags="-std=c11 -Os -ffreestanding -ffunction-sections -ffp-contract=off -DEPY_I32F32
    -I $root/DeviceRuntime-c/include -I $root/DeviceVM-c/include -I $root/Bytecode/Contract"

text_of() { "$1" -t "$2"/*.o | tail -n 1 | awk '{print $1}'; }

# Parts that only programs with strings, formatting or these modules need.
is_optional() {
    case "$1" in
    epy_str*|epy_text|epy_digits|epy_floattext|epy_format|epy_percent|epy_parse|epy_unicode|epy_repr|epy_math*|\
    epy_random|epy_time|epy_array) return 0 ;;
    esac
    return 1
}

measure() {
    target=$1 prefix=$2
    shift 2
    mkdir -p "$out/$target/core" "$out/$target/optional"
    for source in "$root"/DeviceVM-c/src/*.c "$root"/DeviceRuntime-c/src/*.c; do
        name=$(basename "$source" .c)
        part=core
        ! is_optional "$name" || part=optional
        "${prefix}gcc" $flags "$@" -c "$source" -o "$out/$target/$part/$name.o"
    done
    echo "$target: VM and runtime $(text_of "${prefix}size" "$out/$target/core") bytes;" \
        "strings, formatting and modules $(text_of "${prefix}size" "$out/$target/optional") bytes more"
    "${prefix}size" "$out/$target"/core/*.o | awk 'NR > 1 {n = split($6, p, "/"); printf "  %6d  %s\n", $1, p[n]}' | sort -rn
}

measure rv32imc riscv64-unknown-elf- -march=rv32imc -mabi=ilp32 -msave-restore
measure thumb2 arm-none-eabi- -mthumb -mcpu=cortex-m3
