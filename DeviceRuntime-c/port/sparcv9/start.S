// SPDX-License-Identifier: MIT
// Start-up of a SPARC V9 process: the stack lies in the core's own memory.
    .section .text.start, "ax"
    .globl _start
_start:
    clr %fp
    set epy_stack_top - 176 - 2047, %sp // the window's save area and the bias of the ABI
    call epy_start
     nop

    .section .note.GNU-stack, "", @progbits
