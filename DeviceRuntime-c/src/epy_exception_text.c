// SPDX-License-Identifier: MIT
// Text of exceptions where classes of the program have a say in it: of their own classes, and of their instances that other
// exceptions hold. Elsewhere the host makes it.
#include "epy_builtins.h"
#include "epy_exception.h"
#include "epy_host.h"
#include "epy_native.h"
#include "epy_special.h"
#include "epy_text.h"

#if EPY_USES_TYPE(Exception) && EPY_PROGRAM_USES_EXCEPTION_TEXT

static void add(epy_builder *b, epy_value text) {
    epy_push(b->c, text);
    epy_builder_str(b, text);
    epy_pop(b->c, 1);
}

static epy_value tuple_repr(epy_core *c, const epy_value *args, unsigned count) {
    epy_value tuple = epy_tuple_from(c, count, args);
    epy_push(c, tuple);
    epy_value text = epy_repr_value(c, tuple);
    epy_pop(c, 1);
    return text;
}

static epy_value repr_of(epy_core *c, epy_value exception, const epy_value *args, unsigned count) {
    epy_builder b;
    epy_builder_begin(&b, c);
    add(&b, epy_link_text(c, EPY_TEXT_NAME, epy_exception_class(exception)));
    if (count == 1)
        epy_builder_char(&b, '(');
    add(&b, count == 1 ? epy_repr_value(c, args[0]) : tuple_repr(c, args, count));
    if (count == 1)
        epy_builder_char(&b, ')');
    return epy_builder_end(&b);
}

// "[Errno 2] no such file"
static epy_value text_of_os_error(epy_core *c, const epy_value *args) {
    epy_builder b;
    epy_builder_begin(&b, c);
    epy_builder_c(&b, "[Errno ");
    add(&b, epy_str_value(c, args[0]));
    epy_builder_c(&b, "] ");
    add(&b, epy_str_value(c, args[1]));
    return epy_builder_end(&b);
}

static bool is_a(epy_value exception, unsigned class) {
    return epy_exception_is(exception, epy_class_value(class));
}

epy_value epy_exception_text(epy_core *c, epy_value exception, bool repr) {
    unsigned count;
    const epy_value *args = epy_exception_arguments(exception, &count);
    epy_enter_cycle(c, c->top + 1); // one may be its own argument
    if (!epy_fault_holds_arguments(epy_exception_fault(exception)))
        return epy_link_text(c, repr ? EPY_TEXT_REPR : EPY_TEXT_STR, exception);
    if (repr)
        return repr_of(c, exception, args, count);
    if (count == 0)
        return epy_str_new(c, "", 0);
    if (count == 2 && is_a(exception, EPY_EXCEPTION_OSError))
        return text_of_os_error(c, args);
    if (count > 1)
        return tuple_repr(c, args, count);
    return is_a(exception, EPY_EXCEPTION_KeyError) ? epy_repr_value(c, args[0]) : epy_str_value(c, args[0]);
}

// ---- uncaught -------------------------------------------------------------------------------------------------------

// The host knows the text of the rest.
static bool is_told_by_core(epy_value v) {
    return epy_is_ref(v) && !epy_is_type(v, EPY_TYPE_Int) && !epy_is_type(v, EPY_TYPE_Float) && !epy_is_type(v, EPY_TYPE_Str);
}

static bool needs_text(epy_core *c, epy_value exception) {
    unsigned count;
    const epy_value *args = epy_exception_arguments(exception, &count);
    if (!epy_fault_holds_arguments(epy_exception_fault(exception)))
        return false;
    if (epy_has_special(c, EPY_SPECIAL_Str, exception) && !is_a(exception, EPY_EXCEPTION_SystemExit))
        return true;
    for (unsigned i = 0; i < count; i++)
        if (is_told_by_core(args[i]))
            return true;
    return false;
}

static void mark(epy_value exception, unsigned fault) {
    epy_exception *e = epy_exception_of(exception);
    e->kind = epy_small((epy_small_int(e->kind) & ~(epy_int)0xFFFF00) | (epy_int)fault << 8);
}

// From now on its text is its argument.
static void set_text(epy_core *c, epy_value exception, epy_value text) {
    epy_exception *e = epy_exception_of(exception);
    if (epy_is_type(exception, EPY_TYPE_Instance)) {
        epy_push(c, text);
        text = epy_tuple_from(c, 1, &text);
        epy_pop(c, 1);
    }
    e->args[0] = text;
    mark(exception, EPY_EXCEPTION_TOLD);
}

// Not inlined: beside a landing place no variable stays in a register.
static __attribute__((noinline)) void tell(epy_core *c, epy_value exception) {
    epy_handler h;
    epy_push(c, exception);
    if (!epy_try(c, c->top, &h)) {
        set_text(c, exception, epy_str_value(c, exception));
        c->handler = h.outer;
    } else {
        c->top = c->acts;
        mark(c->roots[c->root_count - 1], EPY_EXCEPTION_UNTOLD);
    }
    epy_pop(c, 1);
}

#define MAX_CHAIN 100 // a chain may end in itself

static bool any_needs_text(epy_core *c, epy_value exception) {
    bool is_cause;
    for (unsigned i = 0; i < MAX_CHAIN && exception != EPY_NONE; i++) {
        if (needs_text(c, exception))
            return true;
        exception = epy_exception_origin(exception, &is_cause);
    }
    return false;
}

void epy_exception_tell(epy_core *c) {
    bool is_cause;
    if (c->fault >= EPY_FAULT_Raised ? !any_needs_text(c, c->fault_args[0])
                                     : !epy_fault_holds_arguments(c->fault) || !is_told_by_core(c->fault_args[0]))
        return;
    c->frame_top = c->frames; // nothing of the program's frames is needed
    c->acts->frame = NULL;
    epy_value exception = epy_catch(c, c->acts);
    epy_push(c, exception);
    for (unsigned i = 0; i < MAX_CHAIN && epy_is_ref(exception); i++) {
        if (needs_text(c, exception))
            tell(c, exception);
        exception = epy_exception_origin(exception, &is_cause);
    }
    epy_pop(c, 1);
    c->fault_args[0] = c->roots[c->root_count];
    c->fault_count = 1;
    c->fault = EPY_FAULT_Raised;
    c->top = NULL; // the places are in the exception
}
#endif
