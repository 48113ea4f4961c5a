# sys: the version, interned texts
import sys
from sys import version_info

print(sys.version_info >= (3, 8), sys.version_info[:2], version_info.major, sys.version_info < (3, 0), version_info[0] == 3)
if sys.version_info < (3, 6):
    print("too old")
print(sys.maxunicode, chr(sys.maxunicode) == "\U0010ffff", sys.intern("a b") == "a b")
try:
    sys.intern(3)
except TypeError as error:
    print(error)
