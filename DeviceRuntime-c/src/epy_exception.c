// SPDX-License-Identifier: MIT
// Exceptions: making, matching, raising and catching them.
#include "epy_exception.h"
#include "epy_builtins.h"
#include "epy_class.h"
#include "epy_host.h"
#include "epy_load.h"
#include "epy_native.h"
#include "epy_text.h"

#if EPY_USES_TYPE(Exception)

#define OUT_OF_MEMORY EPY_IMMEDIATE(EPY_KIND_NO_MEMORY, 0)
#define SUPPRESSED 0x1000000

static const uint8_t bases[] = {
#define EXCEPTION(Name, Base) EPY_EXCEPTION_##Base,
#include "exceptions.def"
#undef EXCEPTION
};

static const uint8_t classes_of_faults[] = {
#define FAULT(Name, Class, message) EPY_EXCEPTION_##Class,
#include "faults.def"
#undef FAULT
};

// ---- what it is -------------------------------------------------------------------------------------------
static epy_word kind_of(epy_value exception) {
    if (!epy_is_ref(exception))
        return EPY_EXCEPTION_MemoryError | EPY_FAULT_Memory << 8;
    return (epy_word)epy_small_int(epy_exception_of(exception)->kind);
}

epy_value epy_exception_class(epy_value exception) {
    if (EPY_HAS_EXCEPTION_CLASSES && epy_is_type(exception, EPY_TYPE_Instance))
        return epy_instance_class(exception);
    return epy_class_value(kind_of(exception) & 0xFF);
}

unsigned epy_exception_fault(epy_value exception) {
    return kind_of(exception) >> 8 & 0xFFFF;
}

static bool is_below(unsigned class, epy_value above) {
    for (; class != EPY_EXCEPTION_None; class = bases[class])
        if (epy_class_value(class) == above)
            return true;
    return false;
}

bool epy_exception_class_is(epy_value class, epy_value above) {
    return is_below((unsigned)epy_payload(class) - EPY_TYPE_EXCEPTIONS, above);
}

bool epy_exception_is(epy_value exception, epy_value class) {
    if (EPY_HAS_EXCEPTION_CLASSES && epy_is_type(exception, EPY_TYPE_Instance))
        return epy_is_of_class(exception, (unsigned)epy_payload(class));
    return is_below(kind_of(exception) & 0xFF, class);
}

static bool is_a(epy_value exception, unsigned class) {
    return epy_exception_is(exception, epy_class_value(class));
}

const epy_value *epy_exception_arguments(epy_value exception, unsigned *count) {
    *count = 0;
    if (!epy_is_ref(exception))
        return NULL;
    epy_exception *e = epy_exception_of(exception);
    if (EPY_HAS_EXCEPTION_CLASSES && epy_is_type(exception, EPY_TYPE_Instance)) {
        epy_tuple *tuple = epy_tuple_of(e->args[0]);
        *count = (unsigned)tuple->length;
        return tuple->items;
    }
    *count = (unsigned)(epy_header_words(epy_ref(exception)) - offsetof(epy_exception, args) / sizeof(epy_word));
    return e->args;
}

#if EPY_USES_BUILTIN(TraceOf)
epy_value epy_builtin_TraceOf(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    return epy_is_ref(args[0]) ? epy_exception_of(args[0])->trace : EPY_NONE;
}

epy_value epy_builtin_SetTrace(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    if (epy_is_ref(args[0]))
        epy_exception_of(args[0])->trace = args[1];
    return EPY_NONE;
}
#endif

const epy_block *epy_exception_trace(epy_value exception) {
    if (!epy_is_ref(exception) || !epy_is_ref(epy_exception_of(exception)->trace))
        return NULL;
    return (const epy_block *)epy_ref(epy_exception_of(exception)->trace);
}

#if EPY_PROGRAM_USES_NOTES
static bool has_notes(const epy_exception *e) {
    return epy_is_tuple(e->cause);
}

static epy_value *cause_of(epy_exception *e) {
    return has_notes(e) ? epy_tuple_of(e->cause)->items : &e->cause;
}

