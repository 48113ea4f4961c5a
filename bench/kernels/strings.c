// SPDX-License-Identifier: MIT
// Twin of strings.py: each text has its own block with its length, as there.
#define TWIN_HEAP (1 << 17)
#include "twin.h"

struct text {
    size_t length;
    char bytes[];
};

static struct text *text_of(const char *bytes, size_t length) {
    struct text *made = malloc(sizeof *made + length);
    made->length = length;
    memcpy(made->bytes, bytes, length);
    return made;
}

// The digits of a number that is not negative.
static char *put_int(char *to, twin_int i) {
    char digits[20], *from = digits + sizeof digits;
    do {
        *--from = (char)('0' + i % 10);
        i /= 10;
    } while (i > 0);
    size_t length = (size_t)(digits + sizeof digits - from);
    memcpy(to, from, length);
    return to + length;
}

static struct text *join(struct text **parts, twin_int n) {
    size_t length = (size_t)n - 1;
    for (twin_int i = 0; i < n; i++)
        length += parts[i]->length;
    struct text *joined = malloc(sizeof *joined + length);
    joined->length = length;
    char *to = joined->bytes;
    for (twin_int i = 0; i < n; i++) {
        if (i > 0)
            *to++ = ',';
        memcpy(to, parts[i]->bytes, parts[i]->length);
        to += parts[i]->length;
    }
    return joined;
}

static struct text *line_of(twin_int n) {
    struct text *line = text_of("", 0);
    char buffer[24];
    for (twin_int i = 0; i < n; i++) {
        buffer[0] = 'x';
        size_t length = (size_t)(put_int(buffer + 1, i) - buffer);
        line = realloc(line, sizeof *line + line->length + length);
        memcpy(line->bytes + line->length, buffer, length);
        line->length += length;
    }
    return line;
}

static twin_int build(twin_int n) {
    struct text **parts = malloc((size_t)n * sizeof *parts);
    twin_int total = 0;
    char buffer[48];
    for (twin_int i = 0; i < n; i++) {
        char *end = put_int(buffer, i);
        *end++ = ':';
        end = put_int(end, i * i);
        parts[i] = text_of(buffer, (size_t)(end - buffer));
        total += (twin_int)parts[i]->length;
    }
    struct text *joined = join(parts, n), *line = line_of(n / 10);
    total += (twin_int)(joined->length + line->length);
    for (twin_int i = 0; i < n; i++)
        free(parts[i]);
    free(parts);
    free(joined);
    free(line);
    return total;
}

void twin_main(epy_core *c) {
    twin_int result = 0;
    for (twin_int k = 0; k < ROUNDS; k++)
        result += build(1000 + k);
    twin_print_int(c, result);
}
