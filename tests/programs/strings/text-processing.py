TEXT = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity"""

import string
from collections import Counter, defaultdict


def words(text):
    table = str.maketrans("", "", string.punctuation)
    return text.lower().translate(table).split()


def caesar(text, shift):
    result = []
    for ch in text:
        if ch in string.ascii_lowercase:
            base = ord("a")
        elif ch in string.ascii_uppercase:
            base = ord("A")
        else:
            result.append(ch)
            continue
        result.append(chr((ord(ch) - base + shift) % 26 + base))
    return "".join(result)


def wrap(text, width):
    lines, line = [], ""
    for w in text.split():
        if line and len(line) + 1 + len(w) > width:
            lines.append(line)
            line = w
        else:
            line = f"{line} {w}" if line else w
    return lines + [line]


def is_palindrome(s):
    s = [c.lower() for c in s if c.isalnum()]
    return s == s[::-1]


def run_length(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append(f"{s[i]}{j - i if j - i > 1 else ''}")
        i = j
    return "".join(out)


c = Counter(words(TEXT))
print(c.most_common(3), c["age"], c["zzz"])
index = defaultdict(list)
for n, line in enumerate(TEXT.splitlines(), 1):
    for w in sorted(set(words(line))):
        index[w].append(n)
for w in sorted(index)[:5]:
    print(f"{w:<12}{', '.join(map(str, index[w])):>10}")
print(caesar("Hello, World!", 3), caesar(caesar("Zebra", 5), -5))
for line in wrap(TEXT, 30):
    print("|" + line.ljust(30, ".") + "|" + line.center(34) + "|")
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("no"))
print(run_length("aaabbbccd"), "x".join("abc"), "a,b,,c".split(","), "  strip ".strip())
print("title case here".title(), "Swap".swapcase(), "abc".capitalize(), "a-b_c".partition("-"), "a.b.c".rpartition("."))
print("%-10s|%5d|%05.1f|%x|%%" % ("name", 42, 3.14159, 255))
print("{0:>8}|{1:^8}|{2:<8}|{name!r:*^10}".format("a", "b", "c", name="n"))
print(f"{1234567:,} {0.5:.0%} {255:#x} {255:08b} {3.0:g} {1e10:e} {'x':>{5}}")
print("tab\texpand".expandtabs(4), "line\n".rstrip("\n"), repr("quote's \"\\n"), ascii("é"), "é".encode())
print("abc".find("c"), "abc".index("b"), "banana".count("an"), "banana".replace("an", "AN", 1), "x=1;y=2".split(";", 1))
print("abc".startswith(("x", "a")), "abc".endswith("c"), "123".isdigit(), "abc".isalpha(), "a1".isalnum(), " ".isspace(), "A".isupper())
print("prefix-body".removeprefix("prefix-"), "body.txt".removesuffix(".txt"), "7".zfill(3), "-7".zfill(4))
print(sorted("The quick brown fox".split(), key=str.lower), max("abc", "abd"), min("b", "a"), "a" * 3, "abc"[::-1])
print(string.digits, string.ascii_letters, string.hexdigits, len(string.printable), repr(string.whitespace))
