// SPDX-License-Identifier: MIT
// What the runtime asks of the host through the link (messages of image.def), and the encoding of values in
// them.
#ifndef EPY_HOST_H
#define EPY_HOST_H

#include "epy_core.h"

// ---- the link (epy_link.c) --------------------------------------------------------------------------------
// Sends Print: sep and end are str values or None (the default), then count values. Both Unbound: the values are parts,
// each followed by its format specification (a str, or None).
void epy_link_print(epy_core *c, epy_value sep, epy_value end, const epy_value *values, unsigned count);
// Pushes out what was printed so far (print(flush=True)).
void epy_link_flush(epy_core *c);
// Sends InputRequest with the prompt (a str, or None), waits for the reply: a str. Raises EndOfInput.
epy_value epy_link_input(epy_core *c, epy_value prompt);
// Sends TextRequest and waits for the reply: the words that only the host has. None if there are none.
enum epy_text_wanted { EPY_TEXT_STR, EPY_TEXT_REPR, EPY_TEXT_NAME, EPY_TEXT_WORDS, EPY_TEXT_QUALIFIED_NAME, EPY_TEXT_DOC };
epy_value epy_link_text(epy_core *c, enum epy_text_wanted what, epy_value v);
// Asks the host for a SERVICE of image.def and waits for its reply. If that does not come, the program is interrupted.
uint64_t epy_link_service(epy_core *c, unsigned service, unsigned number, uint64_t x, uint64_t y);
// A fault may have left a message half read.
void epy_link_end(struct epy_link *link);
// Bytes, and a little-endian number (at most eight bytes; zeros beyond the word), of the message in the
// making.
void epy_link_put(struct epy_link *link, const void *bytes, size_t size);
void epy_link_put_number(struct epy_link *link, epy_word number, unsigned bytes);

// ---- encoded values (epy_wire.c), docs/machine.md "Encoded values" ----------------------------------------
typedef bool (*epy_wire_source)(void *from, void *bytes, size_t size); // false: no more

// Puts a value into the message in the making; allocates nothing, cannot raise.
void epy_wire_write(epy_core *c, epy_value v);
// Builds one value; Unbound if the bytes are not an encoded value (damaged, truncated, too deep). May raise
// Memory. `left` bounds the bytes that may be read and is counted down; no length is trusted beyond it.
epy_value epy_wire_read(epy_core *c, epy_wire_source source, void *from, size_t *left);
// The same of a str that the host made: its text is not looked at.
epy_value epy_wire_read_str(epy_core *c, epy_wire_source source, void *from);

#endif
