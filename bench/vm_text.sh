#!/bin/sh
# SPDX-License-Identifier: MIT
# Text of the interpreter alone at -Os, profile i32f32, for RV32IMC and Thumb-2 (Cortex-M3): with every instruction,
# and with the typed ones. Counted: what the linker keeps of epy_exec_small.o, code and tables: the loop, frames,
# gather, and the operations of epy_ops*.h that it holds. Not counted: what it calls elsewhere (soft float, the
# runtime's helpers). -v lists the pieces. Needs gcc-riscv64-unknown-elf and gcc-arm-none-eabi.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
flags="-std=c11 -Os -ffreestanding -ffunction-sections -fdata-sections -ffp-contract=off -fno-thread-jumps
    -fno-caller-saves -fno-move-loop-invariants -fno-tree-coalesce-vars -fno-tree-slsr -fweb -fno-strict-aliasing -DEPY_I32F32
    -I $root/DeviceRuntime-c/include -I $root/DeviceVM-c/include -I $root/Bytecode/Contract"

# Numbers, references that are moved and kept, jumps, direct calls, items of lists whose storage is known: the rows of
# opcodes.def up to the first section that needs more of the runtime. They come first, so that their table has no holes.
rows=$root/Bytecode/Contract/opcodes.def
sed '/^\/\/ ---- calls of values/,$d' "$rows" | sed -n 's/^[A-Z]*(\([A-Za-z0-9]*\),.*/#define EPY_OPCODE_USED_\1 1/p' >"$out/typed.h"

measure() { # target, what, prefix, flags...
    target=$1 what=$2 prefix=$3
    shift 3
    "${prefix}gcc" $flags "$@" -c "$root/DeviceVM-c/src/epy_exec_small.c" -o "$out/vm.o"
    "${prefix}nm" -u "$out/vm.o" | awk '{print ".globl " $2 "\n" $2 ":"}' |
        "${prefix}gcc" "$@" -x assembler - -c -o "$out/outside.o"
    "${prefix}ld" -e epy_vm_entry --gc-sections -Ttext 0x10000 $emulation -o "$out/vm" "$out/vm.o" "$out/outside.o"
    "${prefix}size" "$out/vm" | awk -v what="$target, $what" 'NR == 2 {print what ": " $1 " bytes"}'
    [ "$verbose" = no ] || "${prefix}nm" -S --size-sort -r -t d "$out/vm" | awk '{printf "    %6d  %s\n", $2, $4}'
}

verbose=no
[ "${1:-}" != -v ] || verbose=yes
echo "typed: $(wc -l <"$out/typed.h") of $(grep -cE '^(OP|MACHINE)\(' "$rows") instructions"
rv="riscv64-unknown-elf- -march=rv32imc -mabi=ilp32 -msave-restore"
thumb="arm-none-eabi- -mthumb -mcpu=cortex-m3"
slice="-DEPY_SLICE=\"$out/typed.h\""
emulation="-m elf32lriscv"
# shellcheck disable=SC2086
{
    measure rv32imc "every instruction" $rv
    measure rv32imc typed $rv "$slice"
    emulation=
    measure thumb2 "every instruction" $thumb
    measure thumb2 typed $thumb "$slice"
}
