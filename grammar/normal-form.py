# SPDX-License-Identifier: MIT
# Writes normal-form.txt: what NFKC does to the characters of names, from Python's own table of Unicode.
#   python3 grammar/normal-form.py
# Hangul syllables follow a rule and are not listed.
import os
import unicodedata

SYLLABLES = range(0xAC00, 0xD7A4)


def in_names(character):
    return ("a" + character).isidentifier()


def codes(text):
    return " ".join(f"{ord(character):X}" for character in text)


characters = [chr(code) for code in range(0x110000) if code not in SYLLABLES and not 0xD800 <= code < 0xE000]
lines = [f"# Unicode {unicodedata.unidata_version}. = character, what it decomposes into; ^ character, combining class;",
         "# + first, second, what they compose into"]
for character in filter(in_names, characters):
    if unicodedata.normalize("NFKD", character) != character:
        lines.append(f"= {codes(character + unicodedata.normalize('NFKD', character))}")
    if unicodedata.combining(character):
        lines.append(f"^ {codes(character)} {unicodedata.combining(character):X}")
for character in filter(in_names, characters):
    parts = unicodedata.decomposition(character).split()
    if len(parts) == 2 and not parts[0].startswith("<") and unicodedata.normalize("NFC", character) == character:
        lines.append(f"+ {' '.join(parts)} {codes(character)}")
with open(os.path.join(os.path.dirname(__file__), "normal-form.txt"), "w", encoding="ascii") as file:
    file.write("\n".join(lines) + "\n")
