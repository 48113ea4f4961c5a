# what: Patterns of `re` are str, not bytes, and its flags are plain ints.
# why: The module is written in Python, and a core carries only what a program uses of it.
# instead: Decode bytes as latin-1 before they are searched.
import re
try:
    print(re.findall(b"a+", b"caat"))
except TypeError as error:
    print(error)
