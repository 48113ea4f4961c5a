# what: Attributes in the fields of `str.format` (`"{0.x}".format(point)`) are refused when the program is checked; where the format is no literal, they raise AttributeError.
# why: Not built yet; a core knows the texts of no names but those that the program asks for.
# instead: Write an f-string: `f"{point.x}"`.
class Point:
    def __init__(self):
        self.x = 1


print("{0.x}".format(Point()))