epy_value epy_exception_notes(epy_value exception) {
    const epy_exception *e = epy_is_ref(exception) ? epy_exception_of(exception) : NULL;
    return e && has_notes(e) ? epy_tuple_of(e->cause)->items[1] : EPY_NONE;
}

static void add_note(epy_core *c, epy_value exception, epy_value note) {
    epy_exception *e = epy_exception_of(exception);
    if (!epy_is_str(note))
        epy_raise1(c, EPY_FAULT_NoteType, note);
    if (!has_notes(e)) {
        epy_value notes = epy_list_new(c, EPY_STORE_VALUE, 1);
        epy_push(c, notes);
        e->cause = epy_tuple_2(c, e->cause, notes);
        epy_pop(c, 1);
    }
    epy_list_append(c, epy_list_of(epy_exception_notes(exception)), note);
}
#else
static epy_value *cause_of(epy_exception *e) {
    return &e->cause;
}
#endif

epy_value epy_exception_origin(epy_value exception, bool *is_cause) {
    if (!epy_is_ref(exception))
        return EPY_NONE;
    epy_exception *e = epy_exception_of(exception);
    epy_value cause = *cause_of(e);
    *is_cause = cause != EPY_NONE;
    return *is_cause ? cause : kind_of(exception) & SUPPRESSED ? EPY_NONE : e->context;
}

// ---- making -----------------------------------------------------------------------------------------------
// Out of memory, it is another one.
static epy_value new_exception(epy_core *c, epy_word kind, const epy_value *args, unsigned count) {
    epy_word words = offsetof(epy_exception, args) / sizeof(epy_word) + count;
    epy_exception *e = (epy_exception *)epy_allocate_if_room(c, words, EPY_TYPE_Exception, 0);
    if (!e)
        return OUT_OF_MEMORY;
    e->kind = epy_small((epy_int)kind);
    e->cause = e->context = e->trace = EPY_NONE;
    for (unsigned i = 0; i < count; i++)
        e->args[i] = args[i];
    return epy_of(e);
}

epy_value epy_exception_called(epy_core *c, epy_value class, const epy_value *args, unsigned count, epy_value names) {
    if (EPY_HAS_EXCEPTION_CLASSES && epy_is_class(class) && epy_class_is_exception(c, class))
        return epy_exception_begin(c, class, args, count, names);
    if (!epy_is_exception_class(class))
        epy_raise(c, EPY_FAULT_NotException);
    if (names != EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_NoKeywordArguments, class);
    epy_value e = new_exception(c, epy_payload(class) - EPY_TYPE_EXCEPTIONS, args, count);
    if (e == OUT_OF_MEMORY)
        epy_raise(c, EPY_FAULT_Memory);
    return e;
}

#if EPY_PROGRAM_USES_EXCEPTION_CLASSES
epy_value epy_exception_begin(epy_core *c, epy_value class, const epy_value *args, unsigned count, epy_value names) {
    if (names != EPY_UNBOUND)
        count -= (unsigned)epy_tuple_of(names)->length;
    epy_value tuple = epy_tuple_from(c, count, args);
    epy_push(c, tuple);
    epy_value o = epy_instance_new(c, (unsigned)epy_payload(class) - EPY_FIRST_CLASS);
    epy_exception *e = epy_exception_of(o);
    e->kind = epy_small(0);
    e->cause = e->context = e->trace = EPY_NONE;
    e->args[0] = tuple;
    epy_pop(c, 1);
    return o;
}

epy_value epy_exception_made(epy_core *c, epy_value v) {
    if (!epy_is_class(v) || !epy_class_is_exception(c, v))
        return v;
    return epy_construct(c, (unsigned)epy_payload(v) - EPY_FIRST_CLASS, NULL, 0, EPY_UNBOUND);
}
#endif

// ---- parts ------------------------------------------------------------------------------------------------
// Most faults have one argument, their words; some are about the value that a program gave.
bool epy_fault_holds_arguments(unsigned fault) {
    return !fault || fault == EPY_FAULT_Key || fault == EPY_FAULT_Assertion || fault == EPY_FAULT_Exit ||
           fault == EPY_FAULT_StopIteration;
}

