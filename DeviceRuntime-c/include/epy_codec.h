// SPDX-License-Identifier: MIT
// Text as bytes and back: utf-8, ascii and latin-1, with the error handlers strict, ignore and replace.
#ifndef EPY_CODEC_H
#define EPY_CODEC_H

#include "epy_bytes.h"

// encoding and errors: strs, or Unbound for utf-8 and strict. UnknownEncoding, UnknownErrorHandler, and:
// Raises OptionNotStr for args: any, encoding, errors.
void epy_codec_check(epy_core *c, const epy_value *args, const char *name);
epy_value epy_codec_encode(epy_core *c, enum epy_type type, epy_value text, epy_value encoding,
                           epy_value errors); // Encode
epy_value epy_codec_decode(epy_core *c, epy_value bytes, epy_value encoding, epy_value errors); // Decode

#endif
