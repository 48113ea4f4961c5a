// SPDX-License-Identifier: MIT
// Exceptions as objects: made by calling their class, or of a fault where something catches it. A fault's words are the
// host's: its exception holds the fault's number and values, and whoever wants text of it asks the host.
#ifndef EPY_EXCEPTION_H
#define EPY_EXCEPTION_H

#include "epy_objects.h"
#include "epy_tables.h"

typedef struct epy_exception { // Exception; values to its end
    epy_word header;
    epy_value kind;    // small int: class | fault << 8 | __suppress_context__ << 16
    epy_value cause;   // exception or None
    epy_value context;
    epy_value trace;   // Block of the "at" of the activations that it has left, outermost first; or None
    epy_value args[];  // of the exception; of a fault: the fault's values
} epy_exception;

static inline bool epy_is_exception(epy_value v) {
    return EPY_TYPE_EXISTS(Exception) && epy_type_of(v) == EPY_TYPE_Exception;
}
static inline bool epy_is_exception_class(epy_value v) {
    return EPY_TYPE_EXISTS(Exception) && epy_is_immediate(v, EPY_KIND_TYPE) &&
           (epy_word)epy_payload(v) - EPY_TYPE_EXCEPTIONS < EPY_EXCEPTION_COUNT;
}
static inline epy_value epy_class_value(unsigned class) {
    return EPY_IMMEDIATE(EPY_KIND_TYPE, EPY_TYPE_EXCEPTIONS + class);
}
// Of an exception that is an object: not of EPY_KIND_NO_MEMORY.
static inline epy_exception *epy_exception_of(epy_value v) { return (epy_exception *)epy_ref(v); }

epy_value epy_exception_class(epy_value exception);
bool epy_class_is(epy_value class, epy_value wanted); // the same, or derived from it
unsigned epy_exception_fault(epy_value exception);    // 0: made by its class
unsigned epy_exception_argument_count(epy_value exception);
const epy_block *epy_exception_trace(epy_value exception); // NULL: none
// Its cause, or its context if that is not suppressed; None if there is none.
epy_value epy_exception_origin(epy_value exception, bool *is_cause);

// class(args...)
epy_value epy_exception_called(epy_core *c, epy_value class, const epy_value *args, unsigned count, epy_value names);
epy_value epy_exception_part(epy_core *c, epy_value exception, unsigned part); // LoadExceptionPart
bool epy_exception_matches(epy_core *c, epy_value exception, epy_value classes);
epy_value epy_exception_current(epy_core *c);
// cause: Unbound if none is given
EPY_NORETURN void epy_raise_exception(epy_core *c, epy_value exception, epy_value cause);
EPY_NORETURN void epy_reraise(epy_core *c, epy_value exception);
// Class of the fault that is being raised.
epy_value epy_raised_class(const epy_core *c);
// A call that tells by an exception that there is no more: then Unbound. first: Unbound, or an argument in front.
enum epy_until { EPY_UNTIL_STOP, EPY_UNTIL_INDEX }; // by StopIteration; by IndexError too
epy_value epy_call_until(epy_core *c, enum epy_until until, epy_value callee, epy_value first, const epy_value *args,
                         unsigned count);
// The fault that was raised, as an exception. The activation that catches it is the deepest again.
epy_value epy_catch(epy_core *c, epy_act *a);
// The same, where the activation that catches it is none that it left.
epy_value epy_catch_above(epy_core *c, epy_act *a);
// A fault whose cause is another exception.
EPY_NORETURN void epy_raise_because(epy_core *c, unsigned fault, epy_value cause);

#endif
