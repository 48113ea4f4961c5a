# Numbers from bytes: white space is ASCII's, and what is no number is shown as bytes.


def tried(number, *arguments):
    try:
        print(number(*arguments))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


for text in [b"42", b" -7\n", b"1_000", b"", b"ab", b"\xff1", b"1\xc2\xa0", b"\x0b5\x0c", b"0x1f", bytearray(b"+12"), b"1\x00", b"_1", b"\x1c3"]:
    tried(int, text)
    tried(float, text)
    tried(int, text, 0)
    tried(int, text, 16)
for text in [b"1.5", b" -2.5e3 ", b"inf", b"nan\t", b".5", b"1e", bytearray(b"0.25"), b"1.5\xa0"]:
    tried(float, text)
tried(int, 5, 16)
tried(int, [1])
tried(float, [1])
print(int(b"12") + int("30"), float(bytearray(b"2.5")) * 2)
