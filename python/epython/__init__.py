# SPDX-License-Identifier: MIT
"""What programs import from epython, for CPython: the same file runs there unchanged (PYTHONPATH=python).

Everything is loaded there anyway; dynamic functions are only registered.
"""

import builtins
import signal

_registered = {}


def dynamic(function=None, *, defer=False):
    """Marks a top-level function: its code comes to a core when it is declared, or (defer=True) first needed."""

    def register(function):
        _registered[function.__name__] = function
        return function

    return register if function is None else register(function)


#: The function that was registered last under a name, also after `del`; KeyError if there is none.
load_function = _registered.__getitem__
builtins.load_function = load_function  # the paper's Listing 6 does not import it

_run = next  # a task's generator goes on


def on_interrupt(handler):
    """Calls handler() when the host interrupts the program; here: on SIGUSR2."""
    signal.signal(signal.SIGUSR2, lambda number, frame: handler and handler())


def pause():
    """Asks the task that runs to stop at the head of its next loop; CPython suspends generators at their yields only."""


from epython.tasks import run_all, task  # noqa: E402 (they need _run)
