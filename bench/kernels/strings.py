# Building of strings: numbers as text, concatenation, join, length.
ROUNDS = 200


def build(n):
    parts = []
    total = 0
    for i in range(n):
        text = str(i) + ":" + str(i * i)
        total += len(text)
        parts.append(text)
    joined = ",".join(parts)
    line = ""
    for i in range(n // 10):
        line += "x" + str(i)
    return total + len(joined) + len(line)


result = 0
for k in range(ROUNDS):
    result += build(1000 + k)
print(result)
