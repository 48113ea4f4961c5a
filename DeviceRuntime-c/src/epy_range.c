// SPDX-License-Identifier: MIT
// Ranges: four ints, the length computed once.
#include "epy_objects.h"

epy_value epy_range_new(epy_core *c, epy_int start, epy_int stop, epy_int step) {
    epy_word length = 0;
    if (step == 0)
        epy_raise(c, EPY_FAULT_RangeStepZero);
    if (step > 0 && start < stop)
        length = ((epy_word)stop - (epy_word)start - 1) / (epy_word)step + 1;
    else if (step < 0 && stop < start)
        length = ((epy_word)start - (epy_word)stop - 1) / (0 - (epy_word)step) + 1;
    if ((epy_int)length < 0)
        epy_overflow(c);
    epy_range *range = (epy_range *)epy_allocate(c, sizeof(epy_range) / sizeof(epy_word), EPY_TYPE_Range, 0);
    range->start = start;
    range->stop = stop;
    range->step = step;
    range->length = (epy_int)length;
    return epy_of(range);
}

static epy_int place_of(const epy_range *range, epy_int i) {
    // How far the items are from the start fits a word; the distance of what lies before it wraps round to
    // none of these.
    epy_word step = (epy_word)range->step, distance = (epy_word)i - (epy_word)range->start;
    if (range->step < 0) {
        step = 0 - step;
        distance = 0 - distance;
    }
    if (distance % step != 0 || distance / step >= (epy_word)range->length)
        return -1;
    return (epy_int)(distance / step);
}

epy_int epy_range_find(const epy_range *range, epy_value v) {
    epy_wide wide = epy_wide_of(v);
    return wide == (epy_int)wide ? place_of(range, (epy_int)wide) : -1;
}

// The same of any value.
static epy_int find_any(const epy_range *range, epy_value v) {
    if (!epy_is_float(v))
        return epy_is_int_or_bool(v) ? epy_range_find(range, v) : -1;
    epy_float f = epy_float_of(v);
    if (!(f >= EPY_INT_MIN && f < -(epy_float)EPY_INT_MIN) || (epy_float)(epy_int)f != f)
        return -1;
    return place_of(range, (epy_int)f);
}

epy_value epy_builtin_Range(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_int first = epy_index(c, args[0]);
    if (args[1] == EPY_UNBOUND)
        return epy_range_new(c, 0, first, 1);
    epy_int stop = epy_index(c, args[1]);
    return epy_range_new(c, first, stop, args[2] == EPY_UNBOUND ? 1 : epy_index(c, args[2]));
}

epy_value epy_builtin_RangeIndex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_int at = find_any((epy_range *)epy_ref(args[0]), args[1]);
    if (at < 0)
        epy_raise1(c, epy_is_int_or_bool(args[1]) ? EPY_FAULT_NotInRange : EPY_FAULT_NotInSequence, args[1]);
    return epy_int_value(c, at);
}

epy_value epy_builtin_RangeCount(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    return epy_small(find_any((epy_range *)epy_ref(args[0]), args[1]) >= 0);
}
