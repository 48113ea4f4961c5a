// SPDX-License-Identifier: MIT
// Calls of values: finding the callee, binding arguments to the parameters of a Python function (epy_bind) or
// of a built-in (epy_bind_builtin.c), entering it, boxing its result.
#include "epy_call.h"
#include "epy_builtins.h"
#include "epy_native.h"
#include "epy_ops.h"

#define HERE c, c->top, c->top->at

static epy_closure *closure_of(epy_value v) {
    return (epy_closure *)epy_ref(v);
}

const epy_function *epy_function_of(epy_core *c, epy_value callee) {
    epy_word index;
    if (epy_is_immediate(callee, EPY_KIND_FUNCTION))
        index = epy_payload(callee);
    else if (epy_is_type(callee, EPY_TYPE_Function))
        index = closure_of(callee)->function;
    else
        return NULL;
    return &c->functions[index];
}

const char *epy_method_name(const epy_core *c, unsigned index, unsigned *bytes) {
    const uint8_t *name = c->method_names;
    while (index--)
        name += 1 + *name;
    *bytes = *name;
    return (const char *)name + 1;
}

epy_value epy_box(epy_core *c, unsigned kind, epy_word w) {
    switch (kind) {
    case 'i': return epy_op_BoxInt(HERE, (epy_int)w);
    case 'f': return epy_op_BoxFloat(HERE, epy_bits_float(w));
    case 'b': return epy_bool(w != 0);
    case 'w': return epy_op_BoxWord(HERE, (uint32_t)w);
    default: return w;
    }
}

static epy_word unbox(epy_core *c, const epy_function *f, unsigned parameter, epy_value v) {
    switch (f->kinds[parameter]) {
    case 'i': return (epy_word)epy_op_UnboxInt(HERE, v);
    case 'f': return epy_float_bits(epy_op_UnboxFloat(HERE, v));
    case 'b': return epy_op_UnboxBool(HERE, v);
    case 'w': return epy_op_UnboxWord(HERE, v);
    default: epy_op_CheckType(HERE, v, f->types[parameter]); return v;
    }
}

// ---- binding ----------------------------------------------------------------------------------------------

typedef struct binding {
    epy_core *c;
    const epy_function *f;
    epy_value callee;
    uint8_t given[32]; // one bit per parameter
} binding;

static bool is_given(const binding *b, unsigned i) {
    return b->given[i / 8] >> (i % 8) & 1;
}
static unsigned read16(const uint8_t *p, unsigned i) {
    return p[2 * i] | (unsigned)p[2 * i + 1] << 8;
}

static const char *parameter_name(const binding *b, unsigned i, unsigned *bytes) {
    return epy_method_name(b->c, read16(b->f->names, i), bytes);
}

static EPY_COLD EPY_NORETURN void too_many(const binding *b, unsigned count) {
    epy_core *c = b->c;
    unsigned most = b->f->parameters - b->f->keyword_only, least = most;
    while (least && read16(b->f->defaults, least - 1) != EPY_NO_DEFAULT)
        least--;
    epy_value takes = epy_small(most);
    if (least < most) {
        epy_value parts[] = {epy_str_of_c(c, "from "), epy_str_value(c, epy_small(least)),
                             epy_str_of_c(c, " to "), epy_str_value(c, epy_small(most))};
        takes = epy_str_build(c, 4, parts);
    }
    epy_push(c, takes);
    epy_value plural = epy_str_of_c(c, most == 1 && least == most ? "" : "s");
    epy_value were = epy_str_of_c(c, count == 1 ? "was" : "were");
    epy_value args[] = {b->callee, takes, plural, epy_small(count), were};
    epy_raise_many(c, EPY_FAULT_ArgumentsTooMany, 5, args);
}

static bool is_missing(const binding *b, unsigned i) {
    return !is_given(b, i) && read16(b->f->defaults, i) == EPY_NO_DEFAULT;
}

