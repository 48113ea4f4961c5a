// SPDX-License-Identifier: MIT
// Natural numbers large enough for the exact decimal expansion of the profile's floats; for epy_digits.c and
// epy_parse.c only. Words of 32 bits, least significant first.
#ifndef EPY_BIG_H
#define EPY_BIG_H

#include "epy_text.h"

// Doubles: 2^1074 * 10 * 2^4 and R * 10 below it. Singles as doubles: 53 bits below 2^-149, with 4 bits to
// spare.
#if EPY_WORD_BITS == 64
#define EPY_BIG_WORDS 38
#else
#define EPY_BIG_WORDS 12
#endif

typedef struct epy_big {
    int count; // words in use; the highest is not 0
    uint32_t words[EPY_BIG_WORDS];
} epy_big;

// A number x > 0 as r / s with 0.1 <= r / s < 1 and x = r / s * 10^point; digits come out of it one by one.
typedef struct epy_expansion {
    epy_big r, s;
    int point;
} epy_expansion;

void epy_big_set(epy_big *b, uint64_t value);
void epy_big_shift(epy_big *b, unsigned bits); // left
void epy_big_scale(epy_big *b, uint32_t factor);
void epy_big_scale_ten(epy_big *b, unsigned power);
int epy_big_compare(const epy_big *a, const epy_big *b);

// x = m * 2^e; quarter, if not NULL, becomes 2^(e - 2) in the units of s.
void epy_expansion_begin(epy_expansion *x, uint64_t m, int e, epy_big *quarter);
unsigned epy_expansion_digit(epy_expansion *x); // the next digit; r becomes the rest
// x = m * 2^e for a finite x
void epy_double_parts(double x, uint64_t *m, int *e);

#endif
