# SPDX-License-Identifier: MIT
"""Abstract classes, as CPython's abc. @abstractmethod is read where it stands; which methods a class lacks is known before the
program runs, and put into _abstract_words."""


class ABC:
    _abstract_words = ""

    @classmethod
    def __make__(cls, /, *args, **kwargs):
        if cls._abstract_words:
            raise TypeError(cls._abstract_words)
        made = object.__new__(cls)
        begin = getattr(cls, "__init__", None)
        if begin is not None:
            begin(made, *args, **kwargs)
        elif args or kwargs:
            raise TypeError(cls.__name__ + "() takes no arguments")
        return made
