# what: `str()` of an exception whose only argument is an instance does not call the `__str__` or `__repr__` of its class.
# why: The words of exceptions are the host's, which cannot call methods of the program.
# instead: Raise it with the text: `ValueError(str(box))`.
class Box:
    def __repr__(self):
        return "Box"


print(ValueError(Box()))
