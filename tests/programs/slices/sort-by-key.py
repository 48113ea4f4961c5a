words = ["pear", "fig", "banana"]
print(sorted(words, key=len))
words.sort(key=lambda word: word[-1], reverse=True)
print(words, max(words, key=len))
