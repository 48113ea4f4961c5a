#include "epy_rt.h"

static void epy_fn_module(epy_core *c, epy_act *a);
static void epy_fn_scale(epy_core *c, epy_act *a, epy_value, epy_float);
static epy_value epy_fn_counter(epy_core *c, epy_act *a, epy_int);
static epy_int epy_fn_step(epy_core *c, epy_act *a, epy_value, epy_int);
static epy_value epy_fn_either(epy_core *c, epy_act *a, bool);
static epy_value epy_fn_table(epy_core *c, epy_act *a, epy_value);

/* <module>, line 1 */
static void epy_fn_module(epy_core *c, epy_act *a) {
    epy_value data = EPY_UNBOUND, step = EPY_UNBOUND;
    EPY_FRAME(5) frame = { 5, { 0 } };
    a->frame = (epy_frame *)&frame;
    /* 33: data = [0.5, 1.5, 2.5] */
    {
        epy_float items[] = { 0.5, 1.5, 2.5 };
        data = frame.values[0] = epy_op_BuildListFloat(c, a, EPY_SITE(0), 3, items);
    }
    /* 34: scale(data, 2.0) */
    a->at = EPY_SITE(1);
    epy_fn_scale(c, a + 1, data, 2.0);
    /* 35: step = counter(10) */
    a->at = EPY_SITE(2);
    step = frame.values[1] = epy_fn_counter(c, a + 1, 10);
    /* 36: print(data, step(), step(5)) */
    epy_here(c, a, EPY_SITE(3));
    epy_value t8 = epy_call(c, step, NULL, 0, EPY_UNBOUND);
    epy_int t9 = epy_op_UnboxInt(c, a, EPY_SITE(3), t8);
    epy_value t10;
    epy_int t11;
    switch (epy_function_index(step)) {
        case 3: {
            a->at = EPY_SITE(4);
            t11 = epy_fn_step(c, a + 1, epy_environment_of(step), epy_op_UnboxInt(c, a, EPY_SITE(4), epy_small(5)));
            break;
        }
        default:
        {
            {
                epy_value items[] = { epy_small(5) };
                epy_here(c, a, EPY_SITE(4));
                t10 = epy_call(c, step, items, 1, EPY_UNBOUND);
            }
            t11 = epy_op_UnboxInt(c, a, EPY_SITE(4), t10);
        }
    }
    epy_value t12 = frame.values[2] = epy_op_BoxInt(c, a, EPY_SITE(5), t9);
    epy_value t13 = epy_op_BoxInt(c, a, EPY_SITE(5), t11);
    {
        epy_value items[] = { data, t12, t13 };
        epy_here(c, a, EPY_SITE(5));
        epy_print(c, 3, items);
    }
    /* 37: print(either(True), either(False), f"{data[0]:6.2f}|{len(data)}") */
    a->at = EPY_SITE(6);
    epy_value t14 = frame.values[2] = epy_fn_either(c, a + 1, true);
    a->at = EPY_SITE(7);
    epy_value t15 = frame.values[3] = epy_fn_either(c, a + 1, false);
    epy_float t16 = epy_op_LoadItemFloat_Unchecked(c, a, EPY_SITE(8), data, 0, 0);
    epy_int t17 = epy_op_LengthList(c, a, EPY_SITE(9), data);
    epy_value t18 = frame.values[4] = epy_op_BoxFloat(c, a, EPY_SITE(10), t16);
    epy_value t19 = epy_op_BoxInt(c, a, EPY_SITE(10), t17);
    {
        epy_value items[] = { t14, EPY_NONE, EPY_IMMEDIATE(EPY_KIND_CHAR, 0x20) /* '' */, EPY_NONE, t15, EPY_NONE, EPY_IMMEDIATE(EPY_KIND_CHAR, 0x20) /* '' */, EPY_NONE, t18, c->value_constants[0] /* '6.2f' */, EPY_IMMEDIATE(EPY_KIND_CHAR, 0x7C) /* '|' */, EPY_NONE, t19, EPY_NONE, EPY_IMMEDIATE(EPY_KIND_CHAR, 0x0A) /* '' */, EPY_NONE };
        epy_here(c, a, EPY_SITE(10));
        epy_builtin_PrintParts(c, items, 16);
    }
    /* 38: print(table([("a", 1), ("b", 2), ("a", 3)])) */
    epy_value t20;
    {
        epy_value items[] = { c->value_constants[1], c->value_constants[2], c->value_constants[3] };
        t20 = epy_op_BuildListValue(c, a, EPY_SITE(11), 3, items);
    }
    a->at = EPY_SITE(12);
    epy_value t21 = epy_fn_table(c, a + 1, t20);
    {
        epy_value items[] = { t21 };
        epy_here(c, a, EPY_SITE(13));
        epy_print(c, 1, items);
    }
    /* 1: # One of each: a typed loop, a closure, a dynamic function, strings, a container of containers. */
    return;
}

/* scale, line 4 */
static void epy_fn_scale(epy_core *c, epy_act *a, epy_value values, epy_float factor) {
    epy_int i = 0;
    /* 5: for i in range(len(values)): */
    epy_int t2 = epy_op_LengthList(c, a, EPY_SITE(14), values);
    const epy_list_view values_view = epy_list_view_of(values);
    epy_here_in_memory(c, a, EPY_SITE(15));
    for (i = 0; i < t2; i++) {
        /* 6: values[i] = values[i] * factor + 1.0 */
        epy_float t4 = epy_view_LoadItemFloat_Unchecked(c, a, EPY_SITE(16), values_view, i, 0);
        epy_view_StoreItemFloat_Unchecked(c, a, EPY_SITE(17), values_view, i, 0, t4 * factor + 1.0);
    }
    /* 4: def scale(values, factor): */
    return;
}

