// SPDX-License-Identifier: MIT
// Calls of values, taken apart: what the interpreter shares with epy_call.
#ifndef EPY_CALL_H
#define EPY_CALL_H

#include "epy_objects.h"

// The function behind a callable value written in Python; NULL for built-ins, types and everything else.
const epy_function *epy_function_of(epy_core *c, epy_value callee);

// Binds the arguments of such a callee (as in epy_call) to words[parameters], raw or value as the signature
// says; gives the environment. Allocates (*args, **kwargs) before it writes words; what it made only they hold.
void epy_bind(epy_core *c, epy_value callee, const epy_value *args, unsigned count, epy_value names,
              epy_word *words, epy_value *environment);

// Lays out the arguments of a call as the built-in's row says, in bound[count + EPY_BUILTIN_PARAMETERS]; how
// many.
#define EPY_BUILTIN_PARAMETERS 8 // most named parameters of a row
unsigned epy_bind_builtin(epy_core *c, unsigned index, const epy_value *args, unsigned count, epy_value names,
                          epy_value *bound);

// A word of kind 'i' 'f' 'b' 'w' as a value; a value ('v', 'n') as it is.
epy_value epy_box(epy_core *c, unsigned kind, epy_word w);
// A value as a word of such a kind; one of kind 'v' is of this type (types.def). WrongType, OverflowInt.
epy_word epy_unbox(epy_core *c, unsigned kind, unsigned type, epy_value v);

#if !EPY_SMALL
// The usual call: one argument for each parameter.
static inline bool epy_is_plain_call(const epy_function *f, unsigned count, epy_value names) {
    return count == f->parameters && names == EPY_UNBOUND && !f->keyword_only &&
           !(f->flags & (EPY_FUNCTION_HAS_STAR | EPY_FUNCTION_HAS_STAR_STAR));
}

// epy_unbox, without a call where what is given is what is wanted.
static inline epy_word epy_unbox_quickly(epy_core *c, unsigned kind, unsigned type, epy_value v) {
    if (kind == 'i' ? epy_is_small(v) : kind == 'v' && (type == EPY_TYPE_Any ? v != EPY_UNBOUND : epy_has_header_of(v, type)))
        return kind == 'i' ? (epy_word)epy_small_int(v) : v;
    return epy_unbox(c, kind, type, v);
}
#endif

// Raises what the host words: so many positional arguments and those that the tuple `names` names (or
// Unbound) do not fit the callee.
EPY_NORETURN EPY_COLD void epy_wrong_arguments(epy_core *c, epy_value callee, unsigned positional,
                                               epy_value names);

// Entry i of an array of 16-bit numbers of the image.
static inline unsigned epy_get16(const uint8_t *array, unsigned i) {
    return array[2 * i] | (unsigned)array[2 * i + 1] << 8;
}

// A row of section Methods: type of self, or place of the parameter, above the number of the built-in.
#define EPY_METHOD_SHIFT 10
#define EPY_METHOD_BUILTIN 0x3FF

#endif
