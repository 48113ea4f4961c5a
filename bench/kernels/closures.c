// SPDX-License-Identifier: MIT
// Twin of closures.py: a closure is a block with a function and what it captured.
#define TWIN_HEAP 4096
#include "twin.h"

#define CALLS 5000

struct closure {
    twin_int (*call)(struct closure *self, twin_int x);
    twin_int n, count;
    struct closure *f, *g;
};

static struct closure *closure_of(twin_int (*call)(struct closure *, twin_int), twin_int n) {
    struct closure *made = malloc(sizeof *made);
    *made = (struct closure){call, n, 0, NULL, NULL};
    return made;
}

static twin_int advance(struct closure *self, twin_int x) {
    self->count = (self->count + self->n * x) % 1009;
    return self->count;
}
static twin_int add(struct closure *self, twin_int x) {
    return x + self->n;
}
static twin_int multiply(struct closure *self, twin_int x) {
    return x * self->n;
}
static twin_int both(struct closure *self, twin_int x) {
    return self->f->call(self->f, self->g->call(self->g, x));
}

static struct closure *compose(struct closure *f, struct closure *g) {
    struct closure *made = closure_of(both, 0);
    made->f = f;
    made->g = g;
    return made;
}

static twin_int run(struct closure **functions, twin_int n, twin_int calls) {
    twin_int total = 0, at = 0;
    for (twin_int i = 0; i < calls; i++) {
        total += functions[at]->call(functions[at], i & 15);
        at++;
        if (at == n)
            at = 0;
    }
    return total;
}

void twin_main(epy_core *c) {
    twin_int total = 0;
    for (twin_int k = 0; k < ROUNDS; k++) {
        struct closure *functions[] = {
            closure_of(advance, k + 1), closure_of(add, k),
            compose(closure_of(add, 2), closure_of(advance, 3)), closure_of(multiply, k),
        };
        total = (total + run(functions, 4, CALLS)) % 1000003;
        free(functions[2]->f);
        free(functions[2]->g);
        for (int i = 0; i < 4; i++)
            free(functions[i]);
    }
    twin_print_int(c, total);
}
