// SPDX-License-Identifier: MIT
// What of the VM and the runtime is built. A core that takes any image has everything; a program frozen for a micro-core brings
// a header EPY_SLICE that defines EPY_OPCODE_USED_<Name>, EPY_BUILTIN_USED_<Name> and EPY_TYPE_USED_<Name> as 1 for what it uses.
#ifndef EPY_SLICE_H
#define EPY_SLICE_H

#ifdef EPY_SLICE
#include EPY_SLICE
#define EPY_USES_OPCODE(Name) EPY_OPCODE_USED_##Name
#define EPY_USES_BUILTIN(Name) EPY_BUILTIN_USED_##Name
#define EPY_USES_TYPE(Name) EPY_TYPE_USED_##Name
#else
#define EPY_USES_OPCODE(Name) 1
#define EPY_USES_BUILTIN(Name) 1
#define EPY_USES_TYPE(Name) 1
#endif

#endif
