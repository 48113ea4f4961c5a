# Word count: the words of a text of 2,000, without punctuation and in small letters, and the most frequent of them.
ROUNDS = 100
WORDS = 2000
SYLLABLES = ["ka", "lo", "mi", "Ne", "ru", "sa", "to", "Vi"]


def make_text(n):
    words = []
    seed = 1
    for i in range(n):
        seed = (seed * 1103 + 12345) % 1000003
        word = SYLLABLES[seed % 8] + SYLLABLES[seed // 8 % 8] + SYLLABLES[seed // 64 % 4]
        if i % 12 == 11:
            word += ".\n"
        elif i % 5 == 4:
            word += ","
        words.append(word)
    return " ".join(words)


def count_words(text):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(".,").lower()
            counts[word] = counts.get(word, 0) + 1
    return counts


text = make_text(WORDS)
total = 0
for k in range(ROUNDS):
    counts = count_words(text)
    ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    total += len(ranking) + ranking[k % 100][1]
for word, count in ranking[:5]:
    print(word, count)
print(total)
