// SPDX-License-Identifier: MIT
// What the units of the relocation tests expect of their core.
long core_counter = 40;
long core_table[6] = { 1, 2, 3, 4, 5, 6 };
const char core_text[] = "a core's text";
long core_double(long x) { return 2 * x; }
long core_sum(long a, long b) { return a + b + core_counter; }
void core_note(const char *text, long value) { core_table[value & 3] += text[0]; }
