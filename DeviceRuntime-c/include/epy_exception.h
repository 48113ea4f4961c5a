// SPDX-License-Identifier: MIT
// Exceptions as objects: made by calling their class, or of a fault where something catches it. A fault's words are the
// host's: its exception holds the fault's number and values, and whoever wants text of it asks the host.
//
// Instances of the program's own classes of exceptions have the same state in their first slots, and there a tuple of
// their arguments behind it.
#ifndef EPY_EXCEPTION_H
#define EPY_EXCEPTION_H

#include "epy_class.h"
#include "epy_host.h"
#include "epy_objects.h"
#include "epy_tables.h"

typedef struct epy_exception { // Exception; values to its end
    epy_word header;
    epy_value kind;    // small int: class (of an instance 0) | fault << 8 | __suppress_context__ << 24
    epy_value cause;   // exception or None; of one with notes a tuple of that and the list of them
    epy_value context;
    epy_value trace;   // Block of the "at" of the activations that it has left, outermost first; or None
    epy_value args[];  // of the exception; of a fault: the fault's values; of an instance: a tuple
} epy_exception;
// As faults of an exception that nothing caught: its first argument is its text; its text could not be made.
#define EPY_EXCEPTION_TOLD EPY_FAULT_Raised
#define EPY_EXCEPTION_UNTOLD EPY_FAULT_Reraised

static inline bool epy_is_exception(epy_value v) {
    return (EPY_TYPE_EXISTS(Exception) && epy_type_of(v) == EPY_TYPE_Exception) ||
           (EPY_HAS_EXCEPTION_CLASSES && epy_is_type(v, EPY_TYPE_Instance) && epy_is_exception_record(epy_record_of(v)));
}
static inline bool epy_is_exception_class(epy_value v) {
    return EPY_TYPE_EXISTS(Exception) && epy_is_immediate(v, EPY_KIND_TYPE) &&
           (epy_word)epy_payload(v) - EPY_TYPE_EXCEPTIONS < EPY_EXCEPTION_COUNT;
}
static inline epy_value epy_class_value(unsigned class) {
    return EPY_IMMEDIATE(EPY_KIND_TYPE, EPY_TYPE_EXCEPTIONS + class);
}
// Of an exception that is an object: not of EPY_KIND_NO_MEMORY.
static inline epy_exception *epy_exception_of(epy_value v) {
    bool is_instance = EPY_HAS_EXCEPTION_CLASSES && epy_is_type(v, EPY_TYPE_Instance);
    return (epy_exception *)((epy_word *)epy_ref(v) + is_instance); // its record stands where others have their header
}

epy_value epy_exception_class(epy_value exception);
bool epy_exception_is(epy_value exception, epy_value class); // of it, or of one derived from it
bool epy_exception_class_is(epy_value class, epy_value above); // both of exceptions.def
unsigned epy_exception_fault(epy_value exception);    // 0: made by its class
const epy_value *epy_exception_arguments(epy_value exception, unsigned *count);
const epy_block *epy_exception_trace(epy_value exception); // NULL: none
// Its cause, or its context if that is not suppressed; None if there is none.
epy_value epy_exception_origin(epy_value exception, bool *is_cause);

epy_value epy_exception_notes(epy_value exception); // a list; None: it has none

// class(args...)
epy_value epy_exception_called(epy_core *c, epy_value class, const epy_value *args, unsigned count, epy_value names);
// The same of a class of the program, whose __init__ is still to be called; names: of the last arguments.
epy_value epy_exception_begin(epy_core *c, epy_value class, const epy_value *args, unsigned count, epy_value names);
// What "raise" and "from" take: an exception, or a class, which is called. Others stay as they are.
epy_value epy_exception_made(epy_core *c, epy_value v);
epy_value epy_exception_part(epy_core *c, epy_value exception, unsigned part); // LoadExceptionPart
void epy_exception_set_part(epy_core *c, epy_value exception, unsigned part, epy_value x); // StoreExceptionPart
bool epy_fault_holds_arguments(unsigned fault); // an exception made of it holds its args, not what its words tell
// Text of an exception that its class does not make.
#if EPY_PROGRAM_USES_EXCEPTION_TEXT
epy_value epy_exception_text(epy_core *c, epy_value exception, bool repr);
// What nothing caught becomes an exception that holds its text, if only the program can make that.
void epy_exception_tell(epy_core *c);
#else
static inline epy_value epy_exception_text(epy_core *c, epy_value exception, bool repr) {
    return epy_link_text(c, repr ? EPY_TEXT_REPR : EPY_TEXT_STR, exception);
}
#endif
bool epy_exception_matches(epy_core *c, epy_value exception, epy_value classes);
epy_value epy_exception_current(epy_core *c);
// cause: Unbound if none is given
EPY_NORETURN void epy_raise_exception(epy_core *c, epy_value exception, epy_value cause);
EPY_NORETURN void epy_reraise(epy_core *c, epy_value exception);
// Whether the fault that is being raised is of this class.
bool epy_raised_is(const epy_core *c, unsigned class);
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
