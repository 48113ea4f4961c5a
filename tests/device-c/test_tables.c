// SPDX-License-Identifier: MIT
// Built-ins, methods, formatting, parsing and the encoding of values against what CPython says: tables.py
// writes one case per line, "kind name arguments expected", arguments and expected values encoded as for the
// link, in hexadecimal.
#include "names.h"
#include "table_core.h"

static const struct fault_words {
    const char *exception, *message;
} faults[] = {
#define FAULT(Name, exception, message) {#exception, message},
#include "faults.def"
#undef FAULT
};

static uint8_t input[1 << 20];
static size_t input_at;

static bool from_input(void *unused, void *bytes, size_t size) {
    (void)unused;
    memcpy(bytes, input + input_at, size);
    input_at += size;
    return true;
}

static size_t unhex(const char *text, uint8_t *to) {
    size_t count = 0;
    for (unsigned byte; sscanf(text, "%2x", &byte) == 1; text += 2)
        to[count++] = (uint8_t)byte;
    return count;
}

// ---- what a case calls ------------------------------------------------------------------------------------

typedef struct test_case {
    char kind[16], name[40];
    size_t bytes;
} test_case;

static epy_value item(epy_value v, unsigned i) {
    return epy_tuple_of(v)->items[i];
}

static epy_value call_builtin(const char *name, epy_value arguments) {
    static const char *const names[] = {
#define BUILTIN(Name, module, name, parameters, result, effects) #Name,
#define METHOD(Name, Type, name, parameters, result, effects) #Name,
#include "builtins.def"
#undef BUILTIN
#undef METHOD
    };
    epy_value args[16];
    unsigned count = (unsigned)epy_tuple_of(arguments)->length;
    for (unsigned i = 0; i < count; i++)
        args[i] = item(arguments, i) == EPY_ELLIPSIS ? EPY_UNBOUND : item(arguments, i);
    for (unsigned i = 0; i < EPY_BUILTIN_COUNT; i++)
        if (strcmp(names[i], name) == 0)
            return epy_builtin_at(i)(&core, args, count);
    printf("no built-in %s\n", name);
    exit(1);
}

static epy_value call_math(const char *name, epy_value arguments) {
    static const char *const names[] = {
#define MATH(Name, name, arity) name,
#include "math.def"
#undef MATH
    };
    epy_float x = epy_real(&core, item(arguments, 0));
    epy_float y = epy_tuple_of(arguments)->length > 1 ? epy_real(&core, item(arguments, 1)) : 0;
    for (unsigned i = 0; i < EPY_MATH_COUNT; i++)
        if (strcmp(names[i], name) == 0)
            return epy_float_value(&core, epy_math_call(&core, i, x, y));
    exit(1);
}

static epy_value call_op(const char *name, epy_value a) {
    epy_core *c = &core;
    if (strcmp(name, "format") == 0)
        return epy_format_value(c, item(a, 0), item(a, 1), 0);
    if (strcmp(name, "percent") == 0)
        return epy_str_percent(c, item(a, 0), item(a, 1));
    if (strcmp(name, "repr") == 0)
        return epy_repr_value(c, item(a, 0));
    if (strcmp(name, "ascii") == 0)
        return epy_ascii_value(c, item(a, 0));
    if (strcmp(name, "str") == 0)
        return epy_str_value(c, item(a, 0));
    if (strcmp(name, "int") == 0)
        return epy_str_to_int(c, item(a, 0), epy_small_int(item(a, 1)));
    if (strcmp(name, "float") == 0)
        return epy_float_value(c, epy_str_to_float(c, item(a, 0)));
    if (strcmp(name, "item") == 0)
        return epy_str_item(c, item(a, 0), epy_small_int(item(a, 1)));
    if (strcmp(name, "slice") == 0)
        return epy_str_slice(c, item(a, 0), epy_small_int(item(a, 1)), epy_small_int(item(a, 2)),
                             epy_small_int(item(a, 3)));
    if (strcmp(name, "concat") == 0)
        return epy_str_concat(c, item(a, 0), item(a, 1));
    if (strcmp(name, "repeat") == 0)
        return epy_str_repeat(c, item(a, 0), epy_small_int(item(a, 1)));
    if (strcmp(name, "build") == 0)
        return epy_str_build(c, (unsigned)epy_tuple_of(a)->length, epy_tuple_of(a)->items);
    if (strcmp(name, "less") == 0)
        return epy_bool(epy_str_compare(item(a, 0), item(a, 1)) < 0);
    if (strcmp(name, "same") == 0)
        return epy_bool(epy_str_equal(item(a, 0), item(a, 1)));
    if (strcmp(name, "in") == 0)
        return epy_bool(epy_str_contains(item(a, 0), item(a, 1)));
    if (strcmp(name, "echo") == 0)
        return item(a, 0);
    printf("no operation %s\n", name);
    exit(1);
}