// 'a', 'b', and 'c': the names of the missing parameters among first..last - 1.
static epy_value missing_names(const binding *b, unsigned first, unsigned last, unsigned missing) {
    epy_core *c = b->c;
    epy_value text = epy_str_new(c, "", 0);
    unsigned done = 0;
    for (unsigned i = first; i < last; i++) {
        if (!is_missing(b, i))
            continue;
        unsigned bytes;
        const char *name = parameter_name(b, i, &bytes);
        const char *before = done == 0            ? "'"
                             : done + 1 < missing ? ", '"
                             : missing == 2       ? " and '"
                                                  : ", and '";
        epy_push(c, text);
        epy_value opening = epy_str_of_c(c, before);
        epy_push(c, opening);
        epy_value word = epy_str_new(c, name, bytes);
        epy_push(c, word);
        epy_value parts[] = {text, opening, word, epy_str_of_c(c, "'")};
        text = epy_str_build(c, 4, parts);
        epy_pop(c, 3);
        done++;
    }
    return text;
}

static void check_missing(const binding *b, unsigned first, unsigned last, unsigned fault) {
    unsigned missing = 0;
    for (unsigned i = first; i < last; i++)
        missing += is_missing(b, i);
    if (!missing)
        return;
    epy_value names = missing_names(b, first, last, missing);
    epy_push(b->c, names);
    epy_value args[] = {b->callee, epy_small(missing), epy_str_of_c(b->c, missing == 1 ? "" : "s"), names};
    epy_raise_many(b->c, fault, 4, args);
}

static void bind_keyword(binding *b, epy_value name, epy_value v, epy_word *words) {
    char buffer[4];
    epy_text wanted = epy_str_view(name, buffer);
    for (unsigned i = 0; i < b->f->parameters; i++) {
        unsigned bytes;
        const char *text = parameter_name(b, i, &bytes);
        if (bytes != wanted.bytes || __builtin_memcmp(text, wanted.text, bytes))
            continue;
        if (is_given(b, i))
            epy_raise2(b->c, EPY_FAULT_ArgumentTwice, b->callee, name);
        b->given[i / 8] |= 1 << (i % 8);
        words[i] = v;
        return;
    }
    epy_raise2(b->c, EPY_FAULT_ArgumentUnexpected, b->callee, name);
}

// Values for the parameters that were not given.
static void fill_defaults(const binding *b, epy_word *words) {
    unsigned computed = 0;
    for (unsigned i = 0; i < b->f->parameters; i++) {
        unsigned constant = read16(b->f->defaults, i);
        if (!is_given(b, i))
            words[i] = constant == EPY_COMPUTED_DEFAULT ? closure_of(b->callee)->values[computed]
                                                        : b->c->value_constants[constant];
        computed += constant == EPY_COMPUTED_DEFAULT;
    }
}

static void bind_fully(binding *b, const epy_value *args, unsigned count, epy_value names, epy_word *words) {
    unsigned keywords = names == EPY_UNBOUND ? 0 : (unsigned)epy_tuple_of(names)->length;
    unsigned positional = count - keywords;
    unsigned most = b->f->parameters - b->f->keyword_only;
    for (unsigned i = 0; i < positional && i < most; i++) {
        words[i] = args[i];
        b->given[i / 8] |= 1 << (i % 8);
    }
    for (unsigned i = 0; i < keywords; i++)
        bind_keyword(b, epy_tuple_of(names)->items[i], args[positional + i], words);
    if (positional > most)
        too_many(b, positional);
    check_missing(b, 0, most, EPY_FAULT_ArgumentsMissing);
    check_missing(b, most, b->f->parameters, EPY_FAULT_ArgumentsMissingKeyword);
    fill_defaults(b, words);
}

void epy_bind(epy_core *c, epy_value callee, const epy_value *args, unsigned count, epy_value names,
              epy_word *words, epy_value *environment) {
    const epy_function *f = epy_function_of(c, callee);
    *environment = epy_is_ref(callee) ? closure_of(callee)->environment : EPY_NONE;
    if (names == EPY_UNBOUND && count == f->parameters && f->keyword_only == 0) {
        for (unsigned i = 0; i < count; i++)
            words[i] = args[i];
    } else {
        binding b = {c, f, callee, {0}};
        bind_fully(&b, args, count, names, words);
    }
    for (unsigned i = 0; i < f->parameters; i++)
        words[i] = unbox(c, f, i, words[i]);
}

// ---- calling ----------------------------------------------------------------------------------------------

