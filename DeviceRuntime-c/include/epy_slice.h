// SPDX-License-Identifier: MIT
// Which opcodes, built-ins and types a core has. All, unless a program's slice (a header named by EPY_SLICE)
// says otherwise: it defines EPY_OPCODE_USED_<Name>, EPY_BUILTIN_USED_<Name> and EPY_TYPE_USED_<Name> as 1
// for what the program uses; names that it does not define are 0 in #if. EPY_PROGRAM_USES_SENT_CONTAINERS is
// 1 if containers can be printed or told with a fault; if it is not, no built-in but print runs.
// EPY_PROGRAM_USES_STARS is 1 if functions have *args or **kwargs.
// EPY_PROGRAM_USES_INTS_AS_FLOATS is 1 if parameters of raw floats may be given ints.
// EPY_PROGRAM_USES_EXCEPTION_CLASSES is 1 if some of its classes are exceptions, EPY_PROGRAM_USES_EXCEPTION_TEXT if its
// classes have a say in the text of exceptions.
// EPY_PROGRAM_USES_PROPERTIES is 1 if the core may have to find and call a part of a property.
// EPY_PROGRAM_USES_METHOD_VALUES is 1 if methods of built-in types are taken from the types (str.upper).
// EPY_PROGRAM_USES_NOTES is 1 if exceptions can get notes.
// EPY_PROGRAM_USES_LOADING is 1 if the code of some functions comes from the host when it is needed.
// EPY_PROGRAM_COLLECTS is 1 unless all that the program ever allocates is known to fit.
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
#define EPY_PROGRAM_USES_SENT_CONTAINERS 1
#define EPY_PROGRAM_USES_LOADING 1
#define EPY_PROGRAM_COLLECTS 1
#define EPY_PROGRAM_USES_EXCEPTION_CLASSES 1
#define EPY_PROGRAM_USES_PROPERTIES 1
#define EPY_PROGRAM_USES_EXCEPTION_TEXT 1
#define EPY_PROGRAM_USES_RANDOM 1
#define EPY_PROGRAM_USES_LOADED_BYTECODE 1
#define EPY_PROGRAM_USES_STARS 1
#define EPY_PROGRAM_USES_INTS_AS_FLOATS 1
#define EPY_PROGRAM_USES_METHOD_VALUES 1
#define EPY_PROGRAM_USES_NOTES 1
#endif

// A handler may run at the heads of loops.
#define EPY_HEARS_INTERRUPTS                                                                                 \
    (EPY_USES_BUILTIN(TaskOnInterrupt) || EPY_USES_BUILTIN(TaskPause) || EPY_USES_BUILTIN(TaskPoll) ||       \
     EPY_USES_BUILTIN(TaskPauses))

#endif
