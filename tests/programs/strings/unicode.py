s = "h\u00e9llo \u4e16\u754c \U0001F600"
print(s, len(s), s[1], s[6], s[-1], s[1:3], s[::-1])
for ch in "\u00e9\u4e16":
    print(ch, ord(ch), repr(ch))
print("é" == "\u00e9", "naïve".upper(), "ÀÉ".lower(), "é" in "café", "café".find("é"), "日本語".index("語"))
d = {"é": 1, "世": 2}
print(d["é"], d)
print("é".center(5, "*"), "日本".ljust(4, "."), f"{'é':>3}|", "%3s|" % "é")
print(chr(233), chr(0x4E16), ord("界"), "ß".isalpha(), "é" < "z", "é" > "z")
print("a" + "é" * 3 + "z", "é,世".split(","), "-".join("日本"), list("aé"))
