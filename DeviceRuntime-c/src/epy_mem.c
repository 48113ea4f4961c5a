// SPDX-License-Identifier: MIT
// The four functions that a C compiler calls on its own account. Freestanding cores have no others, and code
// loaded into a host core finds them among the core's symbols.
#include <stddef.h>
#include <stdint.h>

// The loops must not be turned into calls of what they define.
#if defined(__clang__)
#pragma clang attribute push(__attribute__((no_builtin("memcpy", "memmove", "memset", "memcmp"))),           \
                             apply_to = function)
#else
#pragma GCC optimize("no-tree-loop-distribute-patterns")
#endif

typedef uintptr_t __attribute__((may_alias, aligned(1))) chunk;
typedef uint32_t __attribute__((may_alias, aligned(1))) half;
#define CHUNK sizeof(chunk)
#ifdef __OPTIMIZE_SIZE__
#define BY_CHUNKS 0
#else
#define BY_CHUNKS 1
#endif

// What is left over is copied with the bytes before it once more.
static inline void copy_chunks(char *to, const char *from, size_t size) {
    if (size < CHUNK) {
        const half first = *(const half *)from, last = *(const half *)(from + size - sizeof(half));
        *(half *)to = first;
        *(half *)(to + size - sizeof(half)) = last;
        return;
    }
    const chunk last = *(const chunk *)(from + size - CHUNK);
    for (size_t at = 0; at < size - CHUNK; at += CHUNK)
        *(chunk *)(to + at) = *(const chunk *)(from + at);
    *(chunk *)(to + size - CHUNK) = last;
}

void *memcpy(void *restrict to, const void *restrict from, size_t size) {
    char *t = to;
    const char *f = from;
    if (BY_CHUNKS && size >= sizeof(half)) {
        copy_chunks(t, f, size);
        return to;
    }
    while (size--)
        *t++ = *f++;
    return to;
}

void *memmove(void *to, const void *from, size_t size) {
    char *t = to;
    const char *f = from;
    if ((uintptr_t)t - (uintptr_t)f >= size)
        return memcpy(to, from, size);
    for (; BY_CHUNKS && size >= CHUNK; size -= CHUNK)
        *(chunk *)(t + size - CHUNK) = *(const chunk *)(f + size - CHUNK);
    while (size--)
        t[size] = f[size];
    return to;
}

void *memset(void *to, int value, size_t size) {
    char *t = to;
    chunk pattern = (uintptr_t)-1 / 255 * (unsigned char)value;
    for (; BY_CHUNKS && size >= CHUNK; size -= CHUNK, t += CHUNK)
        *(chunk *)t = pattern;
    while (size--)
        *t++ = (char)value;
    return to;
}

int memcmp(const void *a, const void *b, size_t size) {
    const unsigned char *x = a, *y = b;
    for (; BY_CHUNKS && size >= CHUNK && *(const chunk *)x == *(const chunk *)y; size -= CHUNK)
        x += CHUNK, y += CHUNK;
    for (; size; size--, x++, y++)
        if (*x != *y)
            return *x < *y ? -1 : 1;
    return 0;
}

#if defined(__clang__)
#pragma clang attribute pop
#endif
