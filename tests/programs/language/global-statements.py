"""Docstring of the module."""
import sys
if __name__ == "__main__":
    print("main")
print(len(sys.argv))
pass
...
"a string statement"
x = 1; y = 2
print(x, y)
long = (1 +
        2 +
        3)
print(long)
total = 1 + \
    2
print(total)
data = [
    1,
    2,  # comment
    3,
]
print(data)
def documented():
    """Says nothing."""
    return None
print(documented())
def nothing():
    pass
print(nothing())
def early(n):
    if n > 2:
        return
    return n
print(early(1), early(5))
