# SPDX-License-Identifier: MIT
"""memoryview, as CPython's, of bytes, bytearrays and arrays. A program that names none has nothing of it."""


class memoryview:
    def __init__(self, obj):
        if isinstance(obj, memoryview):
            self.obj = _asked(obj).obj
            self._items = obj._items
            self.format = obj.format
        else:
            self.format = _format_of(obj)
            self.obj = obj
            self._items = range(len(obj))
        self.itemsize = _SIZES[self.format]
        self.readonly = isinstance(self.obj, bytes)
        self.ndim = 1
        self._released = False

    @property
    def nbytes(self):
        return len(_asked(self)._items) * self.itemsize

    @property
    def shape(self):
        return (len(_asked(self)._items),)

    @property
    def strides(self):
        return (_asked(self)._items.step * self.itemsize,)

    @property
    def contiguous(self):
        return _asked(self)._items.step == 1 or len(self._items) < 2

    def __len__(self):
        return len(_asked(self)._items)

    def __getitem__(self, index):
        items = _asked(self)._items
        if isinstance(index, slice):
            part = memoryview(self)
            part._items = items[index]
            return part
        return self.obj[_place(items, index)]

    def __setitem__(self, index, value):
        items = _asked(self)._items
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if not isinstance(index, slice):
            place = _place(items, index)
            if self.format == "B":
                _check_byte(value)
            self.obj[place] = value
            return
        places = items[index]
        source = value if isinstance(value, memoryview) else memoryview(value)
        if source.format != self.format or len(source) != len(places):
            raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
        for place, item in zip(places, source.tolist()):
            self.obj[place] = item

    def __iter__(self):
        for place in _asked(self)._items:
            yield self.obj[place]

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, memoryview):
            if not _has_items(other):
                return NotImplemented
            other = memoryview(other)
        if self._released or other._released:
            return False
        return self.tolist() == other.tolist()

    def __hash__(self):
        if not _asked(self).readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __enter__(self):
        return _asked(self)

    def __exit__(self, *exception):
        self.release()

    def __repr__(self):
        return "<released memory>" if self._released else "<memory>"

    def tolist(self):
        return [self.obj[place] for place in _asked(self)._items]

    def tobytes(self, order="C"):
        items = _asked(self)._items
        if self.format == "B":
            return bytes(self.tolist())
        everything = self.obj.tobytes()
        size = self.itemsize
        return b"".join([everything[place * size:place * size + size] for place in items])

    def hex(self, *args):
        return self.tobytes().hex(*args)

    def toreadonly(self):
        view = memoryview(self)
        view.readonly = True
        return view

    def release(self):
        self._released = True


_SIZES = {"B": 1, "b": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}


def _has_items(obj):
    return isinstance(obj, (bytes, bytearray)) or hasattr(obj, "typecode")


def _format_of(obj):
    if isinstance(obj, (bytes, bytearray)):
        return "B"
    if not hasattr(obj, "typecode"):
        raise TypeError(f"memoryview: a bytes-like object is required, not '{type(obj).__name__}'")
    return obj.typecode


def _asked(view):
    if view._released:
        raise ValueError("operation forbidden on released memoryview object")
    return view


def _place(items, index):
    if not (isinstance(index, int) or hasattr(index, "__index__")):
        raise TypeError("memoryview: invalid slice key")
    try:
        return items[index]
    except IndexError:
        raise IndexError("index out of bounds on dimension 1") from None


def _check_byte(value):
    if not (isinstance(value, int) or hasattr(value, "__index__")):
        raise TypeError("memoryview: invalid type for format 'B'")
    if not 0 <= value <= 255:
        raise ValueError("memoryview: invalid value for format 'B'")