static epy_value call_python(epy_core *c, epy_value callee, const epy_function *f, const epy_value *args,
                             unsigned count, epy_value names) {
    epy_act *a = c->top;
    epy_word *words = c->frame_top;
    epy_value environment;
    if (EPY_UNLIKELY(c->frame_limit - words < f->parameters))
        epy_raise(c, EPY_FAULT_Recursion);
    epy_enter_cycle(c, a + 1);
    epy_bind(c, callee, args, count, names, words, &environment);
    c->frame_top = words + f->parameters;
    epy_word result = f->entry(c, a + 1, f, environment, words);
    c->frame_top = words;
    c->top = a;
    return epy_box(c, f->result, result);
}

// The built-in function that a type stands for when it is called; EPY_BUILTIN_COUNT if it cannot be.
static unsigned constructor_of(epy_word type) {
    switch (type) {
    case EPY_TYPE_Bool: return EPY_BUILTIN_Bool;
    case EPY_TYPE_Int: return EPY_BUILTIN_Int;
    case EPY_TYPE_Float: return EPY_BUILTIN_Float;
    case EPY_TYPE_Str: return EPY_BUILTIN_Str;
    case EPY_TYPE_List: return EPY_BUILTIN_List;
    case EPY_TYPE_Tuple: return EPY_BUILTIN_Tuple;
    case EPY_TYPE_Dict: return EPY_BUILTIN_Dict;
    case EPY_TYPE_Range: return EPY_BUILTIN_Range;
    case EPY_TYPE_Type: return EPY_BUILTIN_Type;
    case EPY_TYPE_Array: return EPY_BUILTIN_ArrayArray;
    default: return EPY_BUILTIN_COUNT;
    }
}

static epy_value call_builtin(epy_core *c, unsigned index, epy_value *args, unsigned count, epy_value names) {
    epy_act *a = c->top;
    epy_value *bound = c->frame_top;
    if (EPY_UNLIKELY((epy_word)(c->frame_limit - bound) < count + EPY_BUILTIN_PARAMETERS))
        epy_raise(c, EPY_FAULT_Recursion);
    unsigned n = epy_bind_builtin(c, index, args, count, names, bound);
    c->frame_top = bound + n;
    epy_value result = epy_builtins[index].function(c, bound, n);
    c->frame_top = bound;
    c->top = a;
    return result;
}

// A function of math.def.
static epy_value call_math(epy_core *c, unsigned function, const epy_value *args, unsigned count,
                           epy_value names) {
    static const uint8_t arities[] = {
#define MATH(Name, name, arity) arity,
#include "math.def"
#undef MATH
    };
    if (count != arities[function] || names != EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_BuiltinArguments,
                   epy_str_of_c(c, "wrong number of arguments for a math function"));
    epy_float x = epy_real(c, args[0]);
    epy_float y = count > 1 ? epy_real(c, args[1]) : 0;
    return epy_float_value(c, epy_math_call(c, function, x, y));
}

epy_value epy_call(epy_core *c, epy_value callee, epy_value *args, unsigned count, epy_value names) {
    const epy_function *f = epy_function_of(c, callee);
    if (f)
        return call_python(c, callee, f, args, count, names);
    if (epy_is_immediate(callee, EPY_KIND_BUILTIN)) {
        epy_word index = epy_payload(callee);
        if (index >= EPY_BUILTIN_COUNT)
            return call_math(c, (unsigned)index - EPY_BUILTIN_COUNT, args, count, names);
        return call_builtin(c, (unsigned)index, args, count, names);
    }
    if (epy_is_immediate(callee, EPY_KIND_TYPE)) {
        unsigned index = constructor_of(epy_payload(callee));
        if (index != EPY_BUILTIN_COUNT)
            return call_builtin(c, index, args, count, names);
    }
    epy_raise1(c, EPY_FAULT_NotCallable, callee);
}

epy_value epy_call_method(epy_core *c, unsigned name, epy_value *args, unsigned count, epy_value names) {
    unsigned type = epy_type_of(args[0]);
    unsigned cached = c->method_cache[name];
    if (cached >> 10 != type) {
        unsigned bytes;
        const char *text = epy_method_name(c, name, &bytes);
        int index = epy_builtin_find_method((enum epy_type)type, text, bytes);
        if (index < 0)
            epy_raise2(c, EPY_FAULT_NoAttribute, args[0], epy_str_new(c, text, bytes));
        cached = type << 10 | (unsigned)index;
        c->method_cache[name] = (uint16_t)cached;
    }
    return call_builtin(c, cached & 0x3FF, args, count, names);
}
