// SPDX-License-Identifier: MIT
// Start-up in machine mode: traps end the run.
    .option arch, +zicsr
    .section .text.start, "ax"
    .globl _start
_start:
    .option push
    .option norelax
    la gp, epy_small_data
    .option pop
    la t0, trap
    csrw mtvec, t0
    la sp, epy_stack_top
    j epy_start

    .balign 4
trap: // what the stack pointer was is of no use any more
    la sp, epy_stack_top
    li a0, 71
    j epy_exit
