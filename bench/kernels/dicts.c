// SPDX-License-Identifier: MIT
// Twin of dicts.py: tables with open addressing that grow by doubling; a deleted key leaves a mark.
#define TWIN_HEAP (1 << 18)
#include "twin.h"

#define SIZE 3000
#define KEYS 1009

enum state { FREE, USED, DELETED };

struct entry {
    twin_int key, count;
    enum state state;
};

struct counts {
    struct entry *entries;
    uint32_t used, filled, size; // filled: used or deleted
};

static struct counts empty(uint32_t size) {
    return (struct counts){calloc(size, sizeof(struct entry)), 0, 0, size};
}

// The entry of a key, or the free one where it would be.
static struct entry *find(const struct counts *counts, twin_int key) {
    for (uint32_t i = (uint32_t)key * 2654435769u >> 7 & (counts->size - 1);; i = (i + 1) & (counts->size - 1)) {
        struct entry *entry = &counts->entries[i];
        if (entry->state == FREE || (entry->key == key && entry->state == USED))
            return entry;
    }
}

static void put(struct counts *counts, struct entry *at, twin_int key, twin_int count) {
    *at = (struct entry){key, count, USED};
    counts->used++;
    counts->filled++;
}

static void grow(struct counts *counts) {
    struct counts larger = empty(counts->size * 2);
    for (uint32_t i = 0; i < counts->size; i++) {
        struct entry *entry = &counts->entries[i];
        if (entry->state == USED)
            put(&larger, find(&larger, entry->key), entry->key, entry->count);
    }
    free(counts->entries);
    *counts = larger;
}

static void add(struct counts *counts, twin_int key, twin_int count) {
    struct entry *entry = find(counts, key);
    if (entry->state == USED) {
        entry->count += count;
        return;
    }
    if (counts->filled * 3 >= counts->size * 2) {
        grow(counts);
        entry = find(counts, key);
    }
    put(counts, entry, key, count);
}

static struct counts histogram(twin_int n, twin_int seed) {
    struct counts counts = empty(8);
    for (twin_int i = 0; i < n; i++) {
        seed = (seed * 1103 + 12345) % 1000003;
        add(&counts, seed % KEYS, 1);
    }
    return counts;
}

static void thin_out(struct counts *counts, twin_int limit) {
    for (uint32_t i = 0; i < counts->size; i++) {
        struct entry *entry = &counts->entries[i];
        if (entry->state == USED && entry->count < limit) {
            entry->state = DELETED;
            counts->used--;
        }
    }
}

static struct counts merged(const struct counts *a, const struct counts *b) {
    struct counts result = {malloc(a->size * sizeof(struct entry)), a->used, a->filled, a->size};
    memcpy(result.entries, a->entries, a->size * sizeof(struct entry));
    for (uint32_t i = 0; i < b->size; i++)
        if (b->entries[i].state == USED)
            add(&result, b->entries[i].key, b->entries[i].count);
    return result;
}

static twin_int weight(const struct counts *counts) {
    twin_int total = 0;
    for (twin_int key = 0; key < KEYS; key += 3) {
        struct entry *entry = find(counts, key);
        if (entry->state == USED)
            total += key * entry->count;
    }
    return total;
}

void twin_main(epy_core *c) {
    twin_int total = 0;
    struct counts before = empty(8);
    for (twin_int k = 0; k < ROUNDS; k++) {
        struct counts counts = histogram(SIZE, k);
        thin_out(&counts, 3);
        struct counts both = merged(&counts, &before);
        total = (total + weight(&both) + both.used) % 1000003;
        free(both.entries);
        free(before.entries);
        before = counts;
    }
    free(before.entries);
    twin_print_int(c, total);
}
