// SPDX-License-Identifier: MIT
// Values as bytes for the host and back: docs/machine.md "Encoded values".
#include "epy_builtins.h"
#include "epy_bytes.h"
#include "epy_class.h"
#include "epy_exception.h"
#include "epy_host.h"
#include "epy_slice.h"
#include "epy_text.h"
#include "epy_walk.h"

#if EPY_WORD_BITS == 64
#define TAG_INT 'i'
#define TAG_FLOAT 'f'
#else
#define TAG_INT 'j'
#define TAG_WORD 'w'
#define TAG_FLOAT 'e'
#endif

#define USES_CONTAINERS                                                                                      \
    (EPY_PROGRAM_USES_SENT_CONTAINERS &&                                                                     \
     (EPY_USES_TYPE(List) || EPY_USES_TYPE(Tuple) || EPY_USES_TYPE(Dict) || EPY_USES_TYPE(Slice) ||          \
      EPY_USES_TYPE(Array) || EPY_USES_TYPE(DictView) || EPY_USES_TYPE(Set) || EPY_USES_TYPE(FrozenSet)))

// ---- writing ----------------------------------------------------------------------------------------------

static void put(epy_core *c, char tag, epy_word number, unsigned bytes) {
    epy_link_put_number(c->link, (unsigned char)tag, 1);
    epy_link_put_number(c->link, number, bytes);
}

static void put_int(epy_core *c, epy_int i) {
    put(c, TAG_INT, (epy_word)i, sizeof i);
}

static void put_immediate(epy_core *c, epy_value v) {
    epy_word kind = v >> 2 & 0x1F, payload = epy_payload(v);
    if (kind == EPY_KIND_SINGLETON)
        put(c, "?NFT.X"[v ? payload + 1 : 0], 0, 0);
    else
        put(c, "?ubyc"[kind], payload, 4);
}

#if EPY_USES_TYPE(Exception)
// Exceptions inside exceptions lie in arguments; a few of them are shown, so that none is shown in itself.
#define MAX_INNER 3

static void put_exception(epy_core *c, epy_value v) {
    static unsigned inner;
    unsigned count;
    const epy_value *args = epy_exception_arguments(v, &count);
    if (inner == MAX_INNER) {
        put(c, '+', EPY_TYPE_Exception, 1);
        return;
    }
    inner++;
    put(c, 'x', epy_payload(epy_exception_class(v)), 1);
    epy_link_put_number(c->link, epy_exception_fault(v), 2);
    epy_link_put_number(c->link, count, 4);
    for (unsigned i = 0; i < count; i++)
        epy_wire_write(c, args[i]);
    inner--;
}
#endif

#if EPY_USES_TYPE(Bytes) || EPY_USES_TYPE(ByteArray)
static void put_bytes(epy_core *c, epy_value v) {
    epy_octets items = epy_bytes_view(v);
    put(c, EPY_IS(ByteArray, v) ? 'A' : 'B', items.length, 4);
    epy_link_put(c->link, (const char *)items.items, items.length);
}
#endif

static void put_object(epy_core *c, epy_value v) {
    const epy_object *o = epy_ref(v);
    switch (epy_header_type(o)) {
#if EPY_WORD_BITS == 64
    case EPY_TYPE_Int: put_int(c, (epy_int)((const epy_big_int *)o)->bits); break;
#else
    case EPY_TYPE_Int:
        put(c, epy_header_subtype(o) ? TAG_WORD : TAG_INT, ((const epy_big_int *)o)->bits, sizeof(epy_word));
        break;
#endif
#if EPY_USES_TYPE(Float)
    case EPY_TYPE_Float: put(c, TAG_FLOAT, ((const epy_big_int *)o)->bits, sizeof(epy_word)); break;
#endif
#if EPY_USES_TYPE(Str)
    case EPY_TYPE_Str:
        put(c, 's', ((const epy_str *)o)->bytes, 4);
        epy_link_put(c->link, ((const epy_str *)o)->text, ((const epy_str *)o)->bytes);
        break;
#endif
#if EPY_USES_TYPE(Bytes) || EPY_USES_TYPE(ByteArray)
    case EPY_TYPE_Bytes:
    case EPY_TYPE_ByteArray: put_bytes(c, v); break;
#endif
#if EPY_USES_TYPE(Range)
    case EPY_TYPE_Range:
        put(c, 'r', 0, 0);
        put_int(c, ((const epy_range *)o)->start);
        put_int(c, ((const epy_range *)o)->stop);
        put_int(c, ((const epy_range *)o)->step);
        break;
#endif
#if EPY_USES_TYPE(Function)
    case EPY_TYPE_Function: put(c, 'u', ((const epy_closure *)o)->function, 4); break;
#endif
#if EPY_USES_TYPE(Instance)
    case EPY_TYPE_Instance:
        put(c, 'O', epy_class_order(epy_record_of(v))[0] - EPY_FIRST_CLASS, 1);
        epy_link_put_number(c->link, v, 4);
        break;
#endif
    default:
        put(c, 'o', epy_header_type(o), 1);
        epy_link_put_number(c->link, v, 4);
        break;
    }
}

