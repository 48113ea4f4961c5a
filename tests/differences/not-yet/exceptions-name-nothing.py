# what: Exceptions of the machine have `args` (and `value`, `code`), but neither `name` and `obj`, nor `errno`, nor what is said of codecs (`start`, `reason`).
# why: Not built yet; a core keeps the number of a fault and its values, words are the host's.
# instead: Read `str(error)`, or raise a class of your own with these attributes.
try:
    print([].size)
except AttributeError as error:
    print(error.name)
