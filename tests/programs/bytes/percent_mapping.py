# Bytes are formatted with an instance that has __getitem__ as with a dict.
class Found:
    def __getitem__(self, key):
        return key * 2


class Heir(Found):
    pass


for values in [Found(), Heir(), [1.5], True, {}]:
    for form in [b"ab", b"<%(k)s>"]:
        try:
            print(form % values)
        except (TypeError, KeyError) as error:
            print(error)
