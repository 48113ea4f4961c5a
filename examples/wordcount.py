# Words of a text: counts, the longest, a histogram, and a justified paragraph.
TEXT = """
The quick brown fox jumps over the lazy dog. The dog sleeps; the fox does not.
A core with few kilobytes of memory still has room for a fox, a dog and a program
that counts the words in a text about a fox and a dog.
"""


def words_of(text):
    words = []
    for raw in text.split():
        word = raw.strip(".,;").lower()
        if word:
            words.append(word)
    return words


def count_words(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def justify(words, width):
    lines = []
    line = []
    length = 0
    for word in words:
        if length + len(word) + len(line) > width:
            gaps = len(line) - 1
            if gaps == 0:
                lines.append(line[0])
            else:
                spaces = width - length
                text = ""
                for i, part in enumerate(line):
                    text += part
                    if i < gaps:
                        text += " " * (spaces // gaps + (1 if i < spaces % gaps else 0))
                lines.append(text)
            line = []
            length = 0
        line.append(word)
        length += len(word)
    lines.append(" ".join(line))
    return lines


words = words_of(TEXT)
counts = count_words(words)
print(len(words), "words,", len(counts), "different")
ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
for word, n in ranking[:6]:
    print(f"{word:<8}{n:>3} {'*' * n}")
print("longest:", max(words, key=len))
for line in justify(TEXT.split(), 40):
    print("|%-40s|" % line)
