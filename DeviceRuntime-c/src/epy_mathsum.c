// SPDX-License-Identifier: MIT
// math functions of many numbers: fsum, dist, prod; those of ints: gcd, lcm, factorial, comb, perm, isqrt.
#include "epy_builtins.h"
#include "epy_ops.h"
#include "epy_port.h"
#include "epy_text.h"

// ---- fsum: Shewchuk's partial sums, which do not overlap --------------------------------------------------

#define PARTIALS 48 // 2098 bits of a double's range in pieces of 53, and some to spare

typedef struct partials {
    double p[PARTIALS];
    unsigned count;
    double special, infinities; // sums of what is not finite
} partials;

static bool is_finite(double x) {
    return !epy_double_special(x);
}
static double magnitude(double x) {
    return x < 0 ? -x : x;
}

static void add_partial(epy_core *c, partials *s, double item) {
    double x = item;
    unsigned kept = 0;
    for (unsigned i = 0; i < s->count; i++) {
        double y = s->p[i];
        if (magnitude(x) < magnitude(y)) {
            double held = x;
            x = y;
            y = held;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0.0)
            s->p[kept++] = low;
        x = high;
    }
    s->count = kept;
    if (is_finite(x)) {
        if (x != 0.0)
            s->p[s->count++] = x;
        return;
    }
    if (is_finite(item))
        epy_raise(c, EPY_FAULT_FsumOverflow);
    if (!epy_double_nan(item))
        s->infinities += item;
    s->special += item;
    s->count = 0;
}

// The partials' sum rounded once: where the first remainder is half a unit, the next one decides.
static double round_partials(partials *s) {
    double high = 0.0, low = 0.0;
    if (s->count == 0)
        return 0.0;
    high = s->p[--s->count];
    while (s->count > 0 && low == 0.0) {
        double x = high, y = s->p[--s->count];
        high = x + y;
        low = y - (high - x);
    }
    if (s->count > 0 &&
        ((low < 0.0 && s->p[s->count - 1] < 0.0) || (low > 0.0 && s->p[s->count - 1] > 0.0))) {
        double y = low * 2.0, x = high + y;
        if (y == x - high)
            high = x;
    }
    return high;
}

epy_value epy_builtin_MathFsum(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    partials s;
    s.count = 0;
    s.special = s.infinities = 0.0;
    epy_value iterator = epy_iterate(c, args[0]), item;
    epy_push(c, iterator);
    while ((item = epy_next(c, iterator)) != EPY_UNBOUND)
        add_partial(c, &s, (double)epy_real(c, item));
    epy_pop(c, 1);
    if (s.special != 0.0 && epy_double_nan(s.infinities))
        epy_raise(c, EPY_FAULT_FsumInfinities);
    return epy_float_value(c, (epy_float)(s.special != 0.0 ? s.special : round_partials(&s)));
}

// ---- prod, dist -------------------------------------------------------------------------------------------

epy_value epy_builtin_MathProd(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value iterator = epy_iterate(c, args[0]), item;
    epy_push(c, iterator);
    epy_value product = args[1] == EPY_UNBOUND ? epy_small(1) : args[1];
    epy_push(c, product);
    unsigned root = c->root_count - 1;
    while ((item = epy_next(c, iterator)) != EPY_UNBOUND) {
        epy_push(c, item);
        product = epy_dynamic_binary(c, product, item, EPY_OPERATOR_Multiply);
        epy_pop(c, 1);
        c->roots[root] = product;
    }
    epy_pop(c, 2);
    return product;
}

static double root_of(double x) {
#if EPY_WORD_BITS == 64
    return epy_float_root(x);
#else
    return epy_port_math(EPY_MATH_Pow, x, 0.5); // is rounded to single in the end
#endif
}

typedef struct norm {
    double sum, low, lower;
} norm; // running sum of squares + 1, and what rounding lost

// sum += x * y, both products and sums without loss (Veltkamp, Dekker).
static void norm_add(norm *s, double x, double y) {
    double xt = x * 134217729.0, yt = y * 134217729.0;
    double xh = xt - (xt - x), yh = yt - (yt - y), xl = x - xh, yl = y - yh;
    double product = x * y;
    double lost = xh * yh - product + xh * yl + xl * yh + xl * yl;
    double sum = s->sum + product;
    s->lower += s->sum - sum + product;
    s->sum = sum;
    s->low += lost;
}

// Distance of two points; `largest` is that of one coordinate, finite and not 0. As CPython's vector_norm.
static double distance(epy_core *c, const epy_tuple *p, const epy_tuple *q, double largest) {
    norm s = {1.0, 0.0, 0.0};
    int e = (int)(epy_double_bits(largest) >> 52) - 1022;
    double scale = epy_bits_double((uint64_t)(1023 - (e < -1022 ? -1022 : e > 1023 ? 1023 : e)) << 52);
    for (epy_word i = 0; i < p->length; i++) {
        double x = magnitude((double)epy_real(c, p->items[i]) - (double)epy_real(c, q->items[i])) * scale;
        norm_add(&s, x, x);
    }
    double h = root_of(s.sum - 1.0 + (s.low + s.lower));
    norm_add(&s, -h, h);
    h += (s.sum - 1.0 + (s.low + s.lower)) / (2.0 * h);
    return h / scale;
}

