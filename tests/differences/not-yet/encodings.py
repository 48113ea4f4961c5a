# what: Text is encoded as UTF-8, ASCII and Latin-1; others raise LookupError.
# why: Not built yet; each would cost every program that names its encoding when it runs.
# instead: Use UTF-8.
print("text".encode("utf-16"))
