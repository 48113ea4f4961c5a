# A loop goes on in compiled code in its middle: ints, floats, bools, texts, lists, dicts that are alive there.


def ints(n):
    total, step, on = 0, 3, False
    for i in range(n):
        total += i * step
        on = not on
        step = step % 7 + 1
    return total, step, on


def floats(n):
    x, y = 1.0, 0.5
    i = 0
    while i < n:
        x, y = y * 1.25, x * 0.75 + 1.0
        i += 1
    return x, y, i


def texts(n):
    text, parts, seen = "", [], {}
    for i in range(n):
        word = "ab"[i % 2] + str(i % 5)
        parts.append(word)
        seen[word] = seen.get(word, 0) + 1
        if i % 10 == 0:
            text += word
    return text, len(parts), parts[-1], sorted(seen.items())


def nested(n):
    rows = []
    for i in range(n):
        row = []
        for j in range(n):
            k = 0
            while k < 3:
                if (i + j + k) % 5 == 0:
                    break
                k += 1
            else:
                row.append(i * j)
                continue
            if k == 2:
                continue
            row.append(-k)
        rows.append(sum(row))
    return rows


def steps(start, stop, step):
    total = 0
    for i in range(start, stop, step):
        for j in range(i, i + 10 * step, step):
            total += i - j // 2
    return total


def each(items):
    out = []
    for x in items:
        for name, value in [("a", x), ("b", x + 1)]:
            if value % 3 == 0:
                continue
            out.append(name * (value % 4))
    return "".join(out)


def leaves(n):
    for i in range(n):
        for j in range(i):
            if i * j > n:
                return i, j, [i, j]
    return None


def numbers(n):
    found = []
    for candidate in range(2, n):
        for divisor in found:
            if divisor * divisor > candidate:
                found.append(candidate)
                break
            if candidate % divisor == 0:
                break
        else:
            found.append(candidate)
    return found


print(ints(3000))
print(floats(2000))
print(texts(1500))
print(nested(25))
print(steps(0, 500, 7), steps(500, 0, -3))
print(each(range(400)))
print(leaves(90))
print(numbers(700)[-5:])
total = 0
for a in range(60):
    for b in range(60):
        total = (total * 31 + a * b) % 1000003
print(total)