epy_value epy_builtin_MathDist(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value p = epy_tuple_collect(c, args[0]);
    epy_push(c, p);
    epy_value q = epy_tuple_collect(c, args[1]);
    epy_push(c, q);
    const epy_tuple *a = epy_tuple_of(p), *b = epy_tuple_of(q);
    double largest = 0.0;
    bool nan = false;
    if (a->length != b->length)
        epy_raise(c, EPY_FAULT_DistDimensions);
    for (epy_word i = 0; i < a->length; i++) {
        double x = magnitude((double)epy_real(c, a->items[i]) - (double)epy_real(c, b->items[i]));
        nan |= epy_double_nan(x);
        largest = x > largest ? x : largest;
    }
    double result = !is_finite(largest) ? largest
                    : nan               ? largest - epy_bits_double(UINT64_C(0x7FF8) << 48)
                                        : largest;
    if (is_finite(result) && result != 0.0 && a->length > 1)
        result = distance(c, a, b, largest);
    epy_pop(c, 2);
    return epy_float_value(c, (epy_float)result);
}

// ---- ints -------------------------------------------------------------------------------------------------

static epy_wide whole(epy_core *c, epy_value v) {
    if (!epy_is_int_or_bool(v))
        epy_raise1(c, EPY_FAULT_NotIndex, v);
    return epy_wide_of(v);
}

static uint64_t unsigned_of(epy_wide x) {
    return x < 0 ? 0 - (uint64_t)x : (uint64_t)x;
}

static epy_value magnitude_value(epy_core *c, uint64_t x) {
    if (x > INT64_MAX)
        epy_raise(c, EPY_FAULT_OverflowInt);
    return epy_wide_value(c, (epy_wide)x);
}

static uint64_t times(epy_core *c, uint64_t x, uint64_t y) {
    uint64_t product;
    if (__builtin_mul_overflow(x, y, &product))
        epy_raise(c, EPY_FAULT_OverflowInt);
    return product;
}

static uint64_t gcd(uint64_t x, uint64_t y) {
    while (y != 0) {
        uint64_t rest = x % y;
        x = y;
        y = rest;
    }
    return x;
}

epy_value epy_builtin_MathGcd(epy_core *c, epy_value *args, unsigned n) {
    uint64_t result = 0;
    for (unsigned i = 0; i < n; i++)
        result = gcd(result, unsigned_of(whole(c, args[i])));
    return magnitude_value(c, result);
}

epy_value epy_builtin_MathLcm(epy_core *c, epy_value *args, unsigned n) {
    uint64_t result = 1;
    for (unsigned i = 0; i < n; i++) {
        uint64_t x = unsigned_of(whole(c, args[i]));
        result = x == 0 || result == 0 ? 0 : times(c, result / gcd(result, x), x);
    }
    return magnitude_value(c, result);
}

static uint64_t not_negative(epy_core *c, epy_value v, unsigned fault, const char *name) {
    epy_wide x = whole(c, v);
    if (x < 0 && name)
        epy_raise1(c, fault, epy_str_of_c(c, name));
    if (x < 0)
        epy_raise(c, fault);
    return (uint64_t)x;
}

// n * (n - 1) * ... with k factors.
static epy_value falling(epy_core *c, uint64_t n, uint64_t k) {
    uint64_t product = 1;
    if (k > n)
        return epy_small(0);
    for (; k > 0; k--)
        product = times(c, product, n--);
    return magnitude_value(c, product);
}

epy_value epy_builtin_MathFactorial(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    uint64_t x = not_negative(c, args[0], EPY_FAULT_FactorialNegative, NULL);
    return falling(c, x, x);
}

epy_value epy_builtin_MathPerm(epy_core *c, epy_value *args, unsigned n) {
    if (args[1] == EPY_UNBOUND || args[1] == EPY_NONE)
        return epy_builtin_MathFactorial(c, args, n);
    uint64_t x = not_negative(c, args[0], EPY_FAULT_NegativeCount, "n");
    return falling(c, x, not_negative(c, args[1], EPY_FAULT_NegativeCount, "k"));
}

epy_value epy_builtin_MathComb(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    uint64_t x = not_negative(c, args[0], EPY_FAULT_NegativeCount, "n");
    uint64_t k = not_negative(c, args[1], EPY_FAULT_NegativeCount, "k"), result = 1;
    if (k > x)
        return epy_small(0);
    if (k > x - k)
        k = x - k;
    for (uint64_t i = 1; i <= k; i++) { // result * (x - k + i) / i, divided before it is multiplied
        uint64_t common = gcd(result, i);
        result = times(c, result / common, (x - k + i) / (i / common));
    }
    return magnitude_value(c, result);
}

epy_value epy_builtin_MathIsqrt(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    uint64_t x = not_negative(c, args[0], EPY_FAULT_IsqrtNegative, NULL), root = 0;
    for (uint64_t bit = UINT64_C(1) << 62; bit > 0; bit >>= 2) {
        bool set = x >= root + bit;
        x -= set ? root + bit : 0;
        root = (root >> 1) + (set ? bit : 0);
    }
    return magnitude_value(c, root);
}
