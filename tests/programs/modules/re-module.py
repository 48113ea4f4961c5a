# re: tokenizers, groups, substitution, splitting, flags, what patterns refuse
import re
from re import IGNORECASE, compile, findall, sub

TOKENS = [("NUMBER", r"\d+(?:\.\d*)?"), ("NAME", r"[A-Za-z_]\w*"), ("OP", r"\*\*|[-+*/=()]"), ("SKIP", r"[ \t]+"), ("BAD", r".")]
scanner = compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in TOKENS))


def tokens(line):
    for match in scanner.finditer(line):
        if match.lastgroup == "BAD":
            raise SyntaxError(f"{match.group()!r} at {match.start()}")
        if match.lastgroup != "SKIP":
            yield match.lastgroup, match.group()


print(list(tokens("area = 3.14 * r**2")))
log = """2024-01-05 ERROR [db] timeout after 30s
2024-01-06 INFO [web] started
2024-02-11 WARN [db] slow: 12.5s"""
line = compile(r"^(?P<date>(\d{4})-(\d\d)-(\d\d)) (?P<level>[A-Z]+)\s+\[(?P<part>\w+)\] (?P<words>.*)$", re.M)
for match in line.finditer(log):
    print(match.groupdict(), match.span("level"), match.group(2, "part"), match["date"], match.lastindex, match.lastgroup)
print(line.findall(log)[1], line.groups, line.groupindex["level"], line.search(log, 10).start(), line.match(log, 5), len(line.split(log)))
print(findall(r"\d+", "a1b22c333"), findall(r"(\w)(\d)", "a1b2"), findall(r"(a)|b", "ab"), re.split(r"[,;]\s*", "a, b;c,  d"), re.split(r"(\W)", "a-b c"), re.split("x*", "axbc"), re.split(",", "a,b,c", 1))
print(sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), sub(r"\d", lambda m: str(int(m[0]) * 2), "a1b5"), sub("a*", "-", "baac"), sub("", "-", "ab"), sub("b", "", "abcb", 1), re.subn("[aeiou]", "*", "education"))
print(sub(r"(?P<first>\w)(?P<rest>\w*)", r"\g<rest>\g<first>ay", "pig latin"), sub("x", r"\\n\n\t.", "x"), sub("(a)(b)?", r"[\2]", "aab"), sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"))
print(re.match(r"a.c", "abc"), re.fullmatch(r"\d+", "12a"), re.search(r"(?i)WORLD", "hello world"), re.match("a", "b"), compile(r"a\d", re.I | re.X), compile("x"))
camel = lambda name: re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
print(camel("parseHttpRequest"), re.sub(r"_(\w)", lambda m: m[1].upper(), "to_camel_case"), re.escape("a.b*c[1] +?"), re.sub(r"\s+", " ", "  a \n\t b  ").strip())
verbose = compile(r"""
    (?P<user> [\w.+-]+ )   # before the sign
    @ (?P<host> [\w-]+ (?: \. [\w-]+ )+ )
""", re.VERBOSE | IGNORECASE)
print([m.groups() for m in verbose.finditer("mail joe.b+x@Mail.example.org, ann@x.y; not@this")])
for pattern, text in [
    (r"(\w+)\s+\1", "the the cat"), (r"^\s*$", "  \n"), (r"a{2,3}?", "aaaa"), (r"(a|ab)(c|bcd)(d*)", "abcd"), (r"(?:(a)|b)*", "abab"), (r"(a*)*", "aa"),
    (r"\bfoo\b", "a foo b"), (r"\Bo", "foo"), (r"x(?!y)", "xyxz"), (r"(?<!x)y", "xyzy"), (r"(?s).+", "a\nb"), (r".+", "a\nb"), (r"(?m)^b$", "a\nb\nc"),
    (r"[^\W\d_]+", "12ab_"), (r"[\]\-a]+", "x-]a"), (r"[a-f0-9]{2}(?=:)", "zz:1f:"), (r"(?P<q>['\"]).*?(?P=q)", "say 'a \"b\" c' d"), (r"é+", "caféé"), (r"\x41\u00e9\t", "Aé\t"),
    (r"(<)?(\w+)(?(1)>|$)", "<tag>"), (r"(<)?(\w+)(?(1)>|$)", "tag"), (r"(?>a+)ab", "aaab"), (r"a++b", "aab"), (r"$", "a\n"), (r"\Z", "a\n"), (r"(?i:A)b", "ab"), (r"\d+(?:,\d{3})*", "1,234,567 x"),
    (r"(\d+)(?:px|em)(?=;|$)", "12px; 3em"), (r"", "x"), (r"(((a)))", "a"), (r"[A-Z]", "é"), (r"\w", "é"), (r"(?a)\w", "é"), (r"(?i)É", "é"), (r"}{,", "}{,"), (r"a{,2}b", "aab"), (r"a{x", "a{x"),
]:
    found = re.search(pattern, text)
    print(pattern, None if found is None else (found.span(), found.group(), found.groups(), found.lastindex))
for pattern in ["(", "a)", "*a", "a**", "[a", "[b-a]", "a{3,1}", "\\", "\\q", "(?P<1>a)", "(?P<a>x)(?P<a>y)", "(?P=z)", r"\2(a)", "(?<=a+)b", "(?z)", "(?P<n", "x(?i)", "(?#c", "^*", "a\n("]:
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(repr(pattern), error, error.pos)
for bad in (lambda: sub("a", r"\3", "a"), lambda: sub("a", r"\q", "a"), lambda: re.match("a", "a").group(2), lambda: re.match("a", "a")["n"], lambda: re.match("a", None), lambda: sub("(?P<x>a)", r"\g<y>", "a")):
    try:
        print(bad())
    except (re.error, IndexError, TypeError) as error:
        print(type(error).__name__, error)
match re.fullmatch(r"(\d+)([+*])(\d+)", "6*7"):
    case None:
        print("no sum")
    case found:
        print(int(found[1]) * int(found[3]) if found[2] == "*" else None, bool(found), found.start(2), found.end(), found.expand(r"\1 by \3"), found.string, found.re.pattern)
print(sum(map(int, re.findall(r"-?\b\d+\b", "3 -4 5x 10"))), [m.span() for m in re.finditer("a|", "ba")], re.sub(r"(.)\1+", lambda m: f"{m[1]}{len(m[0])}", "aaabccd"))
list(tokens("a $ b"))
