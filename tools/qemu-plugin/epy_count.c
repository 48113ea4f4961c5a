// SPDX-License-Identifier: MIT
// A QEMU plugin that counts the instructions of the guest: in all, and of the program alone, which runs from
// the first instruction at `begin` to the last at one of `end`. Arguments: out=FILE, begin=ADDRESS,
// end=ADDRESS (any number). Writes
//     instructions N
//     program-instructions N
// Built with `gcc -shared -fPIC`. Debian packages no header of the interface, so what is used of version 1 is
// declared here.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))
enum { ADD_U64 = 0, NO_REGISTERS = 0 };
typedef uint64_t plugin_id;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id id,
                                           void (*translated)(plugin_id, struct qemu_plugin_tb *));
void qemu_plugin_register_atexit_cb(plugin_id id, void (*ended)(plugin_id, void *), void *data);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *block);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *block, size_t index);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *instruction);
void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn *instruction, int operation,
                                                void *counter, uint64_t step);
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *instruction,
                                            void (*run)(unsigned, void *), int flags, void *data);

EXPORT int qemu_plugin_version = 1;

#define THUMB 1ull // in the address of a function: which instruction set; instructions lie at even addresses
#define ENDS 8
static uint64_t count, begun_at, ended_at, begin, ends[ENDS];
static unsigned end_count;
static bool has_begin, begun;
static char *out;

static void at_begin(unsigned cpu, void *data) {
    (void)cpu, (void)data;
    if (!begun)
        begun_at = count;
    begun = true;
}

static void at_end(unsigned cpu, void *data) {
    (void)cpu, (void)data;
    ended_at = count;
}

static void translated(plugin_id id, struct qemu_plugin_tb *block) {
    (void)id;
    for (size_t i = 0; i < qemu_plugin_tb_n_insns(block); i++) {
        struct qemu_plugin_insn *instruction = qemu_plugin_tb_get_insn(block, i);
        uint64_t address = qemu_plugin_insn_vaddr(instruction) & ~THUMB;
        if (has_begin && address == begin)
            qemu_plugin_register_vcpu_insn_exec_cb(instruction, at_begin, NO_REGISTERS, NULL);
        for (unsigned e = 0; e < end_count; e++)
            if (address == ends[e])
                qemu_plugin_register_vcpu_insn_exec_cb(instruction, at_end, NO_REGISTERS, NULL);
        qemu_plugin_register_vcpu_insn_exec_inline(instruction, ADD_U64, &count, 1);
    }
}

static void ended(plugin_id id, void *data) {
    (void)id, (void)data;
    FILE *file = fopen(out, "w");
    if (!file) {
        perror(out);
        return;
    }
    fprintf(file, "instructions %llu\n", (unsigned long long)count);
    if (begun && ended_at >= begun_at)
        fprintf(file, "program-instructions %llu\n", (unsigned long long)(ended_at - begun_at));
    fclose(file);
}

EXPORT int qemu_plugin_install(plugin_id id, const void *info, int argc, char **argv) {
    (void)info;
    for (int i = 0; i < argc; i++) {
        if (!strncmp(argv[i], "out=", 4)) {
            out = strdup(argv[i] + 4);
        } else if (!strncmp(argv[i], "begin=", 6)) {
            begin = strtoull(argv[i] + 6, NULL, 0) & ~THUMB;
            has_begin = true;
        } else if (!strncmp(argv[i], "end=", 4) && end_count < ENDS) {
            ends[end_count++] = strtoull(argv[i] + 4, NULL, 0) & ~THUMB;
        } else {
            fprintf(stderr, "epy_count: %s is not an argument\n", argv[i]);
            return -1;
        }
    }
    if (!out) {
        fputs("epy_count: out=FILE is missing\n", stderr);
        return -1;
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, ended, NULL);
    return 0;
}
