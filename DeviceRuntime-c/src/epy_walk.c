// SPDX-License-Identifier: MIT
// Walking through values: one level of a small stack per container, events for the caller.
#include "epy_walk.h"
#include "epy_list.h"

void epy_walk_begin(epy_walk *w, epy_core *c, epy_value v) {
    w->c = c;
    w->v = v;
    w->kind = 0; // not begun
    w->depth = 0;
    w->index = 0;
    w->in_dict = false;
}

_Static_assert(offsetof(epy_dict, used) == offsetof(epy_list, length), "one place for the length");

static epy_word count_items(const epy_walk *w, epy_value v) {
    if (EPY_IS(Slice, v))
        return 3;
    if (EPY_IS(DictView, v))
        v = ((epy_dict_view *)epy_ref(v))->dict;
    return epy_list_of(v)->length << epy_is_dict(w->v); // a dict has its length at the same place
}

static enum epy_walk_event open_level(epy_walk *w, epy_walk_level level, epy_word count) {
    w->kind = level.pair ? 'p' : 'v';
    w->count = count;
    w->levels[w->depth++] = level;
    return EPY_WALK_OPEN;
}

static enum epy_walk_event visit(epy_walk *w, epy_value v) {
    w->kind = 'v';
    w->v = v;
    if (!epy_walk_is_container(v))
        return EPY_WALK_LEAF;
    for (unsigned i = 0; i < w->depth; i++)
        if (w->levels[i].container == v && !w->levels[i].pair)
            return EPY_WALK_CYCLE;
    if (w->depth == EPY_NESTING_LIMIT)
        return EPY_WALK_DEEP;
    return open_level(w, (epy_walk_level){v, EPY_UNBOUND, 0, 0, false}, count_items(w, v));
}

static enum epy_walk_event visit_pair(epy_walk *w, epy_value key, epy_value value) {
    w->v = EPY_UNBOUND;
    if (w->depth == EPY_NESTING_LIMIT)
        return EPY_WALK_DEEP;
    return open_level(w, (epy_walk_level){key, value, 0, 0, true}, 2);
}

static enum epy_walk_event close_level(epy_walk *w) {
    epy_walk_level *level = &w->levels[--w->depth];
    w->kind = level->pair ? 'p' : 'v';
    w->v = level->pair ? EPY_UNBOUND : level->container;
    return EPY_WALK_CLOSE;
}

// Of an unboxed list.
static enum epy_walk_event next_of_raws(epy_walk *w, epy_walk_level *level, enum epy_storage storage) {
    const epy_list *list = epy_list_of(level->container);
    if (level->at >= list->length)
        return close_level(w);
    epy_word raw = epy_list_raw(list, level->at++);
    w->kind = "vifb"[storage];
    w->i = (epy_int)raw;
    w->f = epy_bits_float(raw);
    return EPY_WALK_LEAF;
}

static enum epy_walk_event next_of_values(epy_walk *w, epy_walk_level *level, const epy_value *items,
                                          epy_word count) {
    return level->at >= count ? close_level(w) : visit(w, items[level->at++]);
}

static enum epy_walk_event next_of_dict(epy_walk *w, epy_walk_level *level) {
    epy_value key, value = level->value;
    level->value = EPY_UNBOUND;
    if (value != EPY_UNBOUND)
        return visit(w, value);
    if (!epy_dict_next(epy_dict_of(level->container), &level->at, &key, &level->value))
        return close_level(w);
    return visit(w, key);
}

static enum epy_walk_event next_of_set(epy_walk *w, epy_walk_level *level) {
    epy_value key, value;
    return epy_dict_next(epy_dict_of(level->container), &level->at, &key, &value) ? visit(w, key) : close_level(w);
}

static enum epy_walk_event next_of_view(epy_walk *w, epy_walk_level *level) {
    epy_dict_view *view = (epy_dict_view *)epy_ref(level->container);
    epy_value key, value;
    if (!epy_dict_next(epy_dict_of(view->dict), &level->at, &key, &value))
        return close_level(w);
    unsigned which = epy_header_subtype((epy_object *)view);
    return which == EPY_VIEW_ITEMS ? visit_pair(w, key, value)
                                   : visit(w, which == EPY_VIEW_KEYS ? key : value);
}

static enum epy_walk_event next_of_level(epy_walk *w, epy_walk_level *level) {
    epy_value v = level->container;
    if (level->pair)
        return next_of_values(w, level, &level->container, 2);
    unsigned type = epy_header_type(epy_ref(v));
    if (EPY_TYPE_IS(Tuple, type))
        return next_of_values(w, level, epy_tuple_of(v)->items, epy_tuple_of(v)->length);
    if (EPY_TYPE_IS(Dict, type))
        return next_of_dict(w, level);
    if (EPY_TYPE_IS(Set, type) || EPY_TYPE_IS(FrozenSet, type))
        return next_of_set(w, level);
    if (EPY_TYPE_IS(Slice, type))
        return next_of_values(w, level, &((const epy_slice *)epy_ref(v))->start, 3);
    if (EPY_TYPE_IS(DictView, type))
        return next_of_view(w, level);
    enum epy_storage storage = (enum epy_storage)epy_header_subtype(epy_ref(v));
    if (storage != EPY_STORE_VALUE)
        return next_of_raws(w, level, storage);
    return next_of_values(w, level, EPY_ITEMS(epy_value, epy_list_of(v)), epy_list_of(v)->length);
}

enum epy_walk_event epy_walk_next(epy_walk *w) {
    if (w->depth > 0) {
        epy_walk_level *level = &w->levels[w->depth - 1];
        w->index = level->given++;
        w->in_dict = !level->pair && epy_is_dict(level->container);
        return next_of_level(w, level);
    }
    if (w->kind != 0)
        return EPY_WALK_END;
    return visit(w, w->v);
}
