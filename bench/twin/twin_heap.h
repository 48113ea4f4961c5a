// SPDX-License-Identifier: MIT
// malloc and free for twins on cores, in TWIN_HEAP bytes: blocks of powers of two, in a list by size when they are
// free.
#ifndef TWIN_HEAP_H
#define TWIN_HEAP_H

#include <stddef.h>
#include <stdint.h>

union twin_block {
    union twin_block *next;    // of a free one
    size_t order;              // of one in use
    uint64_t unit;
};

static union twin_block twin_heap[TWIN_HEAP / sizeof(union twin_block)], *twin_free[32];
static size_t twin_heap_used;

static inline void *malloc(size_t bytes) {
    size_t order = 1;
    while (sizeof(union twin_block) << order < bytes + sizeof(union twin_block))
        order++;
    union twin_block *block = twin_free[order];
    if (block != NULL)
        twin_free[order] = block->next;
    else {
        if (twin_heap_used + ((size_t)1 << order) > sizeof twin_heap / sizeof *twin_heap)
            __builtin_trap();
        block = &twin_heap[twin_heap_used];
        twin_heap_used += (size_t)1 << order;
    }
    block->order = order;
    return block + 1;
}
static inline void free(void *memory) {
    if (memory == NULL)
        return;
    union twin_block *block = (union twin_block *)memory - 1;
    size_t order = block->order;
    block->next = twin_free[order];
    twin_free[order] = block;
}
static inline void *calloc(size_t count, size_t bytes) {
    char *memory = malloc(count * bytes);
    for (size_t i = 0; i < count * bytes; i++)
        memory[i] = 0;
    return memory;
}
static inline void *realloc(void *memory, size_t bytes) {
    size_t room = (sizeof(union twin_block) << ((union twin_block *)memory - 1)->order) - sizeof(union twin_block);
    if (bytes <= room)
        return memory;
    char *larger = malloc(bytes);
    for (size_t i = 0; i < room; i++)
        larger[i] = ((char *)memory)[i];
    free(memory);
    return larger;
}

#endif
