# String building: numbers to text, concatenation, join, length.


def build(n):
    parts = []
    total = 0
    for i in range(n):
        text = str(i) + ":" + str(i * i)
        total += len(text)
        parts.append(text)
    joined = ",".join(parts)
    line = ""
    for i in range(200):
        line += "x" + str(i)
    return total + len(joined) + len(line)


result = 0
for times in range(30):
    result += build(10000)
print(result)
