// SPDX-License-Identifier: MIT
// Start-up of Epiphany: the table of interrupts, each of which but reset ends the run, then the stack.
    .section .vectors, "ax"
    .global _start
    b _start
    .rept 9
    .balign 4
    b trap
    .endr

    .section .text.start, "ax"
_start:
    mov sp, %low(_epy_stack_top - 16)
    movt sp, %high(_epy_stack_top - 16)
    mov r0, 0
    movts config, r0 // floats: round to nearest, no exceptions
    mov fp, 0
    b _epy_start
trap: // what the stack pointer was is of no use any more
    mov sp, %low(_epy_stack_top - 16)
    movt sp, %high(_epy_stack_top - 16)
    mov r0, 71
    b _epy_exit
