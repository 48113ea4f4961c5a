# Fits a core of 16 KB.
def vowels(text):
    count = 0
    for letter in text:
        if letter in "aeiou":
            count += 1
    return count


def reverse(text):
    turned = ""
    for letter in text:
        turned = letter + turned
    return turned


name = "epython"
print(name, len(name), vowels(name), reverse(name))
print(name[0], name[-1], name[2:5])
print(name < "f", name == "e" + "python", "thon" in name)
