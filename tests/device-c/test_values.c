// SPDX-License-Identifier: MIT
// Numbers, containers, iterators and their faults against CPython: values.py writes cases (postfix commands,
// a tab, the answer), this program runs them on a small heap. Built with EPY_HOSTILE every allocation
// collects.
#include "epy_builtins.h"
#include "epy_ops.h"
#include "epy_port.h"
#include "epy_text.h"
#include "names.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#ifdef EPY_HOSTILE
#define HEAP_BYTES (128u << 10)
#define AMOUNT "few"
#else
#define HEAP_BYTES (8u << 20)
#define AMOUNT "all"
#endif
#define STACK 4096
#define FRAMES 1024

static epy_core core;
static epy_act acts[EPY_RECURSION_LIMIT + 1];
static struct {
    epy_word count;
    epy_value values[STACK];
} frame;

static void start_core(void) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT;
    size_t bytes = FRAMES * sizeof(epy_word) + HEAP_BYTES;
    epy_word *frames = mmap(NULL, bytes, PROT_READ | PROT_WRITE, flags, -1, 0), *heap = frames + FRAMES;
    if ((void *)frames == MAP_FAILED)
        exit(2);
    core.acts = core.top = acts;
    core.act_limit = acts + EPY_RECURSION_LIMIT;
    core.frames = core.frame_top = frames;
    core.frame_limit = frames + FRAMES - 64;
    core.mark_limit = frames + FRAMES;
    acts[0].frame = (epy_frame *)&frame;
    epy_heap_start(&core, heap, heap + HEAP_BYTES / sizeof(epy_word));
}

// ---- the stack: values of the outermost frame, so the collector sees them ---------------------------------
static void push(epy_value v) {
    frame.values[frame.count++] = v;
}
static epy_value pop(void) {
    epy_value v = frame.values[--frame.count];
    frame.values[frame.count] = EPY_UNBOUND;
    return v;
}
static epy_value *top(unsigned count) {
    return &frame.values[frame.count - count];
}
static void drop(unsigned count) {
    while (count--)
        pop();
}
static void replace(unsigned count, epy_value result) {
    drop(count);
    push(result);
}

static unsigned named(const char *name, const char *const *names, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    fprintf(stderr, "no %s\n", name);
    exit(2);
}

static const char *const operators[] = {
#define BINARY(Name, symbol) #Name,
#define UNARY(Name, symbol) #Name,
#define COMPARE(Name, symbol) #Name,
#include "operators.def"
#undef BINARY
#undef UNARY
#undef COMPARE
};
static const char *const symbols[] = {
#define BINARY(Name, symbol) symbol,
#define UNARY(Name, symbol) symbol,
#define COMPARE(Name, symbol) symbol,
#include "operators.def"
#undef BINARY
#undef UNARY
#undef COMPARE
};
static const char *const builtins[] = {
#define BUILTIN(Name, module, name, parameters, result, effects) #Name,
#define METHOD(Name, Type, name, parameters, result, effects) #Name,
#include "builtins.def"
#undef BUILTIN
#undef METHOD
};
static const char *const types[] = {
#define TYPE(Name, name, heap) #Name,
#define REFINED(Name)
#include "types.def"
#undef TYPE
#undef REFINED
};
static const struct {
    const char *class, *message;
} faults[] = {
#define FAULT(Name, Class, message) {#Class, message},
#include "faults.def"
#undef FAULT
};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static enum epy_operator operator_named(const char *name) {
    return (enum epy_operator)named(name, operators, COUNT(operators));
}

// ---- commands ---------------------------------------------------------------------------------------------
static epy_value number_word(const char *word) {
    if (word[0] == 'i')
        return epy_wide_value(&core, strtoll(word + 1, NULL, 10));
    uint64_t bits = strtoull(word + 1, NULL, 16);
    double f;
    memcpy(&f, &bits, sizeof f);
    return epy_float_value(&core, (epy_float)f);
}

