// SPDX-License-Identifier: MIT
// Start-up of a MicroBlaze process: small-data pointers, and the stack in the core's own memory.
    .section .text.start, "ax"
    .globl _start
_start:
    addik r1, r0, epy_stack_top - 32 // room that a callee may use for its arguments
    addik r2, r0, _SDA2_BASE_
    addik r13, r0, _SDA_BASE_
    brid epy_start
    nop
