// SPDX-License-Identifier: MIT
// Special methods: what operators and built-ins do with instances of the program's classes. Each helper gives Unbound (or
// false) where no class says anything, so that its caller goes on as for other values.
#ifndef EPY_SPECIAL_H
#define EPY_SPECIAL_H

#include "epy_class.h"

// Whether some class of the program has such a method, as an expression.
#define EPY_HAS_SPECIAL(Name) EPY_SHIFTS(EPY_USES_SPECIAL(Name))

static inline bool epy_is_instance(epy_value v) { return EPY_IS(Instance, v); }

// The special method of an instance called with more arguments, which the caller keeps alive; Unbound if there is none.
epy_value epy_special(epy_core *c, unsigned special, epy_value v, const epy_value *args, unsigned count);
bool epy_has_special(epy_core *c, unsigned special, epy_value v);

epy_value epy_special_binary(epy_core *c, epy_value x, epy_value y, enum epy_operator op);
epy_value epy_special_in_place(epy_core *c, epy_value x, epy_value y, enum epy_operator op);
epy_value epy_special_unary(epy_core *c, epy_value x, enum epy_operator op);
// x op y, one of the COMPARE rows. != without a method of its own is the opposite of ==.
epy_value epy_special_compare(epy_core *c, epy_value x, epy_value y, enum epy_operator op);
// x op y of any two values as a value: what a method gives need not be a bool.
epy_value epy_special_compare_value(epy_core *c, epy_value x, epy_value y, enum epy_operator op);
bool epy_special_truth(epy_core *c, epy_value v);
bool epy_special_length(epy_core *c, epy_value v, epy_int *length);
bool epy_special_contains(epy_core *c, epy_value item, epy_value container, bool *found);
bool epy_special_hash(epy_core *c, epy_value v, epy_int *hash);
// What __index__ or __int__ gives, __float__ and __bytes__: an int (or bool), a float, bytes.
epy_value epy_special_int(epy_core *c, epy_value v, unsigned special);
epy_value epy_special_float(epy_core *c, epy_value v);
epy_value epy_special_bytes(epy_core *c, epy_value v);
epy_value epy_special_divmod(epy_core *c, epy_value x, epy_value y);
epy_value epy_special_format(epy_core *c, epy_value v, epy_value spec);
// Text of an instance as its class makes it, as str() or as repr(); Unbound if the class makes none.
epy_value epy_special_text(epy_core *c, epy_value v, bool repr);

#endif
