// SPDX-License-Identifier: MIT
// Number profile and limits, each with its unit and reason. A target may define any of them on the command line.
#ifndef EPY_CONFIG_H
#define EPY_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "epy_slice.h"

// Profiles: i64f64 (the host's default, CPython's answers until an int leaves 64 bits) or i32f32 (micro-cores).
#if defined(EPY_I32F32)
#define EPY_WORD_BITS 32
typedef uint32_t epy_word;
typedef int32_t epy_int;
typedef float epy_float;
#else
#define EPY_I64F64 1
#define EPY_WORD_BITS 64
typedef uint64_t epy_word;
typedef int64_t epy_int;
typedef double epy_float;
#endif
#define EPY_INT_MIN ((epy_int)((epy_word)1 << (EPY_WORD_BITS - 1)))
#define EPY_INT_MAX ((epy_int)(((epy_word)1 << (EPY_WORD_BITS - 1)) - 1))

// Deepest chain of Python calls, the module body included: CPython's limit on the host, less where memory is small.
#ifndef EPY_RECURSION_LIMIT
#define EPY_RECURSION_LIMIT 1000
#endif

// Temporary roots of runtime helpers, in values; the deepest helper chain was measured to need a third of it.
// Where Python functions recurse through map, sorted(key=) and the like, each level takes some: host cores have plenty.
#ifndef EPY_ROOTS
#if UINTPTR_MAX > 0xFFFFFFFFu
#define EPY_ROOTS 4096
#elif EPY_PROGRAM_COLLECTS
#define EPY_ROOTS 64
#else // helpers keep what they work on there, and nothing else
#define EPY_ROOTS 8
#endif
#endif

// Bins of free blocks by size: enough for the largest block that a header can tell. A small heap has too few blocks to
// be worth more than one list.
#ifndef EPY_BINS
#if UINTPTR_MAX > 0xFFFFFFFFu
#define EPY_BINS (EPY_WORD_BITS == 64 ? 32 : 21)
#else
#define EPY_BINS 1
#endif
#endif

// Depth to which containers are compared, hashed, printed or formatted inside each other; each level takes stack.
#ifndef EPY_NESTING_LIMIT
#define EPY_NESTING_LIMIT (UINTPTR_MAX > 0xFFFFFFFFu ? 100 : 16)
#endif

// Bytes of a message's payload, in both directions, 64 to 65535: a longer one travels in pieces, prints wait for each
// other in it.
#ifndef EPY_PRINT_BUFFER
#define EPY_PRINT_BUFFER (EPY_WORD_BITS == 64 ? 16384 : 256)
#endif

// 1: the link neither damages nor loses bytes, so nothing is acknowledged. 0: the port says which it is.
#ifndef EPY_LINK_RELIABLE
#define EPY_LINK_RELIABLE 1
#endif

// How often a message is sent until the core takes the host for gone; between them epy_port_read waits. The host may be
// busy for a while with what was printed before.
#ifndef EPY_LINK_TRIES
#define EPY_LINK_TRIES 250
#endif

// Whether the heap begins with EPY_HEAP_START words and grows as needed to what the core was given and the port gives:
// so a small heap stays in caches. Otherwise it is all of the core's memory from the start.
#ifndef EPY_HEAP_GROWS
#define EPY_HEAP_GROWS (UINTPTR_MAX > 0xFFFFFFFFu)
#endif
// A heap that grows keeps so much free as lives, divided by this.
#ifndef EPY_HEAP_SLACK
#define EPY_HEAP_SLACK 1
#endif
#ifndef EPY_HEAP_START
#define EPY_HEAP_START (EPY_HEAP_GROWS ? (epy_word)1 << 16 : ~(epy_word)0)
#endif

// Frames of interpreted functions take an eighth of the memory, but no more bytes than this.
#ifndef EPY_FRAMES_MAX
#define EPY_FRAMES_MAX ((size_t)1 << 26)
#endif

// 1: the program is linked with the core (epy_frozen.h); the core loads no images.
#ifndef EPY_FROZEN
#define EPY_FROZEN 0
#endif

// 1: compiled code may take the place of bytecode while the program runs (epy_tier.h).
#ifndef EPY_TIERS
#define EPY_TIERS 0
#endif

// 1: the port hears of each fault (epy_port_fault).
#ifndef EPY_TELLS_FAULTS
#define EPY_TELLS_FAULTS 0
#endif

// 1: the core has memory enough for code that is made for speed.
#ifndef EPY_HAS_ROOM
#define EPY_HAS_ROOM 0
#endif

// 1: bytes count more than time.
#if defined(__OPTIMIZE_SIZE__) && !EPY_HAS_ROOM
#define EPY_SMALL 1
#else
#define EPY_SMALL 0
#endif

// Most values that a row of faults.def takes.
#define EPY_FAULT_ARGUMENTS 5

#define EPY_LIKELY(x) __builtin_expect(!!(x), 1)
#define EPY_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define EPY_COLD __attribute__((cold, noinline))
#define EPY_NORETURN _Noreturn

#endif