static void put_value(epy_core *c, epy_value v) {
    if (epy_is_small(v))
        put_int(c, epy_small_int(v));
#if EPY_USES_TYPE(Exception)
    else if (epy_is_exception(v))
        put_exception(c, v);
#endif
    else if (epy_is_ref(v))
        put_object(c, v);
    else
        put_immediate(c, v);
}

#if USES_CONTAINERS
static void put_leaf(const epy_walk *w) {
    switch (w->kind) {
    case 'i': put_int(w->c, w->i); break;
    case 'f': put(w->c, TAG_FLOAT, epy_float_bits(w->f), sizeof(epy_word)); break;
    case 'b': put_immediate(w->c, epy_bool(w->i != 0)); break;
    default: put_value(w->c, w->v); break;
    }
}

static void put_open(const epy_walk *w) {
    epy_core *c = w->c;
    const epy_object *o = epy_ref(w->v);
    unsigned type = w->kind == 'p' ? EPY_TYPE_Tuple : epy_header_type(o), bytes = 4;
    epy_word count = w->count;
    char tag = type == EPY_TYPE_List ? 'l' : 't';
    if (EPY_TYPE_IS(Dict, type)) {
        tag = 'd';
        count /= 2;
    } else if (EPY_TYPE_IS(Set, type) || EPY_TYPE_IS(FrozenSet, type)) {
        tag = EPY_TYPE_IS(Set, type) ? 'm' : 'z';
    } else if (EPY_TYPE_IS(Slice, type)) {
        tag = 'S';
        bytes = 0;
    } else if (EPY_TYPE_IS(Array, type)) {
        put(c, 'a', ((const epy_array *)o)->code, 1);
        tag = 0;
    } else if (EPY_TYPE_IS(DictView, type)) {
        put(c, 'v', epy_header_subtype(o), 1);
        tag = 0;
    }
    if (tag)
        epy_link_put_number(c->link, (unsigned char)tag, 1);
    epy_link_put_number(c->link, count, bytes);
}

static void put_container(epy_core *c, epy_value v) {
    epy_walk w;
    epy_walk_begin(&w, c, v);
    for (;;) {
        switch (epy_walk_next(&w)) {
        case EPY_WALK_LEAF: put_leaf(&w); break;
        case EPY_WALK_OPEN: put_open(&w); break;
        case EPY_WALK_CLOSE: break;
        case EPY_WALK_CYCLE:
        case EPY_WALK_DEEP: put(c, '+', w.kind == 'p' ? EPY_TYPE_Tuple : epy_type_of(w.v), 1); break;
        case EPY_WALK_END: return;
        }
    }
}

void epy_wire_write(epy_core *c, epy_value v) {
    if (epy_walk_is_container(v))
        put_container(c, v);
    else
        put_value(c, v);
}
#else
void epy_wire_write(epy_core *c, epy_value v) {
    put_value(c, v);
}
#endif

// ---- reading ----------------------------------------------------------------------------------------------

