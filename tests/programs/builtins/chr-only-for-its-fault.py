# chr() whose result nobody reads raises all the same
def check(code):
    try:
        chr(code)
    except ValueError as error:
        print(code, error)
    else:
        print(code, "is one")


for code in 65, -1, 0x10FFFF, 0x110000:
    check(code)
try:
    chr(-2)
except ValueError as error:
    print(error)
chr(1 << 21)
