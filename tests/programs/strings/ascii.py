# ASCII text is cut, stripped and changed by words or by tables of its characters: each length, each character.
plain = "".join(chr(i) for i in range(128))
for blank in "\t\n\v\f\r\x1c\x1d\x1e\x1f ":
    text = blank + "a" + blank + blank + "b c" + blank
    print(text.split(), [text.strip()], [text.lstrip()], [text.rstrip()], text.split(None, 1), text.split(None, 0))
print([x for x in plain if x.isspace()] == [x for x in plain if not x.split()], len(plain.split()))
for x in plain:
    assert (x + "mid" + x).strip(x) == ("mid" if x not in "mid" else "mid".strip(x)), x
    assert ("~" + x).lower() == "~" + x.lower() and ("~" + x).upper() == "~" + x.upper(), x
print(plain.lower() == "".join(x.lower() for x in plain), plain.upper() == "".join(x.upper() for x in plain))
word = "Ab@[`{Zz"
for n in range(20):
    text = (word * 3)[:n]
    other = text[: n // 2] + ("?" if n else "") + text[n // 2 + 1 :]
    print(n, [text.lower()], [text.upper()], text == other, text == (word + word * 2)[:n], hash(text) == hash(word[:3] + text[3:]))
    print([text.strip("Az")], [text.strip("")], [text.rstrip("{Zzb")], [("é" + text + "é").strip("é")], [text.strip("éA")])
    print([(text + "É").lower()], [("  " + text + " \u2003").split()])
print("aXbX".strip("X\x7f"), "\x7fx\x7f".strip("\x7f"), "xx".strip("x") == "", " \t ".split(), "".lower(), "A".lower())
for n in [0, 9, 10, 99, 100, 101, 999, 1000, 65535, 123456789, 2147483647, -1, -10, -100, -2147483648]:
    print(n, str(n), f"{n:d}", len(str(n)))
