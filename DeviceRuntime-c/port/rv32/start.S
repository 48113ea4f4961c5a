// SPDX-License-Identifier: MIT
// Start-up in machine mode: traps end the run, and memory below the core's own is taken away.
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
    li t0, 0x80000000 >> 2 // physical memory protection: from here
    csrw pmpaddr0, t0
    la t0, epy_ram_start // to here
    srli t0, t0, 2
    csrw pmpaddr1, t0
    li t0, 0x8800 // nothing is allowed, in machine mode, too
    csrw pmpcfg0, t0
    la sp, epy_stack_top
    j epy_start

    .balign 4
trap: // what the stack pointer was is of no use any more
    la sp, epy_stack_top
    li a0, 71
    j epy_exit
