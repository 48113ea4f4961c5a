# textwrap: lines of a width, hyphens, long words, placeholders, indentation
import textwrap
from textwrap import TextWrapper, dedent, fill, indent, shorten, wrap

text = """The quick brown fox, who is well-known for jumping, jumped over the lazy dog -- twice!
It was a state-of-the-art jump.  Nobody (not even the dog) said "hello there" to an antidisestablishmentarianism."""
for width in (70, 40, 20, 12, 5, 1):
    print(width, wrap(text, width))
print(fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(fill(text, width=33, break_on_hyphens=False, break_long_words=False, initial_indent="\t"))
print(wrap("a\tb\n\nc   d", 6), wrap("a\tb c", 4, expand_tabs=False, replace_whitespace=False), wrap("  lead  and trail  ", 8))
print(wrap("  keep   all  space ", 7, drop_whitespace=False), wrap("", 10), wrap("   ", 10), wrap("one", 10))
print(wrap("Hello. World! \"Yes.\" No? e.g. that. Dr. X.", 60, fix_sentence_endings=True))
for word in ("em--dash", "a--b", "--option", "use -b and --long", "x-ray", "co-op e-mail", "foo-bar-", "1-2-3", "a-b-c-d", "well-", "it's--", "end.--Next"):
    print(wrap(word, 1, break_long_words=False), wrap(word, 4))
print(shorten(text, 30), shorten("Hello  world!", 12), shorten("Hello  world", width=11), shorten("Hello world", width=10, placeholder="..."))
print(wrap(text, 25, max_lines=3), wrap(text, 25, max_lines=2, placeholder=" ~"), wrap(text, 8, max_lines=1), shorten("word", 5))
wrapper = TextWrapper(width=16, initial_indent="> ")
wrapper.subsequent_indent = "| "
print(wrapper.fill("some text that is wrapped by the same wrapper"), wrapper.wrap("again"), sep="\n")
block = """
    def f():
        return 1

      \t
    print(f())
"""
print(repr(dedent(block)), repr(dedent("\tx\n\t y\n")), repr(dedent("  a\n b\n\n  c")), repr(dedent("a\n  b")), repr(dedent("")), repr(dedent("  \n")))
print(indent(dedent(block), "    "), repr(indent("a\n\nb\r\n c", "+ ")), repr(indent("a\n\nb", "- ", lambda line: True)))
for wrong in (lambda: wrap("x", 0), lambda: shorten("hello world", 3), lambda: wrap("a b", 4, max_lines=1, placeholder="too long")):
    try:
        print(wrong())
    except ValueError as error:
        print(error)
textwrap.fill("x", -1)