static epy_value arguments(epy_core *c, epy_value exception) {
    if (epy_fault_holds_arguments(epy_exception_fault(exception))) {
        unsigned count;
        const epy_value *args = epy_exception_arguments(exception, &count);
        return epy_tuple_from(c, count, args);
    }
    epy_value text = epy_link_text(c, EPY_TEXT_WORDS, exception);
    epy_push(c, text);
    epy_value tuple = epy_tuple_from(c, epy_str_length(text) ? 1 : 0, &text);
    epy_pop(c, 1);
    return tuple;
}

enum { ARGUMENTS, CAUSE, CONTEXT, SUPPRESS_CONTEXT, NOTES, CODE, VALUE }; // the last two are the first argument

static epy_value notes(epy_core *c, epy_value exception) {
#if EPY_PROGRAM_USES_NOTES
    epy_value list = epy_exception_notes(exception);
    if (list != EPY_NONE)
        return list;
#endif
    epy_raise2(c, EPY_FAULT_NoExceptionPart, exception, epy_small(NOTES));
}

epy_value epy_exception_part(epy_core *c, epy_value exception, unsigned part) {
    if (!epy_is_exception(exception) ||
        (part == CODE && !is_a(exception, EPY_EXCEPTION_SystemExit)) ||
        (part == VALUE && !is_a(exception, EPY_EXCEPTION_StopIteration)))
        epy_raise2(c, EPY_FAULT_NoExceptionPart, exception, epy_small((epy_int)part));
    if (part == ARGUMENTS)
        return arguments(c, exception);
    if (part == NOTES)
        return notes(c, exception);
    if (!epy_is_ref(exception))
        return part == SUPPRESS_CONTEXT ? EPY_FALSE : EPY_NONE;
    epy_exception *e = epy_exception_of(exception);
    switch (part) {
    case CAUSE: return *cause_of(e);
    case CONTEXT: return e->context;
    case SUPPRESS_CONTEXT: return epy_bool((kind_of(exception) & SUPPRESSED) != 0);
    default: break;
    }
    unsigned count;
    const epy_value *args = epy_exception_arguments(exception, &count);
    return count ? args[0] : EPY_NONE;
}

static void suppress(epy_exception *e, bool suppressed) {
    epy_word kind = (epy_word)epy_small_int(e->kind);
    e->kind = epy_small((epy_int)(suppressed ? kind | SUPPRESSED : kind & ~(epy_word)SUPPRESSED));
}

static EPY_NORETURN void wrong(epy_core *c, const char *words) {
    epy_raise1(c, EPY_FAULT_BuiltinArguments, epy_str_new(c, words, epy_c_length(words)));
}

// Those of built-in classes keep as many arguments as they have.
static void set_arguments(epy_core *c, epy_value exception, epy_value x) {
    epy_value tuple = epy_tuple_collect(c, x);
    epy_exception *e = epy_exception_of(exception);
    if (EPY_HAS_EXCEPTION_CLASSES && epy_is_type(exception, EPY_TYPE_Instance)) {
        e->args[0] = tuple;
        return;
    }
    unsigned count;
    epy_exception_arguments(exception, &count);
    if (count != epy_tuple_of(tuple)->length || epy_exception_fault(exception))
        wrong(c, "this exception's args have a fixed number");
    for (unsigned i = 0; i < count; i++)
        e->args[i] = epy_tuple_of(tuple)->items[i];
}

static void set_origin(epy_core *c, epy_exception *e, unsigned part, epy_value x) {
    if (x != EPY_NONE && !epy_is_exception(x))
        wrong(c, part == CAUSE ? "exception cause must be None or derive from BaseException"
                               : "exception context must be None or derive from BaseException");
    if (part == CONTEXT) {
        e->context = x;
        return;
    }
    *cause_of(e) = x;
    suppress(e, true);
}

