// SPDX-License-Identifier: MIT
// Calls of values: finding the callee, binding arguments to the parameters of a Python function (epy_bind) or
// of a built-in (epy_bind_builtin.c), entering it, boxing its result.
#include "epy_call.h"
#include "epy_builtins.h"
#include "epy_class.h"
#include "epy_native.h"
#include "epy_ops.h"
#include "epy_exception.h"

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

epy_value epy_box(epy_core *c, unsigned kind, epy_word w) {
    switch (kind) {
    case 'i': return epy_int_value(c, (epy_int)w);
    case 'f': return epy_float_value(c, epy_bits_float(w));
    case 'b': return epy_bool(w != 0);
    case 'w': return epy_word_value(c, (uint32_t)w);
    default: return w;
    }
}

epy_word epy_unbox(epy_core *c, unsigned kind, unsigned type, epy_value v) {
    switch (kind) {
    case 'i': return (epy_word)epy_unbox_int(c, v);
    case 'w': return epy_word_of(c, v);
#if EPY_PROGRAM_USES_INTS_AS_FLOATS
    case 'f': return epy_float_bits(epy_real(c, v));
#else
    case 'f': type = EPY_TYPE_Float; break;
#endif
    case 'b': type = EPY_TYPE_Bool; break;
    default: break;
    }
    if (!epy_has_type(v, type))
        epy_wrong_type(c, type, v);
    return kind == 'f' ? epy_float_bits(epy_float_of(v)) : kind == 'b' ? v == EPY_TRUE : v;
}

// ---- binding ----------------------------------------------------------------------------------------------

#if EPY_PROGRAM_USES_STARS
#define HAS(f, flag) (((f)->flags & EPY_FUNCTION_HAS_##flag) != 0)
#else
#define HAS(f, flag) false
#endif

static unsigned named_parameters(const epy_function *f) {
    return (unsigned)f->parameters - HAS(f, STAR) - HAS(f, STAR_STAR);
}

// The parameter that a name (the number of a method name; a text is none) is, or how many there are.
static unsigned parameter_of(const epy_function *f, epy_value name) {
    unsigned parameter = 0, named = named_parameters(f);
    while (parameter < named && epy_small(epy_get16(f->names, parameter)) != name)
        parameter++;
    return parameter;
}

// Gives each parameter the argument of its name; false if it has one, or if nothing takes a name that is none.
static bool bind_names(const epy_function *f, const epy_tuple *names, const epy_value *args,
                       epy_word *words) {
    for (unsigned i = 0; i < names->length; i++) {
        unsigned parameter = parameter_of(f, names->items[i]);
        if (parameter == named_parameters(f) ? !HAS(f, STAR_STAR) : words[parameter] != EPY_UNBOUND)
            return false;
        if (parameter < named_parameters(f))
            words[parameter] = args[i];
    }
    return true;
}

#if EPY_PROGRAM_USES_STARS
// **kwargs: what no parameter takes. The parameter's default tells the texts of names.
static epy_value collect_names(epy_core *c, const epy_function *f, const epy_tuple *names, const epy_value *args) {
    epy_value dict = epy_dict_new(c, 0);
    const epy_tuple *texts = epy_tuple_of(c->value_constants[epy_get16(f->defaults, f->parameters - 1u)]);
    epy_push(c, dict);
    for (unsigned i = 0; names && i < names->length; i++) {
        epy_value name = names->items[i];
        if (parameter_of(f, name) < named_parameters(f))
            continue;
        if (epy_is_small(name) && (epy_word)epy_small_int(name) < texts->length)
            name = texts->items[epy_small_int(name)];
        epy_dict_set(c, epy_dict_of(dict), name, args[i]);
    }
    epy_pop(c, 1);
    return dict;
}

