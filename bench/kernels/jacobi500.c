// SPDX-License-Identifier: MIT
// Twin of jacobi500.py.
#define NX 500
#include "jacobi.c"
