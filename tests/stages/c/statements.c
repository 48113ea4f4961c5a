#include "epy_rt.h"

static epy_value epy_fn_statements(epy_core *c, epy_act *a, epy_value, epy_value, epy_int);
static epy_int epy_fn_fib(epy_core *c, epy_act *a, epy_int);

/* statements, line 1 */
static epy_value epy_fn_statements(epy_core *c, epy_act *a, epy_value env, epy_value c_, epy_int int_) {
    epy_int i = 0;
    epy_float _u00E9_ = 0;
    bool flag = false;
    epy_value t5 = EPY_UNBOUND;
    EPY_FRAME(2) frame = { 2, { 0 } };
    epy_enter_cycle(c, a);
    a->frame = (epy_frame *)&frame;
    frame.values[0] = env;
    frame.values[1] = c_;
    /* 2: line two / * not a comment * / */
    c_ = frame.values[1] = c->value_constants[0] /* 'text' */;
    c_ = frame.values[1] = EPY_IMMEDIATE(EPY_KIND_CHAR, 0xE9) /* 'é' */;
    c_ = frame.values[1] = c->value_constants[1];
    c_ = frame.values[1] = EPY_UNBOUND;
    c_ = frame.values[1] = EPY_IMMEDIATE(EPY_KIND_FUNCTION, 1);
    c_ = frame.values[1] = EPY_IMMEDIATE(EPY_KIND_BUILTIN, EPY_BUILTIN_Len);
    c_ = frame.values[1] = EPY_IMMEDIATE(EPY_KIND_BUILTIN, EPY_BUILTIN_COUNT + EPY_MATH_Sin);
    c_ = frame.values[1] = EPY_IMMEDIATE(EPY_KIND_TYPE, EPY_TYPE_Int);
    _u00E9_ = (-(epy_float)__builtin_inf());
    flag = true;
    c_ = frame.values[1] = c->global_values[0] /* g */;
    c->global_values[0] /* g */ = c_;
    _u00E9_ = epy_bits_float(c->global_raws[1] /* h */);
    c->global_raws[1] /* h */ = epy_float_bits(_u00E9_);
    epy_here(c, a, EPY_SITE(0));
    c_ = frame.values[1] = epy_environment_new(c, env, 1, 2);
    _u00E9_ = epy_bits_float(*epy_environment_raw(env, 1, 0));
    *epy_environment_raw(env, 0, 1) = (epy_word)int_;
    {
        epy_value items[] = { c_ };
        epy_here(c, a, EPY_SITE(0));
        c_ = frame.values[1] = epy_closure_new(c, 0, env, 1, items);
    }
    a->at = EPY_SITE(0);
    int_ = epy_fn_fib(c, a + 1, int_);
    {
        epy_word items[] = { (epy_word)int_ };
        a->at = EPY_SITE(0); /* fib is not in this unit */
        int_ = (epy_int)epy_call_function(c, a, 2, EPY_NONE, items);
    }
    {
        epy_value items[] = { c_, c_ };
        epy_here(c, a, EPY_SITE(0));
        c_ = frame.values[1] = epy_call(c, c_, items, 2, c->value_constants[2]);
    }
    {
        epy_value items[] = { EPY_UNBOUND, EPY_UNBOUND };
        epy_here(c, a, EPY_SITE(0));
        epy_builtin_Print(c, items, 2);
    }
    {
        epy_value items[] = { c_, c_ };
        epy_here(c, a, EPY_SITE(0));
        c_ = frame.values[1] = epy_call_method(c, 0 /* append */, items, 2, EPY_UNBOUND);
    }
    while (_u00E9_ < 1.0) {
        epy_poll(c, a, EPY_SITE(0));
        epy_here_in_memory(c, a, EPY_SITE(0));
        for (i = int_; i > 0; i -= 7) {
            if (flag) {
                goto next_loop;
            } else {
                /* 2: line two / * not a comment * / */
                goto after_block;
            }
            if (int_ <= i) {
                continue;
            }
        }
        /* 2: line two / * not a comment * / */
        epy_here_in_memory(c, a, EPY_SITE(0));
        i = 0;
        for (epy_word rounds = epy_rounds(i, int_, int_); rounds != 0; rounds--, i = (epy_int)((epy_word)i + (epy_word)int_)) {
        }
        /* 2: line two / * not a comment * / */
        for (;;) {
            epy_poll(c, a, EPY_SITE(0));
            epy_value next = epy_op_NextItem(c, a, EPY_SITE(0), c_);
            if (next == EPY_UNBOUND)
                break;
            t5 = next;
            if (epy_op_EqualStr(c, a, EPY_SITE(0), t5, c_)) {
                break;
            }
        }
    next_loop:;
    }
after_block:;
    /* 2: line two / * not a comment * / */
    if (c_ == EPY_NONE) {
        {
            epy_value items[] = { c_ };
            epy_here(c, a, EPY_SITE(0));
            epy_raise_many(c, EPY_FAULT_Assertion, 1, items);
        }
    } else {
        /* 2: line two / * not a comment * / */
        epy_raise_at(c, a, EPY_SITE(0), EPY_FAULT_AssertionEmpty);
    }
    return c_;
}

/* fib, line 1 */
static epy_int epy_fn_fib(epy_core *c, epy_act *a, epy_int n) {
    epy_enter_cycle(c, a);
    /* 1: line one */
    if (n < 2) {
        return n;
    }
    epy_int t4 = epy_op_SubtractInt(c, a, EPY_SITE(1), n, 1);
    a->at = EPY_SITE(1);
    epy_int t1 = epy_fn_fib(c, a + 1, t4);
    epy_int t5 = epy_op_SubtractInt(c, a, EPY_SITE(1), n, 2);
    a->at = EPY_SITE(1);
    epy_int t2 = epy_fn_fib(c, a + 1, t5);
    epy_int t3 = epy_op_AddInt(c, a, EPY_SITE(1), t1, t2);
    return t3;
}

static epy_word epy_entry_0(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    return epy_fn_statements(c, a, env, args[0], (epy_int)args[1]);
}

static epy_word epy_entry_1(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    return (epy_word)epy_fn_fib(c, a, (epy_int)args[0]);
}

EPY_UNIT_ENTRIES epy_unit_entries[] = {
    { 0, epy_entry_0, (void *)epy_fn_statements },
    { 1, epy_entry_1, (void *)epy_fn_fib },
};
