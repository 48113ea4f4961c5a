# A class below SystemExit ends the program with its code.
class Quit(SystemExit):
    def __str__(self):
        return "words"


try:
    raise Quit(3)
except SystemExit as e:
    print(e.code, e, repr(e))
try:
    raise Quit
except Quit as e:
    print(e.code, e.args)


class Box:
    def __str__(self):
        return "box of " + str(Box)[8:16]


try:
    raise Quit(5)
finally:
    print("done")