// What *args and **kwargs take, in that order.
static void collect_rest(epy_core *c, const epy_function *f, const epy_value *args, unsigned positional,
                         const epy_tuple *names, epy_value rest[2]) {
    unsigned most = named_parameters(f) - f->keyword_only;
    epy_value *next = rest;
    if (HAS(f, STAR)) {
        *next = positional > most ? epy_tuple_from(c, positional - most, args + most) : epy_tuple_new(c, 0);
        epy_push(c, *next++);
    }
    if (HAS(f, STAR_STAR))
        *next = collect_names(c, f, names, args + positional);
    epy_pop(c, HAS(f, STAR));
}
#endif

// Values for the parameters that were not given; false if one has none.
static bool fill_defaults(epy_core *c, const epy_function *f, epy_value callee, epy_word *words) {
    const epy_value *computed = closure_of(callee)->values;
    for (unsigned i = 0, named = named_parameters(f); i < named; i++) {
        unsigned constant = epy_get16(f->defaults, i);
        if (words[i] == EPY_UNBOUND) {
            if (constant == EPY_NO_DEFAULT)
                return false;
            words[i] = constant == EPY_COMPUTED_DEFAULT ? *computed : c->value_constants[constant];
        }
        computed += constant == EPY_COMPUTED_DEFAULT;
    }
    return true;
}

void epy_bind(epy_core *c, epy_value callee, const epy_value *args, unsigned count, epy_value names,
              epy_word *words, epy_value *environment) {
    const epy_function *f = epy_function_of(c, callee);
#if !EPY_SMALL
    if (epy_is_plain_call(f, count, names)) {
        *environment = epy_is_ref(callee) ? closure_of(callee)->environment : EPY_NONE;
        for (unsigned i = 0; i < count; i++)
            words[i] = epy_unbox_quickly(c, f->kinds[i], f->types[i], args[i]);
        return;
    }
#endif
    const epy_tuple *keywords = names == EPY_UNBOUND ? NULL : epy_tuple_of(names);
    unsigned positional = keywords ? count - (unsigned)keywords->length : count;
    unsigned named = named_parameters(f), most = named - f->keyword_only;
#if EPY_PROGRAM_USES_STARS
    epy_value rest[2];
    collect_rest(c, f, args, positional, keywords, rest);
    for (unsigned i = named; i < f->parameters; i++)
        words[i] = rest[i - named];
#endif
    *environment = epy_is_ref(callee) ? closure_of(callee)->environment : EPY_NONE;
    for (unsigned i = 0; i < named; i++)
        words[i] = i < positional && i < most ? args[i] : EPY_UNBOUND;
    if ((positional > most && !HAS(f, STAR)) || (keywords && !bind_names(f, keywords, args + positional, words)) ||
        ((positional < most || f->keyword_only) && !fill_defaults(c, f, callee, words)))
        epy_wrong_arguments(c, callee, positional, names);
    for (unsigned i = 0; i < f->parameters; i++)
        words[i] = epy_unbox(c, f->kinds[i], f->types[i], words[i]);
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
#if EPY_PROGRAM_USES_STARS && EPY_PROGRAM_USES_LOADING
    if (f->entry == epy_load_entry)
        epy_load(c, f); // before something is made that only words hold
#endif
    epy_bind(c, callee, args, count, names, words, &environment);
    c->frame_top = words + f->parameters;
    epy_word result = f->entry(c, a + 1, f, environment, words);
    c->frame_top = words;
    c->top = a;
    return epy_box(c, f->result, result);
}

static epy_value call_builtin(epy_core *c, unsigned index, const epy_value *args, unsigned count,
                              epy_value names) {
    epy_act *a = c->top;
    epy_value *bound = c->frame_top;
    if (EPY_UNLIKELY((epy_word)(c->frame_limit - bound) < count + EPY_BUILTIN_PARAMETERS))
        epy_raise(c, EPY_FAULT_Recursion);
    unsigned n = epy_bind_builtin(c, index, args, count, names, bound);
    c->frame_top = bound + n;
    epy_value result = epy_builtin_call(c, index, bound, n);
    c->frame_top = bound;
    c->top = a;
    return result;
}

