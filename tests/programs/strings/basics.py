s = "hello, world"
print(s, len(s), s[0], s[-1], s[2:5], s[:5], s[7:], s[::2], s[::-1], s[-5:-1])
print('single' + "double" + """triple
line""")
print("tab\tquote\"back\\slash\x41\u00e9\n end")
print(r"raw\n", 'it''s', "a" "b")
print("ab" * 3, 3 * "-", "" * 5, "x" * 0, "x" * -1)
print("a" < "b", "abc" == "abc", "abc" != "abd", "b" in "abc", "bc" in "abc", "" in "abc", "z" not in "abc")
for ch in "abc":
    print(ord(ch), chr(ord(ch) + 1))
print(str(1) + str(2.5) + str(True) + str(None) + str([1, "a"]) + str((1,)) + str({}))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\n\t\\"), repr("\x00\x7f"))
print(["a", 'b\'c'], ("x",), {"k": "v"})
t = ""
for i in range(5):
    t = t + str(i) if i % 2 else t + "-"
print(t, len(t))
print(min("hello"), max("hello"), sorted("hello"), list("abc"), tuple("ab"))
print("abc"[1], "abc"[-3], "abcdef"[1:-1:2], "abc"[10:], "abc"[:-10])
print(bool(""), bool("0"), not "")
print("a,b".split(",")[1], "x=%d" % 5)
