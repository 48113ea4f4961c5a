// SPDX-License-Identifier: MIT
// Binding the arguments of a call to the parameters of a built-in, as its row of builtins.def writes them:
// "self,sep=,maxsplit=" or "iterable,/,*,key=,reverse=" or "*values,sep=,end=".
#include "epy_call.h"
#include "epy_builtins.h"
#include "epy_objects.h"
#include "epy_text.h"

typedef struct parameter {
    const char *name;
    unsigned bytes;
    bool optional;
    bool by_position, by_name; // how it can be given
} parameter;

typedef struct reader {
    const char *next;
    bool names_only; // behind a star
    bool rest;       // there is a "*rest"
    bool slash_ahead;
} reader;

static reader open_parameters(const char *text) {
    reader r = {text, false, false, false};
    for (const char *p = text; *p; p++)
        if (*p == '/')
            r.slash_ahead = true;
    return r;
}

static const char *end_of_word(const char *p) {
    while (*p && *p != ',')
        p++;
    return p;
}

// The next named parameter; false at the end. Marks ("/", "*", "*rest") change the reader.
static bool next_parameter(reader *r, parameter *p) {
    while (*r->next) {
        const char *word = r->next, *end = end_of_word(word);
        r->next = *end ? end + 1 : end;
        if (*word == '/') {
            r->slash_ahead = false;
        } else if (*word == '*') {
            r->names_only = true;
            r->rest = end - word > 1;
        } else {
            p->optional = end[-1] == '=';
            p->name = word;
            p->bytes = (unsigned)(end - word) - p->optional;
            p->by_position = !r->names_only;
            p->by_name = !r->slash_ahead && !(p->bytes == 4 && !__builtin_memcmp(word, "self", 4));
            return true;
        }
    }
    return false;
}

// ---- what is wrong ----------------------------------------------------------------------------------------

// How the row counts its positional parameters, "self" left out.
typedef struct shape {
    unsigned least, most;
    bool by_name, method;
} shape;

static shape shape_of(unsigned index) {
    shape s = {0, 0, false, epy_builtins[index].type != EPY_TYPE_Any};
    reader r = open_parameters(epy_builtins[index].parameters);
    parameter p;
    while (next_parameter(&r, &p)) {
        s.by_name |= p.by_name;
        if (p.by_position) {
            s.most++;
            s.least += !p.optional;
        }
    }
    s.most -= s.method;
    s.least -= s.method;
    return s;
}

static epy_value text_of(epy_core *c, const char *text) {
    epy_value v = epy_str_of_c(c, text);
    epy_push(c, v);
    return v;
}

static EPY_NORETURN void fail(epy_core *c, unsigned count, const epy_value *parts) {
    epy_raise1(c, EPY_FAULT_BuiltinArguments, epy_str_build(c, count, parts));
}

static EPY_COLD EPY_NORETURN void wrong_count(epy_core *c, unsigned index, unsigned count) {
    shape s = shape_of(index);
    count -= s.method;
    epy_value number = epy_str_value(c, epy_small(count));
    epy_push(c, number);
    epy_value name = text_of(c, epy_builtins[index].name);
    if (s.most <= 1 && s.least == s.most) {
        const char *takes = s.most ? "() takes exactly one argument (" : "() takes no arguments (";
        epy_value owner = s.method ? text_of(c, epy_type_name((enum epy_type)epy_builtins[index].type))
                                   : epy_str_new(c, "", 0);
        epy_value dot = text_of(c, s.method ? "." : "");
        epy_value parts[] = {owner, dot, name, text_of(c, takes), number, text_of(c, " given)")};
        fail(c, 6, parts);
    }
    unsigned limit = count < s.least ? s.least : s.most;
    epy_value bound = epy_str_value(c, epy_small(limit));
    epy_push(c, bound);
    if (s.by_name) {
        epy_value parts[] = {name,   text_of(c, count < s.least ? "() takes at least " : "() takes at most "),
                             bound,  text_of(c, limit == 1 ? " argument (" : " arguments ("),
                             number, text_of(c, " given)")};
        fail(c, 6, parts);
    }
    const char *how = s.least == s.most ? " expected "
                      : count < s.least ? " expected at least "
                                        : " expected at most ";
    epy_value parts[] = {name, text_of(c, how), bound,
                         text_of(c, limit == 1 ? " argument, got " : " arguments, got "), number};
    fail(c, 5, parts);
}

static EPY_COLD EPY_NORETURN void wrong_name(epy_core *c, unsigned index, epy_value name) {
    epy_value builtin = text_of(c, epy_builtins[index].name);
    if (!shape_of(index).by_name) {
        epy_value parts[] = {builtin, text_of(c, "() takes no keyword arguments")};
        fail(c, 2, parts);
    }
    epy_value parts[] = {text_of(c, "'"), name, text_of(c, "' is an invalid keyword argument for "), builtin,
                         text_of(c, "()")};
    fail(c, 5, parts);
}

// ---- binding ----------------------------------------------------------------------------------------------

static int find_name(const epy_tuple *names, const parameter *p) {
    for (epy_word i = 0; i < names->length; i++) {
        char buffer[4];
        epy_text text = epy_str_view(names->items[i], buffer);
        if (text.bytes == p->bytes && !__builtin_memcmp(text.text, p->name, p->bytes))
            return (int)i;
    }
    return -1;
}

static void check_names(epy_core *c, unsigned index, const epy_tuple *names) {
    for (epy_word i = 0; i < names->length; i++) {
        char buffer[4];
        epy_text text = epy_str_view(names->items[i], buffer);
        reader r = open_parameters(epy_builtins[index].parameters);
        parameter p;
        bool found = false;
        while (!found && next_parameter(&r, &p))
            found = p.by_name && p.bytes == text.bytes && !__builtin_memcmp(p.name, text.text, p.bytes);
        if (!found)
            wrong_name(c, index, names->items[i]);
    }
}

unsigned epy_bind_builtin(epy_core *c, unsigned index, const epy_value *args, unsigned count, epy_value names,
                          epy_value *bound) {
    const epy_tuple *keywords = names == EPY_UNBOUND ? NULL : epy_tuple_of(names);
    unsigned positional = count - (keywords ? (unsigned)keywords->length : 0);
    unsigned used = 0, n = 0;
    if (keywords)
        check_names(c, index, keywords);
    reader r = open_parameters(epy_builtins[index].parameters);
    parameter p;
    while (next_parameter(&r, &p)) {
        int at = keywords && p.by_name ? find_name(keywords, &p) : -1;
        epy_value v = EPY_UNBOUND;
        if (p.by_position && used < positional)
            v = args[used++];
        else if (at >= 0)
            v = args[positional + (unsigned)at];
        else if (!p.optional)
            wrong_count(c, index, positional);
        bound[n++] = v;
    }
    if (used < positional && !r.rest)
        wrong_count(c, index, positional);
    while (used < positional)
        bound[n++] = args[used++];
    return n;
}
