# what: Modules of the standard library are Python here where they are C in CPython: they differ in `type(...)`, `__mro__` and what can be done to them beyond their use; the class of an enumeration is an ordinary one.
# why: What only some programs need costs only these; a metaclass would be asked wherever a class is.
# instead: Use what the library says of them; `C.__members__`, `list(C)`, `C["A"]` and `C(1)` work where C names the enumeration or is `cls` in it.
from enum import Enum


class Color(Enum):
    RED = 1


print(type(Color.RED))
