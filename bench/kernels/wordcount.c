// SPDX-License-Identifier: MIT
// Twin of wordcount.py: a table with open addressing whose words are parts of a copy of the text in small letters.
#define TWIN_HEAP (1 << 17)
#include "twin.h"

#define WORDS 2000

struct entry {
    const char *word;
    uint32_t length, hash;
    twin_int count;
};

struct counts {
    struct entry *entries;
    uint32_t used, size;
};

// Length: with the 0 at its end.
static char *make_text(twin_int n, size_t *length) {
    static const char syllables[8][3] = {"ka", "lo", "mi", "Ne", "ru", "sa", "to", "Vi"};
    char *text = malloc((size_t)n * 9 + 1), *to = text;
    twin_int seed = 1;
    for (twin_int i = 0; i < n; i++) {
        seed = (seed * 1103 + 12345) % 1000003;
        const char *parts[] = {syllables[seed % 8], syllables[seed / 8 % 8], syllables[seed / 64 % 4]};
        if (i > 0)
            *to++ = ' ';
        for (int part = 0; part < 3; part++, to += 2)
            memcpy(to, parts[part], 2);
        if (i % 12 == 11) {
            *to++ = '.';
            *to++ = '\n';
        } else if (i % 5 == 4)
            *to++ = ',';
    }
    *to++ = 0;
    *length = (size_t)(to - text);
    return text;
}

static struct entry *find(struct counts *counts, const char *word, uint32_t length, uint32_t hash) {
    for (uint32_t i = hash & (counts->size - 1);; i = (i + 1) & (counts->size - 1)) {
        struct entry *entry = &counts->entries[i];
        if (entry->word == NULL)
            return entry;
        if (entry->hash == hash && entry->length == length && memcmp(entry->word, word, length) == 0)
            return entry;
    }
}

static void grow(struct counts *counts) {
    struct counts larger = {calloc((size_t)counts->size * 2, sizeof(struct entry)), counts->used, counts->size * 2};
    for (uint32_t i = 0; i < counts->size; i++) {
        struct entry *entry = &counts->entries[i];
        if (entry->word != NULL)
            *find(&larger, entry->word, entry->length, entry->hash) = *entry;
    }
    free(counts->entries);
    *counts = larger;
}

static void count(struct counts *counts, const char *word, uint32_t length) {
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < length; i++)
        hash = (hash ^ (uint8_t)word[i]) * 16777619u;
    if (counts->used * 3 >= counts->size * 2)
        grow(counts);
    struct entry *entry = find(counts, word, length, hash);
    if (entry->word == NULL) {
        *entry = (struct entry){word, length, hash, 0};
        counts->used++;
    }
    entry->count++;
}

static bool is_space(char letter) {
    return letter == ' ' || letter == '\n';
}
static bool is_stop(char letter) {
    return letter == '.' || letter == ',';
}

// Makes the letters of the text small as it goes.
static struct counts count_words(char *text) {
    struct counts counts = {calloc(8, sizeof(struct entry)), 0, 8};
    for (char *at = text; *at != 0;) {
        while (is_space(*at))
            at++;
        char *from = at;
        for (; *at != 0 && !is_space(*at); at++)
            if (*at >= 'A' && *at <= 'Z')
                *at = (char)(*at + 'a' - 'A');
        char *to = at;
        while (from < to && is_stop(*from))
            from++;
        while (to > from && is_stop(to[-1]))
            to--;
        if (to > from)
            count(&counts, from, (uint32_t)(to - from));
    }
    return counts;
}

static bool is_before(const struct entry *a, const struct entry *b) {
    if (a->count != b->count)
        return a->count > b->count;
    uint32_t common = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->word, b->word, common);
    return order != 0 ? order < 0 : a->length < b->length;
}

static void merge_sort(struct entry *items, struct entry *scratch, uint32_t n) {
    if (n < 2)
        return;
    uint32_t middle = n / 2, i = 0, j = middle, to = 0;
    merge_sort(items, scratch, middle);
    merge_sort(items + middle, scratch, n - middle);
    memcpy(scratch, items, middle * sizeof *items);
    while (i < middle && j < n)
        items[to++] = is_before(&items[j], &scratch[i]) ? items[j++] : scratch[i++];
    memcpy(items + to, scratch + i, (middle - i) * sizeof *items);
}

static void rank(struct counts *counts) {
    uint32_t used = 0;
    for (uint32_t i = 0; i < counts->size; i++)
        if (counts->entries[i].word != NULL)
            counts->entries[used++] = counts->entries[i];
    struct entry *scratch = malloc(used * sizeof *scratch);
    merge_sort(counts->entries, scratch, used);
    free(scratch);
}

void twin_main(epy_core *c) {
    size_t length;
    char *text = make_text(WORDS, &length), *copy = malloc(length);
    struct counts counts = {NULL, 0, 0};
    twin_int total = 0;
    for (twin_int k = 0; k < ROUNDS; k++) {
        free(counts.entries);
        memcpy(copy, text, length);
        counts = count_words(copy);
        rank(&counts);
        total += (twin_int)counts.used + counts.entries[k % 100].count;
    }
    for (int i = 0; i < 5; i++) {
        for (uint32_t letter = 0; letter < counts.entries[i].length; letter++)
            twin_put_char(c, counts.entries[i].word[letter]);
        twin_put_char(c, ' ');
        twin_print_int(c, counts.entries[i].count);
    }
    twin_print_int(c, total);
}
