// SPDX-License-Identifier: MIT
// Walking through a value and all that is inside it, without recursion and without allocating: what repr()
// and the encoding of values share. Cycles are found by looking at the containers around.
#ifndef EPY_WALK_H
#define EPY_WALK_H

#include "epy_objects.h"

enum epy_walk_event {
    EPY_WALK_LEAF,  // a value that is no container: kind and i, f or v
    EPY_WALK_OPEN,  // a container: v, count; kind 'p' for a pair of a dict's items view, which is no object
    EPY_WALK_CLOSE, // its end; v as it was
    EPY_WALK_CYCLE, // container v is one of those around
    EPY_WALK_DEEP,  // container v lies deeper than EPY_NESTING_LIMIT
    EPY_WALK_END,
};

typedef struct epy_walk_level {
    epy_value container; // of a pair: its key, which the value stands behind as in an array
    epy_value value;     // of a dict: the value that follows the key, or Unbound; of a pair: its value
    epy_word at;         // where it goes on
    epy_word given;      // items so far
    bool pair;
} epy_walk_level;

typedef struct epy_walk {
    epy_core *c;
    char kind; // of a leaf: 'i' 'f' 'b' raw in i or f, 'v' value in v
    epy_value v;
    epy_int i;
    epy_float f;
    epy_word count; // at Open: how many items follow (a dict: twice its entries)
    epy_word index; // of this leaf or container in the container around it; at Close: how many it had
    bool in_dict;   // that container is a dict: an even index is a key, an odd one a value
    unsigned depth; // containers around it
    epy_walk_level levels[EPY_NESTING_LIMIT];
} epy_walk;

#define EPY_CONTAINERS                                                                                       \
    (EPY_TYPE_BIT(List) | EPY_TYPE_BIT(Tuple) | EPY_TYPE_BIT(Dict) | EPY_TYPE_BIT(Slice) |                   \
     EPY_TYPE_BIT(Array) | EPY_TYPE_BIT(DictView) | EPY_TYPE_BIT(Set) | EPY_TYPE_BIT(FrozenSet))
#define epy_walk_is_container(v) (EPY_CONTAINERS && epy_is_one_of(v, EPY_CONTAINERS))
void epy_walk_begin(epy_walk *w, epy_core *c, epy_value v);
enum epy_walk_event epy_walk_next(epy_walk *w);

#endif
