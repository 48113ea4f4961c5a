// SPDX-License-Identifier: MIT
// All that generated C sees: values, the core, and one inline function epy_op_<Name> per row of opcodes.def.
#ifndef EPY_RT_H
#define EPY_RT_H

#include "epy_core.h"
#include "epy_tables.h"
#include "epy_builtins.h"
#include "epy_native.h"
#include "epy_ops.h"

#endif
