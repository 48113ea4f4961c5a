# what: Of the standard library there are `abc`, `array`, `bisect`, `collections`, `contextlib`, `copy`, `dataclasses`, `enum`, `fractions`, `functools`, `gc`, `heapq`, `itertools`, `json`, `math`, `operator`, `random`, `re`, `statistics`, `string`, `struct`, `sys`, `textwrap`, `time` and `typing`, each with what programs use most; others are refused when the program is checked.
# why: Each is written anew, in Python or C, for cores without files, threads and a clock of their own.
# instead: Put a module of the program's own beside it.
import datetime
print(datetime.date(2024, 2, 29))
