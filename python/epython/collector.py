# SPDX-License-Identifier: MIT
"""What of module gc is written in Python. There is nothing to switch off: memory is collected when it runs out, and only then."""

import gc

_is_enabled = True


def enable():
    global _is_enabled
    _is_enabled = True


def disable():
    global _is_enabled
    _is_enabled = False


def isenabled():
    return _is_enabled


def stats():
    used, free, largest, collections = gc.heap()
    return {"used": used, "free": free, "largest": largest, "fragmentation": 1 - largest / free if free else 0.0,
            "collections": collections}