static epy_value str_word(const char *hex) {
    char text[512];
    unsigned n = 0;
    for (unsigned byte; sscanf(hex, "%2x", &byte) == 1; hex += 2)
        text[n++] = (char)byte;
    return epy_str_new(&core, text, n);
}

static void build_list(const char *word) { // L<kind><count>, or l<count>
    enum epy_storage storage = word[0] == 'l'   ? EPY_STORE_VALUE
                               : word[1] == 'i' ? EPY_STORE_INT
                               : word[1] == 'f' ? EPY_STORE_FLOAT
                                                : EPY_STORE_BOOL;
    unsigned count = (unsigned)atoi(word + (word[0] == 'l' ? 1 : 2));
    push(epy_list_new(&core, storage, 0));
    epy_value list = *top(1);
    for (unsigned i = 0; i < count; i++)
        epy_list_append(&core, epy_list_of(list), top(count + 1)[i]);
    replace(count + 1, list);
}

static void call_builtin(char *word) { // B<Name>:<count>
    char *colon = strchr(word, ':');
    *colon = 0;
    unsigned count = (unsigned)atoi(colon + 1), index = named(word + 1, builtins, COUNT(builtins));
    epy_value args[3] = {EPY_UNBOUND, EPY_UNBOUND, EPY_UNBOUND}, *given = count < 3 ? args : top(count);
    for (unsigned i = 0; count < 3 && i < count; i++)
        args[i] = top(count)[i];
    replace(count, epy_builtin_at(index)(&core, given, count));
}

