// SPDX-License-Identifier: MIT
// Tiering (docs/tiering.md): while a program runs in the interpreter it tells the host now and then where it is; what the
// host has compiled meanwhile takes the place of bytecode, from the next call of a function on, or from the next round of
// a loop that runs already. Only host cores have it (EPY_TIERS).
#ifndef EPY_TIER_H
#define EPY_TIER_H

#include "epy_core.h"

#if EPY_TIERS

// The interpreter asks these where it finds c->mark set: at a call, and where a jump that was taken leads. They may raise
// KeyboardInterrupt; the caller has said where it is.
void epy_tier_call(epy_core *c);
// True: compiled code went on from there to the function's end; c->tier.result is what it returns.
bool epy_tier_jump(epy_core *c, epy_act *a, const uint8_t *pc, epy_word *base);

// A run begins. flags: of its Run message.
void epy_tier_begin(epy_core *c, unsigned flags);
// From the port's timer, also in a signal handler: at regular times while bytecode runs.
void epy_tier_tick(epy_core *c);
// From the port, also in a signal handler: the host has code for the program.
void epy_tier_ready(epy_core *c);

#endif
#endif