void epy_exception_set_part(epy_core *c, epy_value exception, unsigned part, epy_value x) {
    if (!epy_is_exception(exception))
        epy_raise2(c, EPY_FAULT_NoExceptionPart, exception, epy_small((epy_int)part));
    if (!epy_is_ref(exception)) // out of memory: nowhere to keep it
        return;
#if EPY_PROGRAM_USES_NOTES
    if (part == NOTES) {
        add_note(c, exception, x);
        return;
    }
#endif
    if (part == ARGUMENTS)
        set_arguments(c, exception, x);
    else if (part == SUPPRESS_CONTEXT && !epy_is_bool(x))
        wrong(c, "attribute value type must be bool");
    else if (part == SUPPRESS_CONTEXT)
        suppress(epy_exception_of(exception), x == EPY_TRUE);
    else
        set_origin(c, epy_exception_of(exception), part, x);
}

#if EPY_USES_BUILTIN(ExceptionText)
epy_value epy_builtin_ExceptionText(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_exception_text(c, args[0], args[1] == EPY_TRUE);
}
#endif

#if EPY_USES_BUILTIN(TypeName)
epy_value epy_builtin_TypeName(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_link_text(c, EPY_TEXT_NAME, args[0]);
}
#endif

// ---- matching ---------------------------------------------------------------------------------------------
static bool can_be_caught(const epy_core *c, epy_value class) {
    return epy_is_exception_class(class) || (epy_is_class(class) && epy_class_is_exception(c, class));
}

bool epy_exception_matches(epy_core *c, epy_value exception, epy_value classes) {
    if (can_be_caught(c, classes))
        return epy_exception_is(exception, classes);
    bool matches = false;
    if (!epy_is_tuple(classes))
        epy_raise(c, EPY_FAULT_CatchesNoException);
    for (epy_word i = 0; i < epy_tuple_of(classes)->length; i++) {
        epy_value class = epy_tuple_of(classes)->items[i];
        if (!can_be_caught(c, class))
            epy_raise(c, EPY_FAULT_CatchesNoException);
        matches |= epy_exception_is(exception, class);
    }
    return matches;
}

epy_value epy_exception_current(epy_core *c) {
    if (!epy_is_exception(c->handling))
        epy_raise(c, EPY_FAULT_NoActiveException);
    return c->handling;
}

// ---- raising ----------------------------------------------------------------------------------------------
// An exception that is raised while another one is handled says so; chains stay without cycles.
static void set_context(const epy_core *c, epy_value exception) {
    epy_value handled = c->handling;
    if (!epy_is_ref(exception) || handled == EPY_UNBOUND || handled == EPY_NONE || handled == exception)
        return;
    for (epy_value at = handled; epy_is_ref(at); at = epy_exception_of(at)->context) {
        if (epy_exception_of(at)->context == exception) {
            epy_exception_of(at)->context = EPY_NONE;
            break;
        }
    }
    epy_exception_of(exception)->context = handled;
}

static epy_value instance(epy_core *c, epy_value v, unsigned fault) {
    if (epy_is_exception_class(v))
        return epy_exception_called(c, v, NULL, 0, EPY_UNBOUND);
    if (!epy_is_exception(v))
        epy_raise(c, fault);
    return v;
}

void epy_raise_exception(epy_core *c, epy_value exception, epy_value cause) {
    exception = instance(c, exception, EPY_FAULT_NotException);
    if (cause != EPY_UNBOUND) {
        epy_push(c, exception);
        if (cause != EPY_NONE)
            cause = instance(c, cause, EPY_FAULT_NotExceptionCause);
        epy_pop(c, 1);
        if (epy_is_ref(exception)) {
            *cause_of(epy_exception_of(exception)) = cause;
            suppress(epy_exception_of(exception), true);
        }
    }
    set_context(c, exception);
    epy_raise1(c, EPY_FAULT_Raised, exception);
}

void epy_reraise(epy_core *c, epy_value exception) {
    epy_raise1(c, EPY_FAULT_Reraised, exception);
}

