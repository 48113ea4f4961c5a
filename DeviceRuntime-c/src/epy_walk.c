// SPDX-License-Identifier: MIT
// Walking through values: one level of a small stack per container, events for the caller.
#include "epy_walk.h"

void epy_walk_begin(epy_walk *w, epy_core *c, epy_value v) {
    w->c = c;
    w->v = v;
    w->kind = 0; // not begun
    w->depth = 0;
    w->index = 0;
    w->in_dict = false;
}

bool epy_walk_is_container(epy_value v) {
    switch (epy_is_ref(v) ? epy_header_type(epy_ref(v)) : EPY_TYPE_None) {
    case EPY_TYPE_List:
    case EPY_TYPE_Tuple:
    case EPY_TYPE_Dict:
    case EPY_TYPE_Slice:
    case EPY_TYPE_Array:
    case EPY_TYPE_DictView: return true;
    default: return false;
    }
}

static epy_word count_items(epy_walk *w, epy_value v) {
    if (epy_is_type(v, EPY_TYPE_Slice))
        return 3;
    return (epy_word)epy_length(w->c, v) << epy_is_type(v, EPY_TYPE_Dict);
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

static enum epy_walk_event next_of_list(epy_walk *w, epy_walk_level *level) {
    const epy_list *list = epy_list_of(level->container);
    epy_word i = level->at++;
    if (i >= list->length)
        return close_level(w);
    switch (epy_header_subtype((const epy_object *)list)) {
    case EPY_STORE_INT: w->kind = 'i', w->i = EPY_ITEMS(epy_int, list)[i]; return EPY_WALK_LEAF;
    case EPY_STORE_FLOAT: w->kind = 'f', w->f = EPY_ITEMS(epy_float, list)[i]; return EPY_WALK_LEAF;
    case EPY_STORE_BOOL: w->kind = 'b', w->i = EPY_ITEMS(bool, list)[i]; return EPY_WALK_LEAF;
    default: return visit(w, EPY_ITEMS(epy_value, list)[i]);
    }
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

static enum epy_walk_event next_of_view(epy_walk *w, epy_walk_level *level) {
    epy_dict_view *view = (epy_dict_view *)epy_ref(level->container);
    epy_value key, value;
    if (!epy_dict_next(epy_dict_of(view->dict), &level->at, &key, &value))
        return close_level(w);
    unsigned which = epy_header_subtype((epy_object *)view);
    return which == EPY_VIEW_ITEMS ? visit_pair(w, key, value)
                                   : visit(w, which == EPY_VIEW_KEYS ? key : value);
}

static enum epy_walk_event next_of_slice(epy_walk *w, epy_walk_level *level) {
    const epy_slice *slice = (const epy_slice *)epy_ref(level->container);
    epy_word i = level->at++;
    return i == 3 ? close_level(w) : visit(w, i == 0 ? slice->start : i == 1 ? slice->stop : slice->step);
}

static enum epy_walk_event next_of_pair(epy_walk *w, epy_walk_level *level) {
    epy_word i = level->at++;
    return i == 2 ? close_level(w) : visit(w, i == 0 ? level->container : level->value);
}

static enum epy_walk_event next_of_tuple(epy_walk *w, epy_walk_level *level) {
    const epy_tuple *tuple = epy_tuple_of(level->container);
    epy_word i = level->at++;
    return i >= tuple->length ? close_level(w) : visit(w, tuple->items[i]);
}

static enum epy_walk_event next_of_level(epy_walk *w, epy_walk_level *level) {
    if (level->pair)
        return next_of_pair(w, level);
    switch (epy_header_type(epy_ref(level->container))) {
    case EPY_TYPE_Tuple: return next_of_tuple(w, level);
    case EPY_TYPE_Dict: return next_of_dict(w, level);
    case EPY_TYPE_Slice: return next_of_slice(w, level);
    case EPY_TYPE_DictView: return next_of_view(w, level);
    default: return next_of_list(w, level);
    }
}

enum epy_walk_event epy_walk_next(epy_walk *w) {
    if (w->depth > 0) {
        epy_walk_level *level = &w->levels[w->depth - 1];
        w->index = level->given++;
        w->in_dict = !level->pair && epy_is_type(level->container, EPY_TYPE_Dict);
        return next_of_level(w, level);
    }
    if (w->kind != 0)
        return EPY_WALK_END;
    return visit(w, w->v);
}
