// SPDX-License-Identifier: MIT
// Start-up of a process, or of a core without control registers: the stack lies in the core's own memory.
    .section .text.start, "ax"
    .globl _start
_start:
    .option push
    .option norelax
    la gp, epy_small_data
    .option pop
    la sp, epy_stack_top
    j epy_start
