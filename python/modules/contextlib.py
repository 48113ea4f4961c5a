# SPDX-License-Identifier: MIT
"""Context managers, as CPython's contextlib."""
from _core import set_trace, trace_of


class ContextDecorator:
    """A context manager that decorates functions: they run inside it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class _GeneratorContextManager(ContextDecorator):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func = func
        self.args = args
        self.kwds = kwds

    def _recreate_cm(self):
        return _GeneratorContextManager(self.func, self.args, self.kwds)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        trace = trace_of(value)
        try:
            self.gen.throw(value)
        except StopIteration as end:
            return end is not value
        except RuntimeError as error:
            if error is value or (isinstance(value, StopIteration) and error.__cause__ is value):
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            set_trace(value, trace)
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, exc_type, exc_value, traceback):
        self.thing.close()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, exc_type, exc_value, traceback):
        return exc_type is not None and issubclass(exc_type, self._exceptions)


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class _Callback:
    def __init__(self, callback, args, kwds):
        self.callback = callback
        self.args = args
        self.kwds = kwds

    def __exit__(self, exc_type, exc_value, traceback):
        self.callback(*self.args, **self.kwds)


class ExitStack(AbstractContextManager):
    def __init__(self):
        self._managers = []

    def enter_context(self, cm):
        result = cm.__enter__()
        self._managers.append(cm)
        return result

    def push(self, exit):
        self._managers.append(exit)
        return exit

    def callback(self, callback, /, *args, **kwds):
        self._managers.append(_Callback(callback, args, kwds))
        return callback

    def pop_all(self):
        other = ExitStack()
        other._managers = self._managers
        self._managers = []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, exc_type, exc_value, traceback):
        given = pending = exc_value
        while self._managers:
            manager = self._managers.pop()
            try:
                kind = None if pending is None else type(pending)
                if hasattr(manager, "__exit__"):
                    handled = manager.__exit__(kind, pending, None if pending is None else traceback)
                else:
                    handled = manager(kind, pending, None if pending is None else traceback)
                if handled and pending is not None:
                    pending = None
            except BaseException as error:
                pending = error
        if pending is not None and pending is not given:
            raise pending
        return given is not None and pending is None