/* counter, line 9 */
static epy_value epy_fn_counter(epy_core *c, epy_act *a, epy_int start) {
    epy_value environment = EPY_UNBOUND, step = EPY_UNBOUND;
    EPY_FRAME(1) frame = { 1, { 0 } };
    a->frame = (epy_frame *)&frame;
    /* 9: def counter(start): */
    epy_here(c, a, EPY_SITE(18));
    environment = frame.values[0] = epy_environment_new(c, EPY_NONE, 0, 1);
    /* 10: count = start */
    *epy_environment_raw(environment, 0, 0) = (epy_word)start;
    /* 12: def step(by=1): */
    epy_here(c, a, EPY_SITE(19));
    step = epy_closure_new(c, 3, environment, 0, NULL);
    /* 17: return step */
    return step;
}

/* counter.step, line 12 */
static epy_int epy_fn_step(epy_core *c, epy_act *a, epy_value env, epy_int by) {
    epy_enter(c, a);
    /* 14: count += by */
    epy_int t2 = (epy_int)*epy_environment_raw(env, 0, 0);
    epy_int t3 = epy_op_AddInt(c, a, EPY_SITE(20), t2, by);
    *epy_environment_raw(env, 0, 0) = (epy_word)t3;
    /* 15: return count */
    epy_int t4 = (epy_int)*epy_environment_raw(env, 0, 0);
    return t4;
}

/* either, line 20 */
static epy_value epy_fn_either(epy_core *c, epy_act *a, bool flag) {
    /* 21: if flag: */
    if (flag) {
        /* 22: return 1 */
        return epy_small(1);
    }
    /* 23: return "one" */
    return c->value_constants[4] /* 'one' */;
}

/* table, line 26 */
static epy_value epy_fn_table(epy_core *c, epy_act *a, epy_value rows) {
    epy_int index = 0, number = 0;
    epy_value result_ = EPY_UNBOUND, name = EPY_UNBOUND;
    EPY_FRAME(4) frame = { 4, { 0 } };
    a->frame = (epy_frame *)&frame;
    frame.values[0] = rows;
    /* 27: result = {} */
    result_ = frame.values[1] = epy_op_BuildDict(c, a, EPY_SITE(21), 0, NULL);
    /* 28: for name, number in rows: */
    index = 0;
    const epy_list_view rows_view = epy_list_view_of(rows);
    for (;;) {
        epy_poll(c, a, EPY_SITE(22));
        epy_int t4 = epy_view_LengthList(c, a, EPY_SITE(22), rows_view);
        if (t4 <= index) {
            break;
        }
        epy_value t5 = epy_view_LoadItemValue_Unchecked(c, a, EPY_SITE(22), rows_view, index, 0);
        epy_op_CheckType(c, a, EPY_SITE(23), t5, 7 /* Tuple */);
        name = frame.values[2] = epy_op_LoadTupleItem(c, a, EPY_SITE(23), t5, 0);
        epy_op_CheckType(c, a, EPY_SITE(24), name, 5 /* Str */);
        epy_value t8 = epy_op_LoadTupleItem(c, a, EPY_SITE(23), t5, 1);
        number = epy_op_UnboxInt(c, a, EPY_SITE(23), t8);
        index = index + 1;
        /* 29: result[name] = result.get(name, 0) + number */
        epy_value t11;
        {
            epy_value items[] = { result_, name, epy_small(0) };
            epy_here(c, a, EPY_SITE(25));
            t11 = epy_builtin_DictGet(c, items, 3);
        }
        epy_int t12 = epy_op_UnboxInt(c, a, EPY_SITE(25), t11);
        epy_int t13 = epy_op_AddInt(c, a, EPY_SITE(26), t12, number);
        epy_value t14 = frame.values[3] = epy_op_BoxInt(c, a, EPY_SITE(27), t13);
        epy_dict_StoreItemDynamic(c, a, EPY_SITE(27), result_, name, t14);
    }
    /* 30: return result */
    return result_;
}

static epy_word epy_entry_0(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    epy_fn_module(c, a);
    return EPY_NONE;
}

static epy_word epy_entry_1(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    epy_fn_scale(c, a, args[0], epy_bits_float(args[1]));
    return EPY_NONE;
}

static epy_word epy_entry_2(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    return epy_fn_counter(c, a, (epy_int)args[0]);
}

static epy_word epy_entry_3(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    return (epy_word)epy_fn_step(c, a, env, (epy_int)args[0]);
}

static epy_word epy_entry_4(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    return epy_fn_either(c, a, (bool)args[0]);
}

static epy_word epy_entry_5(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    return epy_fn_table(c, a, args[0]);
}

EPY_UNIT_ENTRIES epy_unit_entries[] = {
    { 0, epy_entry_0, (void *)epy_fn_module },
    { 1, epy_entry_1, (void *)epy_fn_scale },
    { 2, epy_entry_2, (void *)epy_fn_counter },
    { 3, epy_entry_3, (void *)epy_fn_step },
    { 4, epy_entry_4, (void *)epy_fn_either },
    { 5, epy_entry_5, (void *)epy_fn_table },
};
