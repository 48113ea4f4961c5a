"""Huffman, base64, bit tricks, roman numerals, edit distance: first-hour algorithms."""
from heapq import heappush, heappop, heapify
from collections import Counter
from itertools import count
import string


def huffman(text):
    tick = count()
    heap = [(n, next(tick), ch) for ch, n in sorted(Counter(text).items())]
    heapify(heap)
    while len(heap) > 1:
        (n1, _, a), (n2, _, b) = heappop(heap), heappop(heap)
        heappush(heap, (n1 + n2, next(tick), (a, b)))
    codes = {}

    def walk(node, prefix):
        if isinstance(node, str):
            codes[node] = prefix or "0"
        else:
            walk(node[0], prefix + "0")
            walk(node[1], prefix + "1")
    walk(heap[0][2], "")
    return codes


def b64(data):
    alphabet = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    out = ""
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk + bytes(3 - len(chunk)), "big")
        four = "".join(alphabet[n >> s & 63] for s in (18, 12, 6, 0))
        out += four[:len(chunk) + 1] + "=" * (3 - len(chunk))
    return out


def roman(n):
    pairs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    out = ""
    for v, s in pairs:
        k, n = divmod(n, v)
        out += s * k
    return out


def unroman(s):
    values = dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)
    return sum(-values[a] if values[a] < values[b] else values[a] for a, b in zip(s, s[1:] + s[-1]))


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(prev[j] + 1, row[-1] + 1, prev[j - 1] + (x != y)))
    return row[-1]


def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            t[i + 1][j + 1] = t[i][j] + a[i] if a[i] == b[j] else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]


def permutations(s):
    if len(s) <= 1:
        yield s
        return
    for i, c in enumerate(s):
        for rest in permutations(s[:i] + s[i + 1:]):
            yield c + rest


def hanoi(n, a="A", b="B", c="C"):
    return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c) if n else []


def knapsack(items, cap):
    best = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1):
            best[c] = max(best[c], best[c - w] + v)
    return best[cap]


def powerset(s):
    return [[x for i, x in enumerate(s) if mask >> i & 1] for mask in range(1 << len(s))]


def spiral(m):
    out = []
    while m:
        out += m[0]
        m = list(zip(*m[1:]))[::-1]
    return out


codes = huffman("abracadabra")
print(codes, "".join(codes[c] for c in "abra"))
print(b64(b"hello world"), b64(b"ab"), b64(b"abc"), b64(b""))
print([roman(n) for n in (1, 4, 9, 14, 1994, 2024)], [unroman(roman(n)) for n in (4, 1994)])
print(distance("kitten", "sitting"), lcs("AGGTAB", "GXTXAYB"), sorted(permutations("abc")))
print(len(hanoi(5)), hanoi(2), knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7), powerset("abc"))
print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), [*map(bin, [5, 6])], bin(13).count("1"), (6 & -6))
