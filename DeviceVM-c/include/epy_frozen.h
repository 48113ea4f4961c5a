// SPDX-License-Identifier: MIT
// A frozen program: its functions, bytecode and constants are C tables, compiled for the target and linked
// with a core that loads no images (EPY_FROZEN). These are the symbols that the program's C file defines;
// compiled functions may name them too. tests/device-c/frozen_program.c is a whole one.
//
// What the file must hold:
//   * every table below; one that would be empty has one element, which nobody reads;
//   * no mutable object: a program can be run again. Globals, activations, frames and heap are laid out in
//     the core's memory when a run begins (epy_frozen.c);
//   * constants that are objects, made with the macros below. They lie outside of the heap, are already
//     marked and never swept, so they may be read-only, and hold nothing but immediates and each other;
//   * the slice (epy_slice.h), a header of its own, says what the program uses; beside opcodes, built-ins and
//     types, EPY_PROGRAM_USES_ARGV is 1 if it has a slot for sys.argv.
// Addresses must fit into values: under i32f32 the core runs where pointers have 32 bits.
#ifndef EPY_FROZEN_H
#define EPY_FROZEN_H

#include "epy_load.h"
#include "epy_native.h"
#include "epy_slice.h"

#ifndef EPY_SLICE
#define EPY_PROGRAM_USES_ARGV 1
#endif

// Where code is loaded, descriptors change.
#if EPY_PROGRAM_USES_LOADING
#define EPY_PATCHED
#else
#define EPY_PATCHED const
#endif

// Function 0 is the main module. Of an interpreted function: entry = epy_vm_entry, code = epy_program_code +
// its offset, values and raws as its record in the image says. Of a compiled one: entry and typed, code NULL.
// kinds, types, names, defaults: arrays as in the image's record; NULL for a function without parameters.
extern EPY_PATCHED epy_function epy_program_functions[];
// Section Code of the image, as it is: places in tracebacks are offsets in it.
extern const uint8_t epy_program_code[];
// Without their kinds.
extern const epy_word epy_program_raw_constants[];
// Immediates (EPY_NONE, epy_small's bits: 2 * i + 1, EPY_IMMEDIATE(EPY_KIND_CHAR, 'x')...) and, by
// EPY_CONSTANT(name), objects.
extern const epy_value epy_program_value_constants[];
// Section Methods of the image, as it is.
extern const uint8_t epy_program_methods[];
// Section Handlers of the image, where it has one. Only the program's tables name it.
extern const uint8_t epy_program_handlers[];

// Section Classes of the image, as it is; only of a program with classes.
extern const uint8_t epy_program_classes[];

// All of them in one, with what section Methods consists of. Value constants are no roots: they are marked
// for ever.
extern const struct epy_frozen_program {
    epy_program tables;
    // Most activations, and words of interpreted frames, that it can have; 0 where it may recurse: a share of the memory.
    uint16_t acts, frame_words;
    uint16_t argv_slot; // value global that Run stores its arguments in; only with EPY_PROGRAM_USES_ARGV
    uint64_t build;     // told to the host in Hello: which program this is
} epy_frozen_program;

// ---- constants that are objects ---------------------------------------------------------------------------
// name is the C name of the object; a boxed int misses the tag bits, a str has not length one.
#define EPY_CONSTANT(name) ((epy_value)(uintptr_t) & (name))
#define EPY_CONSTANT_HEADER(name, type, subtype)                                                             \
    (EPY_HEADER(sizeof(name) / sizeof(epy_word), EPY_TYPE_##type, subtype) | EPY_HEADER_MARK)

#define EPY_CONSTANT_INT(name, bits)                                                                         \
    static const epy_big_int name = {EPY_CONSTANT_HEADER(name, Int, 0), (epy_word)(bits)}
// i32f32 only: 2^31 .. 2^32-1
#define EPY_CONSTANT_WORD(name, bits)                                                                        \
    static const epy_big_int name = {EPY_CONSTANT_HEADER(name, Int, 1), (bits)}
#define EPY_CONSTANT_FLOAT(name, number)                                                                     \
    static const epy_box_float name = {EPY_CONSTANT_HEADER(name, Float, 0), (epy_float)(number)}
// text: a string literal of `size` bytes, UTF-8; `count` code points
#define EPY_CONSTANT_STR(name, size, count, literal)                                                         \
    static const struct {                                                                                    \
        _Alignas(epy_word) epy_word header;                                                                  \
        uint32_t bytes, length;                                                                              \
        char text[(size) + 1];                                                                               \
    } name = {EPY_CONSTANT_HEADER(name, Str, (size) == (count)), size, count, literal}
// bytes: a string literal of `size` of them
#define EPY_CONSTANT_BYTES(name, size, literal)                                                              \
    static const struct {                                                                                    \
        epy_word header, length;                                                                             \
        char items[(size) + 1];                                                                              \
    } name = {EPY_CONSTANT_HEADER(name, Bytes, 0), size, literal}
// items: values, in braces
#define EPY_CONSTANT_TUPLE(name, count, ...)                                                                 \
    static const struct {                                                                                    \
        epy_word header, length;                                                                             \
        epy_value items[(count) + !(count)];                                                                 \
    } name = {EPY_CONSTANT_HEADER(name, Tuple, 0), count, __VA_ARGS__}
#define EPY_CONSTANT_RANGE(name, first, past, by, count)                                                     \
    static const epy_range name = {EPY_CONSTANT_HEADER(name, Range, 0), first, past, by, count}
#define EPY_CONSTANT_SLICE(name, first, past, by)                                                            \
    static const epy_slice name = {EPY_CONSTANT_HEADER(name, Slice, 0), first, past, by}

#endif
