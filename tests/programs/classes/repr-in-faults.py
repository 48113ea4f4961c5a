# list.index() tells what it did not find in the words of its class; hasattr knows methods of bytes.
class Place:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f'Place({self.x!r})'


for missing in (Place('a'), [Place(1)], 'text', 5):
    try:
        [0].index(missing)
    except ValueError as e:
        print(e)
print(hasattr(b'', 'decode'), hasattr(bytearray(), 'append'), hasattr(b'', 'append'), hasattr(b'', 'title'), hasattr(True, 'real'))
[].index(Place(2))
