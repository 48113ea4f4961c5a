// SPDX-License-Identifier: MIT
// Values as bytes for the host and back: docs/machine.md "Encoded values".
#include "epy_builtins.h"
#include "epy_host.h"
#include "epy_text.h"
#include "epy_walk.h"

// ---- writing ----------------------------------------------------------------------------------------------

typedef struct out {
    epy_wire_sink sink;
    void *to;
} out;

static void put(const out *o, char tag, uint64_t value, unsigned bytes) {
    uint8_t buffer[9] = {(uint8_t)tag};
    for (unsigned i = 0; i < bytes; i++)
        buffer[i + 1] = (uint8_t)(value >> (8 * i));
    o->sink(o->to, buffer, bytes + 1);
}

static void put_more(const out *o, uint64_t value, unsigned bytes) {
    uint8_t buffer[8];
    for (unsigned i = 0; i < bytes; i++)
        buffer[i] = (uint8_t)(value >> (8 * i));
    o->sink(o->to, buffer, bytes);
}

static void put_str(const out *o, epy_value v) {
    char buffer[4];
    epy_text s = epy_str_view(v, buffer);
    put(o, 's', s.bytes, 4);
    o->sink(o->to, s.text, s.bytes);
}

static void put_range(const out *o, const epy_range *r) {
    put(o, 'r', (uint64_t)(int64_t)r->start, 8);
    put_more(o, (uint64_t)(int64_t)r->stop, 8);
    put_more(o, (uint64_t)(int64_t)r->step, 8);
}

static void put_other(const out *o, epy_value v) {
    put(o, 'o', epy_type_of(v), 1);
    put_more(o, v, 8);
}

static void put_value(const out *o, epy_value v) {
    if (v == EPY_UNBOUND) {
        put(o, '?', 0, 0);
        return;
    }
    switch (epy_type_of(v)) {
    case EPY_TYPE_None: put(o, 'N', 0, 0); break;
    case EPY_TYPE_Bool: put(o, v == EPY_TRUE ? 'T' : 'F', 0, 0); break;
    case EPY_TYPE_Ellipsis: put(o, '.', 0, 0); break;
    case EPY_TYPE_Int: put(o, 'i', (uint64_t)epy_wide_of(v), 8); break;
    case EPY_TYPE_Float: put(o, 'f', epy_double_bits((double)epy_float_of(v)), 8); break;
    case EPY_TYPE_Str: put_str(o, v); break;
    case EPY_TYPE_Range: put_range(o, (const epy_range *)epy_ref(v)); break;
    case EPY_TYPE_Builtin: put(o, 'b', epy_payload(v), 2); break;
    case EPY_TYPE_Type: put(o, 'y', epy_payload(v), 1); break;
    case EPY_TYPE_Function:
        put(o, 'u', epy_is_ref(v) ? ((const epy_closure *)epy_ref(v))->function : epy_payload(v), 2);
        break;
    default: put_other(o, v); break;
    }
}

static void put_leaf(const out *o, const epy_walk *w) {
    switch (w->kind) {
    case 'i': put(o, 'i', (uint64_t)(int64_t)w->i, 8); break;
    case 'f': put(o, 'f', epy_double_bits((double)w->f), 8); break;
    case 'b': put(o, w->i ? 'T' : 'F', 0, 0); break;
    default: put_value(o, w->v); break;
    }
}

static void put_open(const out *o, const epy_walk *w) {
    if (w->kind == 'p') {
        put(o, 't', w->count, 4);
        return;
    }
    switch (epy_header_type(epy_ref(w->v))) {
    case EPY_TYPE_List: put(o, 'l', w->count, 4); break;
    case EPY_TYPE_Tuple: put(o, 't', w->count, 4); break;
    case EPY_TYPE_Dict: put(o, 'd', w->count / 2, 4); break;
    case EPY_TYPE_Slice: put(o, 'S', 0, 0); break;
    case EPY_TYPE_Array:
        put(o, 'a', ((const epy_array *)epy_ref(w->v))->code, 1);
        put_more(o, w->count, 4);
        break;
    default:
        put(o, 'v', epy_header_subtype(epy_ref(w->v)), 1);
        put_more(o, w->count, 4);
        break;
    }
}

