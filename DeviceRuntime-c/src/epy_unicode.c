// SPDX-License-Identifier: MIT
// Unicode properties as far as epy_text.h says: complete for U+0000-017F and U+0370-052F, from the tables of
// Unicode 14 (CPython 3.11); beyond these a few large blocks of letters, all white space, and what repr()
// must escape.
#include "epy_text.h"

typedef struct range {
    uint16_t first, last;
} range;

// Capitals and the way to their small letters; a distance of 1 (either way) in a longer row means every
// second one.
static const struct case_row {
    uint16_t first, last;
    int16_t distance;
} cases[] = {
    {65, 90, 32},     {192, 214, 32},   {216, 222, 32},   {256, 302, 1},      {306, 310, 1},
    {313, 327, 1},    {330, 374, 1},    {376, 376, -121}, {377, 381, 1},      {880, 882, 1},
    {886, 886, 1},    {895, 895, 116},  {902, 902, 38},   {904, 906, 37},     {908, 908, 64},
    {910, 911, 63},   {913, 929, 32},   {931, 939, 32},   {975, 975, 8},      {984, 1006, 1},
    {1015, 1015, 1},  {1017, 1017, -7}, {1018, 1018, 1},  {1021, 1023, -130}, {1024, 1039, 80},
    {1040, 1071, 32}, {1120, 1152, 1},  {1162, 1214, 1},  {1216, 1216, 15},   {1217, 1229, 1},
    {1232, 1326, 1},
};
// Small letters whose capital has another small letter.
static const range upper_only[] = {
    {0xB5, 0x39C},  {0x131, 0x49},  {0x17F, 0x53},  {0x3C2, 0x3A3}, {0x3D0, 0x392}, {0x3D1, 0x398},
    {0x3D5, 0x3A6}, {0x3D6, 0x3A0}, {0x3F0, 0x39A}, {0x3F1, 0x3A1}, {0x3F5, 0x395},
};
// Small letters without a capital of one code point: what upper() gives; 0: nothing.
static const struct long_row {
    uint16_t letter, upper[3];
} long_uppers[] = {
    {0xAA, {0}},
    {0xBA, {0}},
    {0xDF, {'S', 'S'}},
    {0x138, {0}},
    {0x149, {0x2BC, 'N'}},
    {0x37A, {0}},
    {0x3FC, {0}},
    {0x390, {0x399, 0x308, 0x301}},
    {0x3B0, {0x3A5, 0x308, 0x301}},
};
static const range letters[] = {
    {'A', 'Z'},       {'a', 'z'},       {0xAA, 0xAA},     {0xB5, 0xB5},     {0xBA, 0xBA},
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x24F},    {0x370, 0x374},   {0x376, 0x377},
    {0x37A, 0x37D},   {0x37F, 0x37F},   {0x386, 0x386},   {0x388, 0x38A},   {0x38C, 0x38C},
    {0x38E, 0x3A1},   {0x3A3, 0x3F5},   {0x3F7, 0x481},   {0x48A, 0x52F},   {0x5D0, 0x5EA},
    {0x620, 0x64A},   {0x1E00, 0x1EFF}, {0x3041, 0x3096}, {0x30A1, 0x30FA}, {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3},
};
static const range spaces[] = {
    {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
    {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000},
};
static const range unprintable[] = {
    {0x00, 0x1F},     {0x7F, 0xA0},     {0xAD, 0xAD},     {0x378, 0x379},   {0x380, 0x383},
    {0x38B, 0x38B},   {0x38D, 0x38D},   {0x3A2, 0x3A2},   {0x1680, 0x1680}, {0x2000, 0x200F},
    {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000}, {0xD800, 0xF8FF}, {0xFEFF, 0xFEFF},
    {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF},
};
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static bool in_ranges(const range *ranges, unsigned count, uint32_t code_point) {
    for (unsigned i = 0; i < count && ranges[i].first <= code_point; i++)
        if (code_point <= ranges[i].last)
            return true;
    return false;
}

static bool in_row(const struct case_row *row, uint32_t code_point, int distance) {
    uint32_t capital = code_point - (uint32_t)distance;
    bool every_second = row->distance == 1 && ((capital - row->first) & 1);
    return capital >= row->first && capital <= row->last && !every_second;
}

// The other case of one code point by the table, or the code point itself.
static uint32_t other_case(uint32_t code_point, bool to_lower) {
#if !EPY_SMALL
    if (code_point < 0x80) {
        uint32_t from_a = code_point - (to_lower ? 'A' : 'a');
        return from_a < 26 ? code_point ^ 0x20 : code_point;
    }
#endif
    for (unsigned i = 0; i < COUNT(cases); i++)
        if (in_row(&cases[i], code_point, to_lower ? 0 : cases[i].distance))
            return to_lower ? code_point + (uint32_t)cases[i].distance
                            : code_point - (uint32_t)cases[i].distance;
    return code_point;
}

static const struct long_row *find_long(uint32_t code_point) {
    for (unsigned i = 0; i < COUNT(long_uppers); i++)
        if (long_uppers[i].letter == code_point)
            return &long_uppers[i];
    return NULL;
}

unsigned epy_char_upper(uint32_t code_point, uint32_t to[3]) {
    const struct long_row *row = code_point < 0x80 ? NULL : find_long(code_point);
    unsigned count = 0;
    if (row && row->upper[0]) {
        for (; count < 3 && row->upper[count]; count++)
            to[count] = row->upper[count];
        return count;
    }
    to[0] = other_case(code_point, false);
    for (unsigned i = 0; code_point >= 0x80 && i < COUNT(upper_only); i++)
        if (upper_only[i].first == code_point)
            to[0] = upper_only[i].last;
    return 1;
}

unsigned epy_char_title(uint32_t code_point, uint32_t to[3]) {
    unsigned count = epy_char_upper(code_point, to);
    if (code_point == 0xDF)
        to[1] = 's';
    return count;
}

unsigned epy_char_lower(uint32_t code_point, uint32_t to[3]) {
    to[0] = code_point == 0x3F4 ? 0x3B8 : code_point == 0x130 ? 'i' : other_case(code_point, true);
    to[1] = 0x307;
    return code_point == 0x130 ? 2 : 1;
}

static unsigned case_class(uint32_t code_point) {
    uint32_t upper[3], lower[3];
    if (code_point > 0x52F)
        return 0;
    if ((code_point >= 0x3D2 && code_point <= 0x3D4) || epy_char_lower(code_point, lower) > 1 ||
        lower[0] != code_point)
        return EPY_CLASS_UPPER;
    if (find_long(code_point) || epy_char_upper(code_point, upper) > 1 || upper[0] != code_point)
        return EPY_CLASS_LOWER;
    return 0;
}

static unsigned ascii_classes(uint32_t code_point) {
    if ((code_point | 32) >= 'a' && (code_point | 32) <= 'z')
        return EPY_CLASS_ALPHA | (code_point & 32 ? EPY_CLASS_LOWER : EPY_CLASS_UPPER);
    if (code_point >= '0' && code_point <= '9')
        return EPY_CLASS_DECIMAL | EPY_CLASS_DIGIT | EPY_CLASS_NUMERIC;
    return code_point == ' ' || (code_point >= 9 && code_point <= 13) ||
                   (code_point >= 28 && code_point <= 31)
               ? EPY_CLASS_SPACE
               : 0;
}

unsigned epy_char_classes(uint32_t code_point) {
    if (code_point < 0x80)
        return ascii_classes(code_point);
    unsigned classes = case_class(code_point);
    if (in_ranges(letters, COUNT(letters), code_point))
        classes |= EPY_CLASS_ALPHA;
    if (in_ranges(spaces, COUNT(spaces), code_point))
        classes |= EPY_CLASS_SPACE;
    if (code_point == 0xB2 || code_point == 0xB3 || code_point == 0xB9)
        classes |= EPY_CLASS_DIGIT | EPY_CLASS_NUMERIC;
    if (code_point >= 0xBC && code_point <= 0xBE)
        classes |= EPY_CLASS_NUMERIC;
    return classes;
}

bool epy_char_printable(uint32_t code_point) {
    return code_point < 0x32000 && !in_ranges(unprintable, COUNT(unprintable), code_point);
}
