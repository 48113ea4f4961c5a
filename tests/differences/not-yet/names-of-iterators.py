# what: The type of what `iter` gives of a built-in type is `iterator`, whichever type that is.
# why: One kind of object goes through all of them.
# instead: Ask what it is for by what it gives.
print(type(iter([1])).__name__)
