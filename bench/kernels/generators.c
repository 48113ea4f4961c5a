// SPDX-License-Identifier: MIT
// Twin of generators.py: a stage is a structure and a function that gives its next item, and asks the stage before.
#include "twin.h"

#define SIZE 3000

struct stage {
    bool (*next)(struct stage *self, twin_int *item);
    struct stage *source;
    twin_int n, i, state;
};

static bool numbers(struct stage *self, twin_int *item) {
    if (self->i == self->n)
        return false;
    self->i++;
    *item = self->state = (self->state * 1103 + 12345) % 1000003;
    return true;
}
static bool digits(struct stage *self, twin_int *item) {
    if (!self->source->next(self->source, item))
        return false;
    *item %= 1000;
    return true;
}
static bool below(struct stage *self, twin_int *item) {
    while (self->source->next(self->source, item))
        if (*item < self->n)
            return true;
    return false;
}
static bool differences(struct stage *self, twin_int *item) {
    twin_int next;
    if (!self->source->next(self->source, &next))
        return false;
    *item = next - self->state;
    self->state = next;
    return true;
}
static bool squares(struct stage *self, twin_int *item) {
    if (!self->source->next(self->source, item))
        return false;
    *item *= *item;
    return true;
}

static twin_int sum(struct stage *items) {
    twin_int total = 0, item;
    while (items->next(items, &item))
        total += item;
    return total;
}

void twin_main(epy_core *c) {
    twin_int total = 0;
    for (twin_int k = 0; k < ROUNDS; k++) {
        struct stage source = {numbers, NULL, SIZE, 0, k};
        struct stage small = {digits, &source, 0, 0, 0};
        struct stage low = {below, &small, 800, 0, 0};
        struct stage steps = {differences, &low, 0, 0, 0};
        struct stage powers = {squares, &steps, 0, 0, 0};
        total += sum(&powers) % 1009;
    }
    twin_print_int(c, total);
}
