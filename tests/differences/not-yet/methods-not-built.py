# what: `str.format_map`, `hex`, `fromhex` and `as_integer_ratio` of floats, special methods of built-in types called by name (`x.__len__()`), `__mro__` of built-in types, `isdisjoint` of views, `__defaults__` and `__kwdefaults__` of functions, `__traceback__` and `with_traceback` of exceptions are refused when the program is checked.
# why: Not built yet.
# instead: `text.format(**names)`; `set(view).isdisjoint(other)`; a default that others read in a variable of its own.
print("{name}: {size}".format_map({"name": "box", "size": 3}))
