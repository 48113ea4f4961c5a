# What was raised while another was handled is printed after it.
def parse(text):
    try:
        return int(text)
    except ValueError as e:
        raise KeyError(text) from e


def outer(text):
    try:
        return parse(text)
    except KeyError:
        [][len(text)]


try:
    outer("q")
except IndexError as e:
    print(type(e.__context__).__name__, type(e.__context__.__cause__).__name__)
try:
    raise RuntimeError("hidden") from None
except RuntimeError as e:
    print(e.__cause__, e.__suppress_context__)
outer("z")