// The built-in function that a type stands for when it is called; 0 if it cannot be.
static const uint8_t constructors[EPY_TYPE_COUNT] = {
    [EPY_TYPE_Bool] = EPY_BUILTIN_Bool,   [EPY_TYPE_Int] = EPY_BUILTIN_Int,
    [EPY_TYPE_Float] = EPY_BUILTIN_Float, [EPY_TYPE_Str] = EPY_BUILTIN_Str,
    [EPY_TYPE_List] = EPY_BUILTIN_List,   [EPY_TYPE_Tuple] = EPY_BUILTIN_Tuple,
    [EPY_TYPE_Dict] = EPY_BUILTIN_Dict,   [EPY_TYPE_Set] = EPY_BUILTIN_Set,
    [EPY_TYPE_FrozenSet] = EPY_BUILTIN_FrozenSet,   [EPY_TYPE_Range] = EPY_BUILTIN_Range,
    [EPY_TYPE_Slice] = EPY_BUILTIN_Slice, [EPY_TYPE_Type] = EPY_BUILTIN_Type,
    [EPY_TYPE_Bytes] = EPY_BUILTIN_Bytes, [EPY_TYPE_ByteArray] = EPY_BUILTIN_ByteArray,
    [EPY_TYPE_Array] = EPY_BUILTIN_ArrayArray,
};

epy_value epy_call(epy_core *c, epy_value callee, epy_value *args, unsigned count, epy_value names) {
    const epy_function *f = epy_function_of(c, callee);
    if (f)
        return call_python(c, callee, f, args, count, names);
    if (epy_is_immediate(callee, EPY_KIND_BUILTIN))
        return call_builtin(c, (unsigned)epy_payload(callee), args, count, names);
    if (epy_is_exception_class(callee))
        return epy_exception_called(c, callee, args, count, names);
    if (epy_is_class(callee))
        return epy_construct(c, (unsigned)epy_payload(callee) - EPY_FIRST_CLASS, args, count, names);
    if (EPY_IS(Method, callee))
        return epy_call_bound(c, callee, args, count, names);
    if (epy_is_immediate(callee, EPY_KIND_TYPE) && constructors[epy_payload(callee)])
        return call_builtin(c, constructors[epy_payload(callee)], args, count, names);
    if (EPY_IS(Instance, callee)) {
        epy_value result = epy_special_call(c, callee, args, count, names);
        if (result != EPY_UNBOUND)
            return result;
    }
    epy_raise1(c, EPY_FAULT_NotCallable, callee);
}

static unsigned builtin_method(epy_core *c, epy_value v, unsigned name) {
    unsigned type = epy_type_of(v), at = name ? epy_get16(c->method_ends, name - 1) : 0;
    for (unsigned end = epy_get16(c->method_ends, name); at < end; at++) {
        unsigned row = epy_get16(c->method_rows, at);
        if (row >> EPY_METHOD_SHIFT == type)
            return row & EPY_METHOD_BUILTIN;
    }
    epy_raise2(c, EPY_FAULT_NoAttribute, v, epy_small((epy_int)name));
}

epy_value epy_call_method(epy_core *c, unsigned name, epy_value *args, unsigned count, epy_value names) {
    if (EPY_IS(Instance, args[0]) || epy_is_class(args[0]))
        return epy_call_class_method(c, name, args, count, names);
    return call_builtin(c, builtin_method(c, args[0], name), args, count, names);
}

#if EPY_USES_TYPE(Method)
epy_value epy_method_of_builtin(epy_core *c, epy_value v, unsigned name) {
    return epy_method_new(c, EPY_IMMEDIATE(EPY_KIND_BUILTIN, builtin_method(c, v, name)), v);
}
#endif