void epy_wire_write(epy_core *c, epy_value v, epy_wire_sink sink, void *to) {
    const out o = {sink, to};
    epy_walk w;
    if (!epy_walk_is_container(v)) {
        put_value(&o, v);
        return;
    }
    epy_walk_begin(&w, c, v);
    for (;;) {
        switch (epy_walk_next(&w)) {
        case EPY_WALK_LEAF: put_leaf(&o, &w); break;
        case EPY_WALK_OPEN: put_open(&o, &w); break;
        case EPY_WALK_CLOSE: break;
        case EPY_WALK_CYCLE:
        case EPY_WALK_DEEP: put(&o, '+', w.kind == 'p' ? EPY_TYPE_Tuple : epy_type_of(w.v), 1); break;
        case EPY_WALK_END: return;
        }
    }
}

static void count_bytes(void *to, const void *bytes, size_t size) {
    (void)bytes;
    *(size_t *)to += size;
}

size_t epy_wire_size(epy_core *c, epy_value v) {
    size_t size = 0;
    epy_wire_write(c, v, count_bytes, &size);
    return size;
}

// ---- reading ----------------------------------------------------------------------------------------------

// A container that is being read; of a dict, key waits for its value. Containers hang in one another, the
// outermost and waiting keys are roots.
typedef struct level {
    epy_value container, key;
    uint32_t index, count;
} level;

typedef struct in {
    epy_core *c;
    epy_wire_source source;
    void *from;
    size_t *left;
    unsigned depth;
    level levels[EPY_NESTING_LIMIT];
} in;

static bool get_bytes(in *r, void *bytes, size_t size) {
    if (size > *r->left)
        return false;
    *r->left -= size;
    return r->source(r->from, bytes, size);
}

static bool get(in *r, uint64_t *value, unsigned bytes) {
    uint8_t buffer[8];
    *value = 0;
    if (!get_bytes(r, buffer, bytes))
        return false;
    for (unsigned i = 0; i < bytes; i++)
        *value |= (uint64_t)buffer[i] << (8 * i);
    return true;
}

static bool get_int(in *r, int64_t *value, int64_t most) {
    uint64_t bits;
    bool whole = get(r, &bits, 8);
    *value = (int64_t)bits;
    return whole && *value >= (int64_t)EPY_INT_MIN && *value <= most;
}

static epy_value read_int(in *r) {
    int64_t value;
    return get_int(r, &value, EPY_WORD_BITS == 64 ? INT64_MAX : UINT32_MAX) ? epy_wide_value(r->c, value)
                                                                            : EPY_UNBOUND;
}

static epy_value read_float(in *r) {
    uint64_t bits;
    return get(r, &bits, 8) ? epy_float_value(r->c, (epy_float)epy_bits_double(bits)) : EPY_UNBOUND;
}

static epy_value read_str(in *r) {
    uint64_t bytes;
    if (!get(r, &bytes, 4) || bytes > *r->left)
        return EPY_UNBOUND;
    epy_str *s = epy_str_allocate(r->c, (size_t)bytes);
    if (!get_bytes(r, s->text, (size_t)bytes) || !epy_utf8_valid(s->text, s->bytes))
        return EPY_UNBOUND;
    return epy_str_finish(s, epy_utf8_count(s->text, s->bytes));
}

static epy_value read_range(in *r) {
    int64_t start, stop, step;
    if (!get_int(r, &start, EPY_INT_MAX) || !get_int(r, &stop, EPY_INT_MAX) ||
        !get_int(r, &step, EPY_INT_MAX) || step == 0)
        return EPY_UNBOUND;
    return epy_range_new(r->c, (epy_int)start, (epy_int)stop, (epy_int)step);
}

