// SPDX-License-Identifier: MIT
// A core: PicoRV32, RAM of so many bytes, and a channel. Usage: picorv32 [--memory=BYTES]
// [--cost=out=FILE,begin=A,end=A...] ELF
//   0xFFFF0000  read: next byte of standard input, or -1 at its end; write: a byte to standard output
//   0xFFFF0004  write: the run ends with this status
//   0xFFFF1000  two instructions that jump to the program's entry, where the processor starts
// RAM begins where the ELF's lowest segment does. An access anywhere else, or what the processor traps, ends
// the run with status 71. Memory answers in the cycle after it was asked, the channel too, so cycles repeat
// exactly. The cost file:
//     instructions N, cycles N, and program-instructions N, program-cycles N between the marks
#include "Vtop.h"
#include "verilated.h"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <elf.h>
#include <string>
#include <vector>

namespace {

constexpr uint32_t channel = 0xFFFF0000, ending = 0xFFFF0004, boot = 0xFFFF1000;
constexpr int trapped = 71, usage_error = 2;

struct Cost {
    std::string out;
    bool has_begin = false, begun = false;
    uint32_t begin = 0;
    std::vector<uint32_t> ends;
    uint64_t instructions = 0, cycles = 0;
    uint64_t begun_instructions = 0, begun_cycles = 0, ended_instructions = 0, ended_cycles = 0;

    void launch(uint32_t pc) {
        if (has_begin && !begun && pc == begin) {
            begun = true;
            begun_instructions = instructions;
            begun_cycles = cycles;
        }
        for (uint32_t end : ends)
            if (pc == end) {
                ended_instructions = instructions;
                ended_cycles = cycles;
            }
        instructions++;
    }

    void write() const {
        FILE *file = out.empty() ? nullptr : fopen(out.c_str(), "w");
        if (!file)
            return;
        fprintf(file, "instructions %llu\ncycles %llu\n", (unsigned long long)instructions,
                (unsigned long long)cycles);
        if (begun && ended_cycles >= begun_cycles)
            fprintf(file, "program-instructions %llu\nprogram-cycles %llu\n",
                    (unsigned long long)(ended_instructions - begun_instructions),
                    (unsigned long long)(ended_cycles - begun_cycles));
        fclose(file);
    }
};

struct Machine {
    uint32_t base = 0, entry = 0;
    std::vector<uint8_t> ram;
    int status = -1;

    // The answer to an access; false if nothing is there.
    bool access(uint32_t address, uint32_t strobe, uint32_t data, uint32_t *answer) {
        if (address - base < ram.size() && ram.size() - (address - base) >= 4) {
            uint8_t *at = &ram[address - base];
            for (int i = 0; i < 4; i++)
                if (strobe >> i & 1)
                    at[i] = (uint8_t)(data >> 8 * i);
            *answer = at[0] | at[1] << 8 | at[2] << 16 | (uint32_t)at[3] << 24;
            return true;
        }
        return device(address, strobe, data, answer);
    }

