// SPDX-License-Identifier: MIT
// Functions whose code comes from the host when it is needed (docs/loading.md): what callers and the heap ask of the
// loader (epy_loader.c). Only where the program loads something (EPY_PROGRAM_USES_LOADING).
#ifndef EPY_LOAD_H
#define EPY_LOAD_H

#include "epy_core.h"

#if EPY_PROGRAM_USES_LOADING
// The entry of functions whose code is not there, or was not asked for since another one's came: sees to that, then
// goes on to the function.
epy_word epy_load_entry(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args);
// The function's entry is that of its code afterwards. MemoryError if there is no room. The caller has said where it is.
void epy_load(epy_core *c, const epy_function *f);
// A place in what was loaded as one in section Code; others as they are.
epy_at epy_load_place(epy_core *c, epy_at at);
// Forgets what is loaded; a run begins.
void epy_load_nothing(epy_core *c);

// A block for code, from the high end of the heap; NULL if there is no room (epy_heap.c).
epy_object *epy_allocate_code(epy_core *c, epy_word words);

// ---- for the heap
// Lets the least recently used unit that does not run be swept; false if there is none.
bool epy_load_evict(epy_core *c);
// The blocks of what is loaded, one after the other; from NULL to NULL.
epy_object *epy_load_next(epy_core *c, epy_object *block);
#endif

// @dynamic and load_function: code that finds no room now comes when the function is called.
void epy_load_value(epy_core *c, epy_value function);

#endif
