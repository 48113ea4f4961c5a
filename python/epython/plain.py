# SPDX-License-Identifier: MIT
"""What object() makes."""


class object:
    pass
