// SPDX-License-Identifier: MIT
// One inline function per OP row of opcodes.def: epy_op_<Name>(c, a, at, operands...). Interpreter and
// compiled code call these and compute nothing themselves. A suffix names what is not checked:
//   _Unchecked    nothing is: no overflow, no bad index, divisor or count
//   _NonNegative  the index, shift count or exponent, or both operands of a division, are not negative
#ifndef EPY_OPS_H
#define EPY_OPS_H

#include "epy_generator.h"
#include "epy_load.h"
#include "epy_objects.h"

// Every operation takes where it is; those that cannot fail ignore it.
#define EPY_OP static inline __attribute__((unused))
// An operation that still uses operands after a call in it: the small interpreter calls it, so that operands
// need not be in registers that survive calls.
// EPY_QUICK(x): x, where an operation need not call for it; the small interpreter leaves all such cases to the call.
#ifdef EPY_PLACE_IS_KEPT
#define EPY_OP_APART static __attribute__((unused, noinline))
#define EPY_QUICK(x) false
#else
#define EPY_OP_APART EPY_OP
#define EPY_QUICK(x) EPY_LIKELY(x)
#endif
#define EPY_HERE \
    epy_core *c __attribute__((unused)), epy_act *a __attribute__((unused)), epy_at at __attribute__((unused))

#ifdef EPY_PLACE_IS_KEPT
#define epy_overflow_at(c, a, at) epy_overflow(c)
#define epy_overflow_word_at(c, a, at) epy_raise1(c, EPY_FAULT_OverflowInt, epy_small(32))
#endif

#include "epy_ops_int.h"
#include "epy_ops_float.h"
#include "epy_ops_word.h"
#include "epy_ops_value.h"
#include "epy_ops_list.h"
#include "epy_ops_object.h"
#include "epy_ops_class.h"
#include "epy_ops_exception.h"

#endif
