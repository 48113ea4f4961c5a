// SPDX-License-Identifier: MIT
// Start-up of MIPS32 in kernel mode with floating-point unit. Exceptions end the run; they go to the machine's
// ROM (Status.BEV), where the vectors take no memory of the core.
    .set noreorder

    .section .text.start, "ax"
    .globl _start
_start:
    la $29, epy_stack_top - 16 // room that a callee may use for its arguments
    mfc0 $8, $12
    lui $9, 0x2000 // CU1
    or $8, $8, $9
    ins $8, $0, 1, 2 // not EXL, not ERL
    mtc0 $8, $12
    ehb
    ctc1 $0, $31 // round to nearest, no traps
    j epy_start
    nop

    .globl epy_trap
epy_trap: // what the stack pointer was is of no use any more
    la $29, epy_stack_top - 16
    j epy_exit
    li $4, 71

    .section .vectors, "ax"
    .globl epy_vectors
epy_vectors:
    la $8, epy_trap // 0x200: no translation of an address
    jr $8
    nop
    .org 0x180
    la $8, epy_trap // 0x380: all others
    jr $8
    nop
