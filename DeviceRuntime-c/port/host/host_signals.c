// SPDX-License-Identifier: MIT
// Signals of a host core.
//   SIGUSR1 SIGINT   interrupt the program (SIGIO: the host's Interrupt message has come in)
//   SIGUSR2          the program's own handler of interrupts runs at the next head of a loop
//   SIGURG           the host has code for the program (tiering)
//   SIGVTALRM        where bytecode runs is to be told (tiering)
//   SIGALRM          several times a second: send what was printed; help an interrupt along
//   SIGSEGV...       C stack overflow becomes RecursionError; anything else is told to the host, then the
//   core dies
//
// The interpreter and most compiled loops look at c->interrupt. A compiled loop that does not is left by
// force: when the timer finds the flag still set and the program counter inside loaded code, it makes the
// code raise.
#define _GNU_SOURCE
#include "host.h"
#include "epy_port.h"
#include "epy_tables.h"
#include "epy_tier.h"
#include <errno.h>
#include <poll.h>
#include <sys/time.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#define TICK_MICROSECONDS 25000
#define SAMPLE_NANOSECONDS 1000000
#define PATIENCE 4 // ticks until an interrupt is enforced

static char signal_stack[1 << 16] __attribute__((aligned(16)));
static char raise_stack[1 << 16] __attribute__((aligned(16)));
static int ticks_since_interrupt;

static bool is_running(void) {
    return host_machine.core.handler != NULL;
}

#if defined(__x86_64__)
static uintptr_t program_counter(const ucontext_t *u) {
    return (uintptr_t)u->uc_mcontext.gregs[REG_RIP];
}
static void go_on_at(ucontext_t *u, void (*function)(void)) {
    u->uc_mcontext.gregs[REG_RIP] = (greg_t)(uintptr_t)function;
    u->uc_mcontext.gregs[REG_RSP] = (greg_t)(uintptr_t)(raise_stack + sizeof raise_stack - 8);
}
#elif defined(__aarch64__)
static uintptr_t program_counter(const ucontext_t *u) {
    return (uintptr_t)u->uc_mcontext.pc;
}
static void go_on_at(ucontext_t *u, void (*function)(void)) {
    u->uc_mcontext.pc = (uintptr_t)function;
    u->uc_mcontext.sp = (uintptr_t)(raise_stack + sizeof raise_stack);
}
#else
#error "the host port knows the signal contexts of x86-64 and AArch64"
#endif

// With the image, or on demand into the heap.
static bool is_in_loaded_code(const ucontext_t *u) {
    return program_counter(u) - (uintptr_t)host_memory.native < host_memory.native_bytes ||
           program_counter(u) - (uintptr_t)host_memory.arena < host_memory.bytes;
}

// These run on a stack of their own, and leave it by the jump to the landing place.
static void raise_interrupt(void) {
    host_machine.core.interrupt = 0;
    epy_raise(&host_machine.core, EPY_FAULT_KeyboardInterrupt);
}
static void raise_recursion(void) {
    epy_raise(&host_machine.core, EPY_FAULT_Recursion);
}

// Something came that nobody has read yet, or the host closed the link. (The signal of a message that was
// read in the meantime may arrive late.)
static bool is_input_waiting(void) {
    struct pollfd p = {.fd = host_in, .events = POLLIN};
    return !host_reading && poll(&p, 1, 0) > 0;
}

static void on_interrupt(int signal) {
    if (signal == SIGIO && (host_machine.link.asks || !is_input_waiting()))
        return;
    if (is_running() && !host_machine.core.interrupt) {
        ticks_since_interrupt = 0;
        epy_interrupt(&host_machine.core);
    }
}

#if EPY_TIERS
static timer_t sampling;

static void on_ready(int signal, siginfo_t *info, void *context) {
    (void)signal, (void)info, (void)context;
    if (is_running())
        epy_tier_ready(&host_machine.core);
}

static void on_sample(int signal, siginfo_t *info, void *context) {
    (void)signal, (void)info;
    if (!is_running())
        epy_port_samples(false);
    else if (!is_in_loaded_code(context))
        epy_tier_tick(&host_machine.core);
}

void epy_port_samples(bool wanted) {
    struct timespec tick = {0, wanted ? SAMPLE_NANOSECONDS : 0};
    timer_settime(sampling, 0, &(struct itimerspec){tick, tick}, NULL);
}
#endif

static void on_event(int signal, siginfo_t *info, void *context) {
    (void)signal, (void)info, (void)context;
    host_machine.core.interrupts.came = 1;
}

static void on_tick(int signal, siginfo_t *info, void *context) {
    int kept = errno;
    (void)signal, (void)info;
    epy_link_tick(&host_machine);
    errno = kept;
    if (is_running() && host_machine.core.interrupt && ++ticks_since_interrupt >= PATIENCE &&
        is_in_loaded_code(context))
        go_on_at(context, raise_interrupt);
}

// Tells the host which program was running where; then the process ends by the same signal.
static void on_crash(int number, siginfo_t *info, void *context) {
    epy_core *c = &host_machine.core;
    uintptr_t below = (uintptr_t)info->si_addr - (uintptr_t)(host_stack - HOST_GUARD_BYTES);
    if (number == SIGSEGV && is_running() && below < HOST_GUARD_BYTES + 4096) {
        go_on_at(context, raise_recursion);
        return;
    }
    signal(number, SIG_DFL);
    if (is_running() && !host_machine.link.busy) {
        c->handler = NULL;
        c->fault = EPY_FAULT_CoreInternal;
        c->fault_count = 1;
        c->fault_args[0] = epy_small(number);
        epy_link_fault(c);
    }
    raise(number);
}

static void install(int number, void (*handler)(int, siginfo_t *, void *), int flags) {
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_RESTART | flags};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void on_interrupt_info(int number, siginfo_t *info, void *context) {
    int kept = errno;
    (void)info, (void)context;
    on_interrupt(number);
    errno = kept;
}

void host_signals_install(void) {
    stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
    sigaltstack(&stack, NULL);
    signal(SIGPIPE, SIG_IGN);
    install(SIGUSR1, on_interrupt_info, SA_ONSTACK);
    install(SIGINT, on_interrupt_info, SA_ONSTACK);
    install(SIGUSR2, on_event, SA_ONSTACK);
    install(SIGIO, on_interrupt_info, SA_ONSTACK);
    install(SIGALRM, on_tick, SA_ONSTACK);
    install(SIGSEGV, on_crash, SA_ONSTACK | SA_NODEFER);
    install(SIGBUS, on_crash, SA_ONSTACK | SA_NODEFER);
    install(SIGILL, on_crash, SA_ONSTACK | SA_NODEFER);
    install(SIGFPE, on_crash, SA_ONSTACK | SA_NODEFER);
#if EPY_TIERS
    install(SIGURG, on_ready, SA_ONSTACK);
    install(SIGVTALRM, on_sample, SA_ONSTACK);
    timer_create(CLOCK_MONOTONIC, &(struct sigevent){.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGVTALRM}, &sampling);
#endif
    struct itimerval tick = {{0, TICK_MICROSECONDS}, {0, TICK_MICROSECONDS}};
    setitimer(ITIMER_REAL, &tick, NULL);
}
