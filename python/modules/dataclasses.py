# SPDX-License-Identifier: MIT
"""Functions of dataclasses, as CPython's. The decorator itself, and field, are written out where they stand."""


class FrozenInstanceError(AttributeError):
    pass


def is_dataclass(obj):
    return hasattr(obj, "_dataclass_items")


def _items_of(obj, name):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError(name + "() should be called on dataclass instances")
    return obj._dataclass_items()


class InitVar:
    """Says that a field is only a parameter: an annotation."""


class Field:
    """A field of a dataclass: its name, and whether __init__ takes it."""

    def __init__(self, name, init):
        self.name = name
        self.init = init


def fields(class_or_instance):
    if not hasattr(class_or_instance, "_dataclass_names"):
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([Field(name, init) for name, init in class_or_instance._dataclass_names])


def asdict(obj, *, dict_factory=dict):
    return _as_dict(_items_of(obj, "asdict"), dict_factory)


def _as_dict(items, factory):
    return factory([(name, _dict_inside(value, factory)) for name, value, _ in items])


def _dict_inside(value, factory):
    if is_dataclass(value) and not isinstance(value, type):
        return _as_dict(value._dataclass_items(), factory)
    if isinstance(value, list):
        return [_dict_inside(item, factory) for item in value]
    if isinstance(value, tuple):
        return tuple([_dict_inside(item, factory) for item in value])
    if isinstance(value, dict):
        return {_dict_inside(key, factory): _dict_inside(item, factory) for key, item in value.items()}
    return value


def astuple(obj, *, tuple_factory=tuple):
    return _as_tuple(_items_of(obj, "astuple"), tuple_factory)


def _as_tuple(items, factory):
    return factory([_tuple_inside(value, factory) for _, value, _ in items])


def _tuple_inside(value, factory):
    if is_dataclass(value) and not isinstance(value, type):
        return _as_tuple(value._dataclass_items(), factory)
    if isinstance(value, list):
        return [_tuple_inside(item, factory) for item in value]
    if isinstance(value, tuple):
        return tuple([_tuple_inside(item, factory) for item in value])
    if isinstance(value, dict):
        return {_tuple_inside(key, factory): _tuple_inside(item, factory) for key, item in value.items()}
    return value


def replace(obj, /, **changes):
    values = {}
    for name, value, in_init in _items_of(obj, "replace"):
        if in_init:
            values[name] = changes.pop(name, value)
        elif name in changes:
            raise ValueError(f"field {name} is declared with init=False, it cannot be specified with replace()")
    return obj.__class__(**values, **changes)
