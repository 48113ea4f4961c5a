# what: Members of `StrEnum`, `IntEnum` and `IntFlag` are no `str` or `int`: they compare, hash, print and compute as such, `isinstance` and `join` do not take them for one.
# why: Instances have slots; a str or an int has no place for them.
# instead: Use `member.value`.
from enum import StrEnum


class Color(StrEnum):
    RED = "red"


print("-".join([Color.RED]))
