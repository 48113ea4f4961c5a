print("loading shapes")
SCALE = 2.5


def area(w, h):
    return w * h


def perimeter(w, h):
    return 2 * (w + h)