// ---- catching ---------------------------------------------------------------------------------------------
// Code that was loaded on demand may be gone when the place is told.
static epy_at place(epy_core *c, epy_at at) {
#if EPY_PROGRAM_USES_LOADING
    return epy_load_place(c, at);
#else
    (void)c;
    return at;
#endif
}

// Puts the places of activations in front of those that the exception has left before.
static void record(epy_core *c, epy_value exception, const epy_act *from, const epy_act *to) {
    if (!epy_is_ref(exception) || to < from)
        return;
    const epy_block *old = epy_exception_trace(exception);
    epy_word left = (epy_word)(to - from) + 1, before = old ? epy_header_words((const epy_object *)old) - 1 : 0;
    epy_block *trace =
        (epy_block *)epy_allocate_if_room(c, 1 + left + before, EPY_TYPE_Block, EPY_STORE_BYTES);
    if (!trace)
        return;
    for (epy_word i = 0; i < left; i++)
        trace->items[i] = place(c, from[i].at);
    for (epy_word i = 0; i < before; i++)
        trace->items[left + i] = old->items[i];
    epy_exception_of(exception)->trace = epy_of(trace);
}

bool epy_raised_is(const epy_core *c, unsigned class) {
    return c->fault >= EPY_FAULT_Raised ? is_a(c->fault_args[0], class)
                                        : is_below(classes_of_faults[c->fault], epy_class_value(class));
}

#if EPY_CATCHES_ENDS
epy_value epy_call_until(epy_core *c, enum epy_until until, epy_value callee, epy_value first, const epy_value *args,
                         unsigned count) {
    epy_handler landing;
    epy_act *a = c->top;
    if (epy_try(c, a, &landing)) {
        if (!epy_raised_is(c, EPY_EXCEPTION_StopIteration) &&
            (until != EPY_UNTIL_INDEX || !epy_raised_is(c, EPY_EXCEPTION_IndexError)))
            epy_unwind(c);
        c->top = a;
        c->fault_count = 0;
        epy_link_end(c->link);
        return EPY_UNBOUND;
    }
    epy_value result = first == EPY_UNBOUND ? epy_call(c, callee, (epy_value *)args, count, EPY_UNBOUND)
                                            : epy_call_with(c, callee, first, args, count, EPY_UNBOUND);
    c->handler = landing.outer;
    return result;
}
#endif

// The activations from the first one on are left.
static epy_value caught(epy_core *c, epy_act *a, const epy_act *first) {
    const epy_act *top = c->top;
    unsigned fault = c->fault;
    c->top = a; // the frames of deeper ones are gone
    epy_link_end(c->link);
    if (fault >= EPY_FAULT_Raised) {
        c->caught = c->fault_args[0];
        top -= fault == EPY_FAULT_Reraised;
    } else {
        c->caught = new_exception(c, classes_of_faults[fault] | fault << 8, c->fault_args, c->fault_count);
        set_context(c, c->caught);
    }
    c->fault_count = 0;
    record(c, c->caught, first, top);
    epy_value exception = c->caught;
    c->caught = EPY_UNBOUND;
    return exception;
}

epy_value epy_catch(epy_core *c, epy_act *a) {
    return caught(c, a, a);
}

#if EPY_USES_TYPE(Generator)
epy_value epy_catch_above(epy_core *c, epy_act *a) {
    return caught(c, a, a + 1);
}

void epy_raise_because(epy_core *c, unsigned fault, epy_value cause) {
    epy_push(c, cause);
    epy_value e = new_exception(c, classes_of_faults[fault] | fault << 8 | SUPPRESSED, NULL, 0);
    epy_pop(c, 1);
    if (epy_is_ref(e))
        epy_exception_of(e)->cause = epy_exception_of(e)->context = cause;
    epy_raise1(c, EPY_FAULT_Raised, e);
}

void epy_raise_thrown(epy_core *c) {
    epy_value e = c->caught;
    c->caught = EPY_UNBOUND;
    if (epy_is_ref(e) && epy_exception_of(e)->context == EPY_NONE)
        set_context(c, e);
    epy_raise1(c, EPY_FAULT_Raised, e);
}
#endif

#endif