// The text of a str: its object, not finished, or NULL.
static epy_str *read_text(epy_core *c, epy_wire_source source, void *from, size_t left) {
    uint8_t length[4];
    if (left < 4 || !source(from, length, 4))
        return NULL;
    uint32_t bytes = length[0] | length[1] << 8 | length[2] << 16 | (uint32_t)length[3] << 24;
    if (bytes > left - 4)
        return NULL;
    epy_str *s = epy_str_allocate(c, bytes);
    return source(from, s->text, bytes) ? s : NULL;
}

epy_value epy_wire_read_str(epy_core *c, epy_wire_source source, void *from) {
    char tag;
    epy_str *s = source(from, &tag, 1) && tag == 's' ? read_text(c, source, from, ~(size_t)0) : NULL;
    return s ? epy_str_finish(s, epy_utf8_count(s->text, s->bytes)) : EPY_UNBOUND;
}

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

static bool get(in *r, epy_word *value, unsigned bytes) {
    uint8_t buffer[8];
    *value = 0;
    if (!get_bytes(r, buffer, bytes))
        return false;
    for (unsigned i = 0; i < bytes; i++)
        *value |= (epy_word)buffer[i] << (8 * i);
    return true;
}

static epy_value read_str(in *r) {
    epy_str *s = read_text(r->c, r->source, r->from, *r->left);
    if (!s || !epy_utf8_valid(s->text, s->bytes))
        return EPY_UNBOUND;
    *r->left -= 4 + (size_t)s->bytes;
    return epy_str_finish(s, epy_utf8_count(s->text, s->bytes));
}

static epy_value read_bytes(in *r) {
    epy_word length;
    if (!get(r, &length, 4) || length > *r->left)
        return EPY_UNBOUND;
    epy_value v = epy_bytes_new(r->c, EPY_TYPE_Bytes, length);
    return get_bytes(r, epy_bytes_view(v).items, length) ? v : EPY_UNBOUND;
}

static epy_value read_range(in *r) {
    epy_word part[3];
    for (unsigned i = 0; i < 3; i++) {
        char tag;
        if (!get_bytes(r, &tag, 1) || tag != TAG_INT || !get(r, &part[i], sizeof(epy_word)))
            return EPY_UNBOUND;
    }
    return part[2] ? epy_range_new(r->c, (epy_int)part[0], (epy_int)part[1], (epy_int)part[2]) : EPY_UNBOUND;
}

// A number of so many bytes as a value; limit: of an immediate.
static epy_value read_number(in *r, char tag) {
    epy_word w;
    if (!get(r, &w, tag == TAG_INT || tag == TAG_FLOAT ? sizeof w : 4))
        return EPY_UNBOUND;
    switch (tag) {
    case TAG_INT: return epy_int_value(r->c, (epy_int)w);
    case TAG_FLOAT: return epy_float_value(r->c, epy_bits_float(w));
#ifdef TAG_WORD
    case TAG_WORD: return epy_word_value(r->c, (uint32_t)w);
#endif
    case 'u': return w < r->c->function_count ? EPY_IMMEDIATE(EPY_KIND_FUNCTION, w) : EPY_UNBOUND;
    case 'b':
        return w < EPY_BUILTIN_COUNT + EPY_MATH_COUNT ? EPY_IMMEDIATE(EPY_KIND_BUILTIN, w) : EPY_UNBOUND;
    case 'y':
        return w < EPY_TYPE_COUNT || (epy_word)(w - EPY_TYPE_EXCEPTIONS) < EPY_EXCEPTION_COUNT ||
                       (w >= EPY_FIRST_CLASS && w < 256)
                   ? EPY_IMMEDIATE(EPY_KIND_TYPE, w)
                   : EPY_UNBOUND;
    default: return w < 0x110000 ? epy_char((uint32_t)w) : EPY_UNBOUND; // 'c'
    }
}

// The container with nothing in it yet.
static epy_value read_open(in *r, char tag) {
    epy_word count = 3;
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
    case 'X': return EPY_NOT_IMPLEMENTED;
    case 's': return read_str(r);
    case 'B': return read_bytes(r);
    case 'r': return read_range(r);
    case TAG_INT:
    case TAG_FLOAT:
#ifdef TAG_WORD
    case TAG_WORD:
#endif
    case 'u':
    case 'b':
    case 'y':
    case 'c': return read_number(r, tag);
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
