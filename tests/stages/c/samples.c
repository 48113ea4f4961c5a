#include "epy_rt.h"

static epy_int epy_fn_fib(epy_core *c, epy_act *a, epy_int);
static void epy_fn_smooth(epy_core *c, epy_act *a, epy_value, epy_value, epy_int);
static epy_value epy_fn_pair(epy_core *c, epy_act *a, epy_value, epy_value);

/* fib, line 1 */
static epy_int epy_fn_fib(epy_core *c, epy_act *a, epy_int n) {
    epy_enter_cycle(c, a);
    /* 1: line one */
    if (n < 2) {
        return n;
    }
    epy_int t4 = epy_op_SubtractInt(c, a, EPY_SITE(0), n, 1);
    a->at = EPY_SITE(0);
    epy_int t1 = epy_fn_fib(c, a + 1, t4);
    epy_int t5 = epy_op_SubtractInt(c, a, EPY_SITE(0), n, 2);
    a->at = EPY_SITE(0);
    epy_int t2 = epy_fn_fib(c, a + 1, t5);
    epy_int t3 = epy_op_AddInt(c, a, EPY_SITE(0), t1, t2);
    return t3;
}

/* smooth, line 1 */
static void epy_fn_smooth(epy_core *c, epy_act *a, epy_value u, epy_value new, epy_int n) {
    epy_int i = 0;
    /* 2: line two / * not a comment * / */
    epy_int t4 = n - 1;
    i = 1;
    const epy_list_view u_view = epy_list_view_of(u);
    const epy_list_view new_view = epy_list_view_of(new);
    epy_here_in_memory(c, a, EPY_SITE(1));
    if (i >= 0 && t4 <= (epy_int)new_view.length) {
        for (; i < t4; i++) {
            epy_float t5 = epy_view_LoadItemFloat_Unchecked(c, a, EPY_SITE(1), u_view, i, -1);
            epy_float t6 = epy_view_LoadItemFloat_Unchecked(c, a, EPY_SITE(1), u_view, i, 1);
            epy_view_StoreItemFloat_Unchecked(c, a, EPY_SITE(1), new_view, i, 0, 0.5 * (t5 + t6));
        }
    } else {
        for (; i < t4; i++) {
            /* 2: line two / * not a comment * / */
            epy_float t5 = epy_view_LoadItemFloat_Unchecked(c, a, EPY_SITE(1), u_view, i, -1);
            epy_float t6 = epy_view_LoadItemFloat_Unchecked(c, a, EPY_SITE(1), u_view, i, 1);
            epy_view_StoreItemFloat(c, a, EPY_SITE(1), new_view, i, 0, 0.5 * (t5 + t6));
        }
    }
    /* 2: line two / * not a comment * / */
    return;
}

/* pair, line 1 */
static epy_value epy_fn_pair(epy_core *c, epy_act *a, epy_value x, epy_value xs) {
    EPY_FRAME(2) frame = { 2, { 0 } };
    a->frame = (epy_frame *)&frame;
    frame.values[0] = x;
    frame.values[1] = xs;
    /* 1: line one */
    epy_op_AppendValue(c, a, EPY_SITE(0), xs, x);
    epy_value t2;
    {
        epy_value items[] = { x, xs };
        t2 = epy_op_BuildTuple(c, a, EPY_SITE(0), 2, items);
    }
    /* 2: line two / * not a comment * / */
    return t2;
}

static epy_word epy_entry_0(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    return (epy_word)epy_fn_fib(c, a, (epy_int)args[0]);
}

static epy_word epy_entry_1(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    epy_fn_smooth(c, a, args[0], args[1], (epy_int)args[2]);
    return EPY_NONE;
}

static epy_word epy_entry_2(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    return epy_fn_pair(c, a, args[0], args[1]);
}

EPY_UNIT_ENTRIES epy_unit_entries[] = {
    { 0, epy_entry_0, (void *)epy_fn_fib },
    { 1, epy_entry_1, (void *)epy_fn_smooth },
    { 2, epy_entry_2, (void *)epy_fn_pair },
};