static epy_value read_immediate(in *r, enum epy_immediate kind, unsigned bytes, uint64_t limit) {
    uint64_t index;
    return get(r, &index, bytes) && index < limit ? EPY_IMMEDIATE(kind, index) : EPY_UNBOUND;
}

// The container with nothing in it yet.
static epy_value read_open(in *r, char tag) {
    uint64_t count = 3;
    if ((tag != 'S' && !get(r, &count, 4)) || count > *r->left || r->depth == EPY_NESTING_LIMIT)
        return EPY_UNBOUND;
    epy_value v = tag == 'l'   ? epy_list_new(r->c, EPY_STORE_VALUE, (epy_word)count)
                  : tag == 't' ? epy_tuple_new(r->c, (epy_word)count)
                  : tag == 'd' ? epy_dict_new(r->c, (epy_word)count)
                               : epy_slice_new(r->c, EPY_NONE, EPY_NONE, EPY_NONE);
    r->levels[r->depth++] = (level){v, EPY_UNBOUND, 0, (uint32_t)count};
    return v;
}

static epy_value read_one(in *r) {
    char tag;
    if (!get_bytes(r, &tag, 1))
        return EPY_UNBOUND;
    switch (tag) {
    case 'N': return EPY_NONE;
    case 'T': return EPY_TRUE;
    case 'F': return EPY_FALSE;
    case '.': return EPY_ELLIPSIS;
    case 'i': return read_int(r);
    case 'f': return read_float(r);
    case 's': return read_str(r);
    case 'r': return read_range(r);
    case 'u': return read_immediate(r, EPY_KIND_FUNCTION, 2, r->c->function_count);
    case 'b': return read_immediate(r, EPY_KIND_BUILTIN, 2, EPY_BUILTIN_COUNT + EPY_MATH_COUNT);
    case 'y': return read_immediate(r, EPY_KIND_TYPE, 1, EPY_TYPE_COUNT);
    case 'l':
    case 't':
    case 'd':
    case 'S': return read_open(r, tag);
    default: return EPY_UNBOUND;
    }
}

static void put_in_dict(in *r, level *l, epy_value v) {
    if (l->key == EPY_UNBOUND) {
        epy_push(r->c, v);
        l->key = v;
        return;
    }
    epy_dict_set(r->c, epy_dict_of(l->container), l->key, v);
    epy_pop(r->c, 1);
    l->key = EPY_UNBOUND;
    l->index++;
}

static void put_in(in *r, level *l, epy_value v) {
    epy_push(r->c, v);
    switch (epy_header_type(epy_ref(l->container))) {
    case EPY_TYPE_List: epy_list_append(r->c, epy_list_of(l->container), v); break;
    case EPY_TYPE_Tuple: epy_tuple_of(l->container)->items[l->index] = v; break;
    default: (&((epy_slice *)epy_ref(l->container))->start)[l->index] = v; break;
    }
    epy_pop(r->c, 1);
    l->index++;
}

epy_value epy_wire_read(epy_core *c, epy_wire_source source, void *from, size_t *left) {
    in r;
    r.c = c;
    r.source = source;
    r.from = from;
    r.left = left;
    r.depth = 0;
    unsigned root = c->root_count;
    epy_value result = read_one(&r);
    epy_push(c, result);
    while (r.depth > 0) {
        level *l = &r.levels[r.depth - 1];
        if (l->index == l->count) {
            r.depth--;
            continue;
        }
        epy_value v = read_one(&r);
        if (v == EPY_UNBOUND) {
            result = EPY_UNBOUND;
            break;
        }
        if (epy_is_dict(l->container))
            put_in_dict(&r, l, v);
        else
            put_in(&r, l, v);
    }
    epy_pop(c, c->root_count - root);
    return result;
}