static epy_value run_case(void *argument) {
    const test_case *t = argument;
    size_t left = t->bytes;
    epy_value arguments = epy_wire_read(&core, from_input, NULL, &left);
    if (arguments == EPY_UNBOUND || left != 0) {
        printf("%s %s: arguments do not decode\n", t->kind, t->name);
        exit(1);
    }
    epy_push(&core, arguments);
    epy_value result = t->kind[0] == 'b'   ? call_builtin(t->name, arguments)
                       : t->kind[0] == 'm' ? call_math(t->name, arguments)
                                           : call_op(t->name, arguments);
    epy_pop(&core, 1);
    if (result == EPY_UNBOUND)
        exit(1);
    return result;
}

// ---- what comes of it -------------------------------------------------------------------------------------

static epy_value value_text(void *v) {
    return epy_str_value(&core, *(epy_value *)v);
}
static epy_value value_repr(void *v) {
    return epy_repr_value(&core, *(epy_value *)v);
}

static void put_text(char **to, epy_value v, core_task as_text) {
    char buffer[4];
    epy_text s = epy_str_view(core_try(as_text, &v), buffer);
    memcpy(*to, s.text, s.bytes);
    *to += s.bytes;
}

// "TypeError message" with the arguments of the fault filled in.
static void fault_text(char *to) {
    unsigned fault = core.fault;
    to += sprintf(to, "%s ", faults[fault].exception);
    for (const char *m = faults[fault].message; *m; m++) {
        if (*m != '{' || m[1] < '0' || m[1] > '4') {
            *to++ = *m;
            continue;
        }
        epy_value v = core.fault_args[m[1] - '0'];
        m += 2;
        if (*m == 't' || *m == 'p')
            to += sprintf(to, "%s", *m == 'p' && v == EPY_NONE ? "None" : type_names[epy_type_of(v)]);
        else if (*m == 'w' && epy_is_type(v, EPY_TYPE_Type))
            to += sprintf(to, "type object '%s'", type_names[epy_payload(v)]);
        else if (*m == 'w')
            to += sprintf(to, "'%s' object", type_names[epy_type_of(v)]);
        else if (*m == 'b')
            to += sprintf(to, "%s", builtin_names[epy_payload(v)]);
        else
            put_text(&to, v, *m == 'r' ? value_repr : value_text);
        m += *m != '}';
    }
    *to = 0;
}

#ifdef EPY_HOSTILE
#define CORE_BYTES (160 << 10) // collected at every allocation, which takes its time:
#define CASE_STEP 7            // only so many-th cases are run
#else
#define CORE_BYTES (8 << 20)
#define CASE_STEP 1
#endif
#ifndef MOST_SHOWN
#define MOST_SHOWN 20
#endif
static unsigned failures;

static void complain(const char *line, const char *got) {
    if (failures++ < MOST_SHOWN)
        printf("%.*s\n  got %s\n", (int)strcspn(line, "\n"), line, got);
}

static char hex[1 << 21], words[1 << 16];

static void check(const char *line, const char *expected, epy_value result) {
    if (result == EPY_UNBOUND) {
        fault_text(words);
        hex[0] = '!';
        for (size_t i = 0; words[i]; i++)
            sprintf(hex + 1 + 2 * i, "%02x", (uint8_t)words[i]);
        if (strcmp(hex, expected) != 0)
            complain(line, words);
        return;
    }
    const uint8_t *bytes;
    size_t size = core_encode(result, &bytes);
    for (size_t i = 0; i < size; i++)
        sprintf(hex + 2 * i, "%02x", bytes[i]);
    hex[2 * size] = 0;
    if (strcmp(hex, expected) != 0)
        complain(line, hex);
}

int main(int count, char **arguments) {
    static char line[1 << 20], given[1 << 20], expected[1 << 20];
    char command[600];
    unsigned cases = 0, lines = 0;
    snprintf(command, sizeof command, "python3 '%.*s/tables.py' %d %s",
             (int)(strrchr(__FILE__, '/') ? strrchr(__FILE__, '/') - __FILE__ : 1),
             strrchr(__FILE__, '/') ? __FILE__ : ".", EPY_WORD_BITS, count > 1 ? arguments[1] : "1");
    FILE *cases_from = popen(command, "r");
    core_begin(CORE_BYTES);
    while (cases_from && fgets(line, sizeof line, cases_from)) {
        test_case t;
        if (lines++ % CASE_STEP)
            continue;
        if (sscanf(line, "%15s %39s %s %s", t.kind, t.name, given, expected) != 4)
            return 1;
        input_at = 0;
        t.bytes = unhex(given, input);
        check(line, expected, core_try(run_case, &t));
        cases++;
    }
    printf("%u cases, %u failures\n", cases, failures);
    return failures != 0 || cases < 1000 || !cases_from || pclose(cases_from) != 0;
}
