# An exception of a class of the program that nothing catches: its text is its own __str__.
class Base(Exception):
    def __init__(self, code, text):
        self.code = code
        self.text = text

    def __str__(self):
        return f"[{self.code}] {self.text}"


class Low(Base):
    pass


def deep(n):
    if n == 0:
        raise Low(7, "deep")
    deep(n - 1)


def outer():
    try:
        deep(2)
    except ZeroDivisionError:
        print("never")


try:
    outer()
except Base as e:
    print(e)
outer()
