# SPDX-License-Identifier: MIT
"""Functions that outlive their call (docs/loading.md, Tasks)."""

from epython import _run

_Generator = type(_ for _ in ())


class task:
    """A call of a function that runs when it is resumed: up to its next yield, if it is a generator function, else to its end."""

    def __init__(self, function, *args):
        self._function = function
        self._args = args
        self._rest = None
        self.done = False
        self.result = None

    def resume(self):
        """Lets it go on; gives what it yields: None where it pauses, and at its end."""
        if self.done:
            raise RuntimeError("a task cannot be resumed after its end")
        try:
            if self._rest is None:
                made = self._function(*self._args)
                if not isinstance(made, _Generator):
                    return self._end(made)
                self._rest = made
        except BaseException:
            self._end(None)
            raise
        try:
            return _run(self._rest)
        except StopIteration as stop:
            return self._end(stop.value)
        except BaseException:
            self._end(None)
            raise

    def _end(self, result):
        self._function = self._args = self._rest = None
        self.done = True
        self.result = result


def run_all(tasks):
    """Resumes one after the other, a turn each, until all have ended; their results."""
    tasks = list(tasks)
    waiting = [one for one in tasks if not one.done]
    while waiting:
        for one in waiting:
            one.resume()
        waiting = [one for one in waiting if not one.done]
    return [one.result for one in tasks]
