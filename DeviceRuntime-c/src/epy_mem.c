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
typedef uintptr_t pair __attribute__((vector_size(2 * sizeof(uintptr_t)), aligned(1), may_alias)); // in one register
#define CHUNK sizeof(chunk)
#define PAIR sizeof(pair)
#if defined(__OPTIMIZE_SIZE__)
#define BY_CHUNKS 0
#elif defined(__x86_64__) || defined(__aarch64__)
#define BY_CHUNKS 1
#else
#define BY_CHUNKS 0
#endif

// Where words lie at multiples of their size only.
typedef uintptr_t __attribute__((may_alias)) word;
#if defined(__OPTIMIZE_SIZE__) || BY_CHUNKS
#define BY_WORDS 0
#else
#define BY_WORDS 1
#endif
#define ARE_ALIGNED(a, b) (((uintptr_t)(a) | (uintptr_t)(b)) % sizeof(word) == 0)

// Copies the whole words of size bytes; gives how many bytes that were.
static inline size_t copy_words(void *to, const void *from, size_t size) {
    word *t = to;
    const word *f = from;
    for (; size >= 4 * sizeof(word); size -= 4 * sizeof(word), t += 4, f += 4) {
        const word a = f[0], b = f[1], c = f[2], d = f[3];
        t[0] = a, t[1] = b, t[2] = c, t[3] = d;
    }
    for (; size >= sizeof(word); size -= sizeof(word))
        *t++ = *f++;
    return (size_t)((char *)t - (char *)to);
}

// What is left over is copied with the bytes before it once more.
static inline void copy_chunks(char *to, const char *from, size_t size) {
    if (size < CHUNK) {
        const half first = *(const half *)from, last = *(const half *)(from + size - sizeof(half));
        *(half *)to = first;
        *(half *)(to + size - sizeof(half)) = last;
        return;
    }
    const chunk last = *(const chunk *)(from + size - CHUNK);
    size_t at = 0;
    for (; at + 2 * PAIR <= size - CHUNK; at += 2 * PAIR) {
        const pair first = *(const pair *)(from + at), second = *(const pair *)(from + at + PAIR);
        *(pair *)(to + at) = first;
        *(pair *)(to + at + PAIR) = second;
    }
    for (; at < size - CHUNK; at += CHUNK)
        *(chunk *)(to + at) = *(const chunk *)(from + at);
    *(chunk *)(to + size - CHUNK) = last;
}

// From the first byte to the last: right for overlapping ones too whose target lies before.
static inline void copy_up(char *t, const char *f, size_t size) {
    if (BY_CHUNKS && size >= sizeof(half)) {
        copy_chunks(t, f, size);
        return;
    }
    if (BY_WORDS && ARE_ALIGNED(t, f)) {
        const size_t done = copy_words(t, f, size);
        size -= done, t += done, f += done;
    }
    while (size--)
        *t++ = *f++;
}

// (Not by way of memcpy, which may read and write in any order.)
void *memmove(void *to, const void *from, size_t size) {
    char *t = to;
    const char *f = from;
    if ((uintptr_t)t - (uintptr_t)f >= size) {
        copy_up(t, f, size);
        return to;
    }
    for (; BY_CHUNKS && size >= CHUNK; size -= CHUNK)
        *(chunk *)(t + size - CHUNK) = *(const chunk *)(f + size - CHUNK);
    for (; BY_WORDS && size >= sizeof(word) && ARE_ALIGNED(t + size, f + size); size -= sizeof(word))
        *(word *)(t + size - sizeof(word)) = *(const word *)(f + size - sizeof(word));
    while (size--)
        t[size] = f[size];
    return to;
}

void *memcpy(void *restrict to, const void *restrict from, size_t size) {
#if BY_CHUNKS || BY_WORDS
    copy_up(to, from, size);
    return to;
#else
    return memmove(to, from, size); // one loop less
#endif
}

void *memset(void *to, int value, size_t size) {
    char *t = to;
    chunk pattern = (uintptr_t)-1 / 255 * (unsigned char)value;
    for (; BY_CHUNKS && size >= 2 * PAIR; size -= 2 * PAIR, t += 2 * PAIR)
        *(pair *)t = *(pair *)(t + PAIR) = (pair){pattern, pattern};
    for (; BY_CHUNKS && size >= CHUNK; size -= CHUNK, t += CHUNK)
        *(chunk *)t = pattern;
    for (; BY_WORDS && size >= sizeof(word) && ARE_ALIGNED(t, t); size -= sizeof(word), t += sizeof(word))
        *(word *)t = pattern;
    while (size--)
        *t++ = (char)value;
    return to;
}

int memcmp(const void *a, const void *b, size_t size) {
    const unsigned char *x = a, *y = b;
    for (; BY_CHUNKS && size >= CHUNK && *(const chunk *)x == *(const chunk *)y; size -= CHUNK)
        x += CHUNK, y += CHUNK;
    for (; BY_WORDS && size >= sizeof(word) && ARE_ALIGNED(x, y) && *(const word *)x == *(const word *)y; size -= sizeof(word))
        x += sizeof(word), y += sizeof(word);
    for (; size; size--, x++, y++)
        if (*x != *y)
            return *x < *y ? -1 : 1;
    return 0;
}

#if defined(__clang__)
#pragma clang attribute pop
#endif
