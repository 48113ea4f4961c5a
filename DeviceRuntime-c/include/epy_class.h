// SPDX-License-Identifier: MIT
// Classes of the program, their instances, and methods with their first argument. A class is a record of section Classes
// (docs/machine.md); an instance points to the record of its class, so that the collector and type checks need no core.
#ifndef EPY_CLASS_H
#define EPY_CLASS_H

#include "epy_core.h"
#include "epy_tables.h"

typedef struct epy_instance {
    epy_word header;
    epy_word record;    // address of the record of its class
    epy_word slots[];   // attributes, each raw or a value as the record says; Unbound: not set
} epy_instance;

typedef struct epy_method { // Method
    epy_word header;
    epy_value function, self;
} epy_method;
static inline bool epy_same_methods(const epy_method *x, const epy_method *y) {
    return x->function == y->function && x->self == y->self;
}

#define EPY_FIRST_CLASS ((unsigned)EPY_IMAGE_FirstClass) // as a type
#define EPY_HAS_PROPERTIES EPY_SHIFTS(EPY_PROGRAM_USES_PROPERTIES) // as an expression
#define EPY_HAS_EXCEPTION_CLASSES EPY_SHIFTS(EPY_PROGRAM_USES_EXCEPTION_CLASSES) // as an expression

// ---- records ------------------------------------------------------------------------------------------------------
// u8 classes in the order of look-up (each as a type; exceptions.def's too), u8 slots, u16 entries; the classes (the first
// is the record's own), a kind letter per slot ('-': none of this class, 'x': state of an exception), a static type per
// slot, u16 method name per slot, entries.
#define EPY_CLASS_HEAD 4
#define EPY_CLASS_ENTRY 5 // u16 name, u8 how, u16 index
static inline const uint8_t *epy_class_order(const uint8_t *record) { return record + EPY_CLASS_HEAD; }
static inline const uint8_t *epy_class_kinds(const uint8_t *record) { return record + EPY_CLASS_HEAD + record[0]; }
static inline const uint8_t *epy_class_types(const uint8_t *record) { return epy_class_kinds(record) + record[1]; }
static inline const uint8_t *epy_class_names(const uint8_t *record) { return epy_class_types(record) + record[1]; }
static inline const uint8_t *epy_class_entries(const uint8_t *record) {
    return epy_class_names(record) + 2 * record[1];
}

static inline epy_instance *epy_instance_of(epy_value v) { return (epy_instance *)epy_ref(v); }
static inline const uint8_t *epy_record_of(epy_value instance) {
    return (const uint8_t *)(uintptr_t)epy_instance_of(instance)->record;
}

// The usual case of epy_is_of_class, where the core is compiled for speed: of the class itself.
static inline bool epy_is_just(epy_value v, unsigned type) {
#if EPY_SMALL
    (void)v, (void)type;
    return false;
#else
    return epy_is_type(v, EPY_TYPE_Instance) && epy_class_order(epy_record_of(v))[0] == type;
#endif
}
// An exception: its first slots hold its state (epy_exception.h).
static inline bool epy_is_exception_record(const uint8_t *record) {
    return EPY_HAS_EXCEPTION_CLASSES && record[1] > 0 && epy_class_kinds(record)[0] == 'x';
}
static inline epy_value epy_type_of_class(unsigned index) {
    return EPY_IMMEDIATE(EPY_KIND_TYPE, EPY_FIRST_CLASS + index);
}
static inline bool epy_is_class(epy_value v) {
    return EPY_TYPE_EXISTS(Instance) && epy_is_immediate(v, EPY_KIND_TYPE) && epy_payload(v) >= EPY_FIRST_CLASS;
}

// Whether v is an instance of a class (as a type) or of one below it.
bool epy_is_of_class(epy_value v, unsigned type);
epy_value epy_instance_new(epy_core *c, unsigned index);
epy_value epy_instance_class(epy_value instance);
// Of a class of the program: whether its instances are exceptions; whether it is below another, as a type.
bool epy_class_is_exception(const epy_core *c, epy_value class);
bool epy_class_is_below(const epy_core *c, epy_value class, unsigned type);

// ---- attributes -----------------------------------------------------------------------------------------------------
bool epy_has_attribute(epy_core *c, epy_value v, unsigned name); // an instance or a class
epy_value epy_attribute_load(epy_core *c, epy_value v, unsigned name); // NoAttribute
void epy_attribute_store(epy_core *c, epy_value v, unsigned name, epy_value x);
void epy_attribute_delete(epy_core *c, epy_value v, unsigned name);
EPY_NORETURN EPY_COLD void epy_no_attribute(epy_core *c, epy_value v, unsigned name);
EPY_NORETURN EPY_COLD void epy_slot_not_set(epy_core *c, epy_value instance, unsigned slot);
// The method of an instance or class, called with args as they are (the first is what it is a method of).
epy_value epy_call_class_method(epy_core *c, unsigned name, epy_value *args, unsigned count, epy_value names);
// An instance of the class, initialised.
epy_value epy_construct(epy_core *c, unsigned index, const epy_value *args, unsigned count, epy_value names);
// The function that a class has under the number of a special method, or Unbound.
bool epy_class_has_special(epy_core *c, epy_value class, unsigned special);
epy_value epy_special_function(epy_core *c, unsigned special, epy_value instance);
// ---- bound methods (epy_method.c) -----------------------------------------------------------------------------------
epy_value epy_method_new(epy_core *c, epy_value function, epy_value self);
// What a value of a built-in type has under the number of a method's name (epy_call.c): NoAttribute.
epy_value epy_method_of_builtin(epy_core *c, epy_value v, unsigned name);
// A call with one more argument in front. Whoever calls keeps all of them alive.
epy_value epy_call_with(epy_core *c, epy_value callee, epy_value first, const epy_value *args, unsigned count,
                        epy_value names);
// __call__; Unbound if the class has none.
epy_value epy_special_call(epy_core *c, epy_value instance, const epy_value *args, unsigned count, epy_value names);
epy_value epy_call_bound(epy_core *c, epy_value method, const epy_value *args, unsigned count, epy_value names);

#endif