static epy_value raw_operation(const char *name, epy_int x, epy_int y) {
    epy_core *c = &core;
    epy_act *a = acts;
#define RAW(Name)                                                                                            \
    if (strcmp(name, #Name) == 0)                                                                            \
        return epy_op_BoxInt(c, a, 1, epy_op_##Name(c, a, 1, x, y));
    RAW(AddInt)
    RAW(SubtractInt)
    RAW(MultiplyInt)
    RAW(FloorDivideInt)
    RAW(ModuloInt)
    RAW(PowerInt)
    RAW(ShiftLeftInt)
    RAW(ShiftRightInt)
    return epy_op_BoxFloat(c, a, 1, epy_op_DivideInt(c, a, 1, x, y));
}

static void run_operation(char *word) {
    epy_core *c = &core;
    epy_act *a = acts;
    epy_value *args = top(frame.count < 3 ? frame.count : 3), x = frame.count > 1 ? *top(2) : 0, y = *top(1);
    switch (word[0]) {
    case 'o':
        if (strcmp(word, "oAdd") == 0)
            replace(2, epy_op_AddDynamic(c, a, 1, x, y));
        else if (strcmp(word, "oSubtract") == 0)
            replace(2, epy_op_SubtractDynamic(c, a, 1, x, y));
        else if (strcmp(word, "oMultiply") == 0)
            replace(2, epy_op_MultiplyDynamic(c, a, 1, x, y));
        else
            replace(2, epy_dynamic_binary(c, x, y, operator_named(word + 1)));
        break;
    case 'p': replace(2, epy_dynamic_in_place(c, x, y, operator_named(word + 1))); break;
    case 'u': replace(1, epy_dynamic_unary(c, y, operator_named(word + 1))); break;
    case 'c': replace(2, epy_bool(epy_compare(c, x, y, operator_named(word + 1)))); break;
    case 'R': replace(2, raw_operation(word + 1, epy_index(c, x), epy_index(c, y))); break;
    case 'C': replace(2, epy_bool(epy_contains(c, x, y))); break;
    case 'G': replace(2, epy_item_load(c, x, y)); break;
    case 'P':
        epy_item_store(c, args[0], args[1], args[2]);
        drop(2);
        break;
    case 'D':
        epy_item_delete(c, x, y);
        drop(1);
        break;
    case 'S': replace(3, epy_slice_new(c, args[0], args[1], args[2])); break;
    case 'n': replace(1, epy_unpack(c, y, (unsigned)atoi(word + 1))); break;
    case '*': replace(1, epy_unpack_starred(c, y, 1, 1)); break;
    case 'Q':
        if (epy_float_sqrt(epy_float_of(y)) != epy_float_root(epy_float_of(y)))
            fprintf(stderr, "square roots differ\n"), exit(1);
        replace(1, epy_float_value(c, epy_float_sqrt(epy_float_of(y))));
        break;
    default: fprintf(stderr, "what is %s?\n", word), exit(2);
    }
}

static void run_word(char *word) {
    unsigned count = (unsigned)atoi(word + 1);
    if (strcmp(word, "dup") == 0 || strcmp(word, "over") == 0) {
        push(*top(word[0] == 'd' ? 1 : 2));
    } else if (strcmp(word, "drop") == 0) {
        drop(1);
    } else {
        switch (word[0]) {
        case 'N': push(EPY_NONE); break;
        case 'T': push(EPY_TRUE); break;
        case 'F': push(EPY_FALSE); break;
        case 'U': push(EPY_UNBOUND); break;
        case 'i':
        case 'f': push(number_word(word)); break;
        case 's': push(str_word(word + 1)); break;
        case 'b': push(EPY_IMMEDIATE(EPY_KIND_BUILTIN, named(word + 1, builtins, COUNT(builtins)))); break;
        case 'y': push(epy_type_value((enum epy_type)named(word + 1, types, COUNT(types)))); break;
        case 'l':
        case 'L': build_list(word); break;
        case 't': replace(count, epy_tuple_from(&core, count, top(count))); break;
        case 'd': replace(count, epy_dict_from(&core, count, top(count))); break;
        case 'B': call_builtin(word); break;
        default: run_operation(word);
        }
    }
}

// ---- answers as text --------------------------------------------------------------------------------------
static char answer[1 << 20];
static size_t used;
static void put(const char *text) {
    used += (size_t)snprintf(answer + used, sizeof answer - used, "%s", text);
}
static void put_hex(const char *text, size_t bytes) {
    for (size_t i = 0; i < bytes; i++)
        used += (size_t)snprintf(answer + used, sizeof answer - used, "%02x", (unsigned char)text[i]);
}

static void put_str(epy_value v, bool hex) {
    char buffer[4];
    epy_text text = epy_str_view(v, buffer);
    if (hex)
        put_hex(text.text, text.bytes);
    else
        used += (size_t)snprintf(answer + used, sizeof answer - used, "%.*s", (int)text.bytes, text.text);
}

static void put_int(long long i) {
    used += (size_t)snprintf(answer + used, sizeof answer - used, "%lld", i);
}

static void put_float(double f) {
    uint64_t bits;
    memcpy(&bits, &f, sizeof bits);
    if (f != f)
        put("nan");
    else
        used += (size_t)snprintf(answer + used, sizeof answer - used, "f%016llx", (unsigned long long)bits);
}

static void put_value(epy_value v) {
    epy_word at = 0;
    epy_value key, value;
    switch ((int)epy_type_of(v)) {
    case EPY_TYPE_None: put("None"); break;
    case EPY_TYPE_Bool: put(v == EPY_TRUE ? "True" : "False"); break;
    case EPY_TYPE_Int: put_int(epy_wide_of(v)); break;
    case EPY_TYPE_Float: put_float(epy_float_of(v)); break;
    case EPY_TYPE_Str:
        put("s");
        put_str(v, true);
        break;
    case EPY_TYPE_List:
    case EPY_TYPE_Tuple:
    case EPY_TYPE_Array:
        if (epy_is_type(v, EPY_TYPE_Array))
            used += (size_t)sprintf(answer + used, "array(%c,", (char)((epy_array *)epy_ref(v))->code);
        put(epy_is_tuple(v) ? "(" : "[");
        for (epy_word i = 0; i < epy_sequence_length(v); i++) {
            epy_value item = epy_sequence_item(&core, v, i);
            push(item);
            put_value(item);
            drop(1);
            put(",");
        }
        put(epy_is_tuple(v) ? ")" : "]");
        put(epy_is_type(v, EPY_TYPE_Array) ? ")" : "");
        break;
    case EPY_TYPE_Dict:
        put("{");
        while (epy_dict_next(epy_dict_of(v), &at, &key, &value)) {
            put_value(key);
            put(":");
            put_value(value);
            put(",");
        }
        put("}");
        break;
    case EPY_TYPE_Range: {
        epy_range *r = (epy_range *)epy_ref(v);
        used += (size_t)sprintf(answer + used, "range(%lld,%lld,%lld)", (long long)r->start,
                                (long long)r->stop, (long long)r->step);
        break;
    }
    case EPY_TYPE_Type:
        put("<");
        put(type_names[epy_payload(v)]);
        put(">");
        break;
    default: put("?");
    }
}

// "+=" of "+", "**=" of "** or pow()".
static void put_in_place(const char *symbol) {
    used += (size_t)sprintf(answer + used, "%.*s=", (int)strcspn(symbol, " "), symbol);
}

// "{0}" "{0t}" "{0r}" "{0o}" "{0i}" "{0p}" of a message.
static void put_fault(void) {
    put("!");
    put(faults[core.fault].class);
    put(": ");
    for (const char *p = faults[core.fault].message; *p; p++) {
        if (*p != '{') {
            used += (size_t)sprintf(answer + used, "%c", *p);
            continue;
        }
        epy_value v = core.fault_args[p[1] - '0'];
        switch (p[2]) {
        case 't': put(type_names[epy_type_of(v)]); break;
        case 'p': put(v == EPY_NONE ? "None" : type_names[epy_type_of(v)]); break;
        case 'o': put(symbols[epy_small_int(v)]); break;
        case 'i': put_in_place(symbols[epy_small_int(v)]); break;
        case 'b': put(builtin_names[epy_payload(v)]); break;
        case 'r': put_str(epy_repr_value(&core, v), false); break;
        default: put_str(epy_str_value(&core, v), false); break;
        }
        p = strchr(p, '}');
    }
}

static void run_case(char *words) {
    struct epy_handler handler = {.act = acts, .frame_top = core.frames};
    used = 0;
    answer[0] = 0;
    frame.count = 0;
    core.root_count = 0;
    core.top = acts;
    core.handler = &handler;
    if (__builtin_setjmp(handler.jump) == 0) {
        for (char *word = strtok(words, " "); word; word = strtok(NULL, " "))
            run_word(word);
        put_value(*top(1));
        core.handler = NULL;
        if (core.root_count != 0)
            put(" (roots left)");
        return;
    }
    struct epy_handler outer = {.act = acts, .frame_top = core.frames};
    core.handler = &outer;
    if (__builtin_setjmp(outer.jump) == 0)
        put_fault();
    core.handler = NULL;
}

int main(void) {
    static char line[1 << 20], command[4096], words[1 << 20];
    unsigned cases = 0, failures = 0;
    char *slash = strrchr(__FILE__, '/');
    int folder = slash ? (int)(slash - __FILE__) : 1;
    snprintf(command, sizeof command, "python3 -B %.*s/values.py %d " AMOUNT, folder, slash ? __FILE__ : ".",
             EPY_WORD_BITS);
    start_core();
    FILE *pipe = popen(command, "r");
    while (pipe && fgets(line, sizeof line, pipe)) {
        line[strcspn(line, "\n")] = 0;
        char *expected = strchr(line, '\t');
        *expected++ = 0;
        strcpy(words, line);
        run_case(words);
        cases++;
        if (strcmp(answer, expected) != 0 && failures++ < 60)
            printf("%.300s\n  expected %.300s\n  answered %.300s\n", line, expected, answer);
    }
    if (!pipe || pclose(pipe) != 0 || cases < 1000)
        failures++;
    printf("%u cases, %u failures\n", cases, failures);
    return failures != 0;
}