  private:
    bool device(uint32_t address, uint32_t strobe, uint32_t data, uint32_t *answer) {
        *answer = 0;
        if (address == channel && strobe)
            return putchar_unlocked((int)(data & 0xFF)) != EOF;
        if (address == channel) {
            fflush(stdout); // the host may be waiting for what was said
            *answer = (uint32_t)getchar_unlocked();
            return true;
        }
        if (address == ending && strobe)
            status = (int)(data & 0xFF);
        else if (address == boot) // lui t0, entry; jalr x0, entry(t0)
            *answer = ((entry + 0x800) & 0xFFFFF000) | 5 << 7 | 0x37;
        else if (address == boot + 4)
            *answer = entry << 20 | 5 << 15 | 0x67;
        else
            return address == boot + 8 && !strobe; // fetched ahead
        return true;
    }
};

[[noreturn]] void fail(const char *what, const char *about) {
    fprintf(stderr, "picorv32: %s: %s\n", about, what);
    exit(usage_error);
}

std::vector<char> read_file(const char *name) {
    FILE *file = fopen(name, "rb");
    if (!file)
        fail("cannot be read", name);
    std::vector<char> bytes;
    char piece[4096];
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        bytes.insert(bytes.end(), piece, piece + got);
    fclose(file);
    return bytes;
}

void load(Machine &machine, const char *name, size_t memory) {
    std::vector<char> file = read_file(name);
    Elf32_Ehdr head;
    if (file.size() < sizeof head)
        fail("is no ELF file", name);
    memcpy(&head, file.data(), sizeof head);
    if (memcmp(head.e_ident, ELFMAG, SELFMAG) || head.e_machine != EM_RISCV ||
        head.e_ident[EI_CLASS] != ELFCLASS32)
        fail("is no ELF file for RV32", name);
    std::vector<Elf32_Phdr> segments(head.e_phnum);
    if (head.e_phoff > file.size() || segments.size() * sizeof(Elf32_Phdr) > file.size() - head.e_phoff)
        fail("is damaged", name);
    memcpy(segments.data(), file.data() + head.e_phoff, segments.size() * sizeof(Elf32_Phdr));
    machine.entry = head.e_entry;
    machine.base = UINT32_MAX;
    for (const Elf32_Phdr &s : segments)
        if (s.p_type == PT_LOAD && s.p_memsz && s.p_vaddr < machine.base)
            machine.base = s.p_vaddr;
    machine.ram.assign(memory, 0);
    for (const Elf32_Phdr &s : segments) {
        if (s.p_type != PT_LOAD || !s.p_memsz)
            continue;
        size_t at = s.p_vaddr - machine.base;
        if (at > memory || s.p_memsz > memory - at || s.p_filesz > s.p_memsz || s.p_offset > file.size() ||
            s.p_filesz > file.size() - s.p_offset)
            fail("does not fit into the memory", name);
        memcpy(&machine.ram[at], file.data() + s.p_offset, s.p_filesz);
    }
}

void parse_cost(Cost &cost, const std::string &text) {
    for (size_t at = 0; at < text.size();) {
        size_t comma = text.find(',', at);
        std::string part = text.substr(at, comma - at);
        at = comma == std::string::npos ? text.size() : comma + 1;
        if (part.compare(0, 4, "out=") == 0) {
            cost.out = part.substr(4);
        } else if (part.compare(0, 6, "begin=") == 0) {
            cost.begin = (uint32_t)strtoul(part.c_str() + 6, nullptr, 0);
            cost.has_begin = true;
        } else if (part.compare(0, 4, "end=") == 0) {
            cost.ends.push_back((uint32_t)strtoul(part.c_str() + 4, nullptr, 0));
        } else if (!part.empty()) {
            fail("is no part of --cost", part.c_str());
        }
    }
}

// One cycle; false when the run has ended.
bool cycle(Vtop &top, Machine &machine, Cost &cost) {
    bool ask = top.mem_valid && !top.mem_ready;
    top.mem_ready = 0;
    if (ask) {
        uint32_t answer;
        if (!machine.access(top.mem_addr, top.mem_wstrb, top.mem_wdata, &answer))
            machine.status = trapped;
        top.mem_rdata = answer;
        top.mem_ready = 1;
    }
    top.clk = 0;
    top.eval();
    if (top.launch)
        cost.launch(top.pc);
    top.clk = 1;
    top.eval();
    cost.cycles++;
    if (top.trap)
        machine.status = trapped;
    return machine.status < 0;
}

} // namespace

int main(int argc, char **argv) {
    size_t memory = 32768;
    const char *elf = nullptr;
    Cost cost;
    for (int i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--memory=", 9))
            memory = strtoul(argv[i] + 9, nullptr, 0);
        else if (!strncmp(argv[i], "--cost=", 7))
            parse_cost(cost, argv[i] + 7);
        else if (!elf && argv[i][0] != '-')
            elf = argv[i];
        else
            fail("is not an argument", argv[i]);
    }
    if (!elf)
        fail("expected", "an ELF file");
    Machine machine;
    load(machine, elf, memory);
    Vtop top;
    top.resetn = 0;
    for (int i = 0; i < 4; i++) {
        top.clk = 0;
        top.eval();
        top.clk = 1;
        top.eval();
    }
    top.resetn = 1;
    while (cycle(top, machine, cost))
        ;
    fflush(stdout);
    cost.write();
    return machine.status;
}
