# what: `OSError(number, words)` is an `OSError`, not the class that CPython chooses by the number.
# why: No core has files; nothing raises it but programs themselves.
# instead: Raise the class that you mean: `FileNotFoundError(words)`.
print(repr(OSError(2, "No such file or directory")))
