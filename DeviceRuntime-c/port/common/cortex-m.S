// SPDX-License-Identifier: MIT
// Start-up of ARM Cortex-M. Every exception ends the run.
    .syntax unified
    .thumb

    .section .vectors, "a"
    .word epy_stack_top
    .word _start
    .rept 14 // NMI, HardFault, ... SysTick
    .word trap
    .endr

    .section .text.start, "ax"
    .globl _start
    .thumb_func
_start:
    ldr r0, =epy_stack_top
    mov sp, r0
#if __ARM_FP // coprocessors 10 and 11
    ldr r0, =0xE000ED88
    ldr r1, [r0]
    orr r1, r1, #0xF00000
    str r1, [r0]
    dsb
    isb
#endif
#if __ARM_ARCH >= 7 // memory protection: ROM can be read, the core's RAM used, and there is nothing else
    ldr r0, =0xE000ED94
    ldr r1, =0x10
    ldr r2, =0x06020027
    str r1, [r0, #8]
    str r2, [r0, #12]
    ldr r1, =epy_mpu_address
    ldr r2, =epy_mpu_attributes
    str r1, [r0, #16]
    str r2, [r0, #20]
    movs r1, #1
    str r1, [r0]
    dsb
    isb
#endif
    bl epy_start

    .thumb_func
trap: // an exception returns nowhere, and what the stack pointer was is of no use any more
    ldr r0, =epy_stack_top
    mov sp, r0
    movs r0, #71
    bl epy_exit
    .pool
