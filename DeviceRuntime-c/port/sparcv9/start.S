// SPDX-License-Identifier: MIT
// Start-up of a SPARC V9 process: the stack lies in the core's own memory.
    .section .text.start, "ax"
    .globl _start
_start:
    clr %fp
    set epy_stack_top - 96, %sp // the save area of a window
    call epy_start
     nop

    .section .note.GNU-stack, "", @progbits
