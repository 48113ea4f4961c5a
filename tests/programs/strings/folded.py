print("Straße ÄÖ".casefold(), "ß".casefold(), "ΣΑΣ".casefold(), "ſ".casefold(), "ıİ".casefold() == "ıi̇", "ŉΐϴϐµς".casefold())
print([chr(x).casefold() for x in range(0x20, 0x180)] == [chr(x).casefold() for x in range(0x20, 0x180)], "".casefold() == "")
print("".join([chr(x) for x in range(0xA0, 0x180)]).casefold())
print("".join([chr(x) for x in range(0x386, 0x52F) if x not in (0x38B, 0x38D, 0x3A2)]).casefold())
for text in ("Hello World", "Hello world", "", "A", "A1b", "A1B", "Ab-Cd", "ÄB", "They'Re", "123", "Éa É", "aB", "A a"):
    print(repr(text), text.istitle(), text.isascii(), text.isprintable())
print("\n".isprintable(), "a\tb".isprintable(), " ".isprintable(), "\x7f".isascii(), "\x80".isascii(), "\xa0".isprintable())
words = ["banana", "Apple", "ÄPFEL", "cherry", "äpfel"]
print(sorted(words, key=str.casefold), "GROß".casefold() == "gross")


def dynamic(x):
    return x.istitle() if isinstance(x, str) else x


print([dynamic(x) for x in ("Abc", 1, "abc", None)])
