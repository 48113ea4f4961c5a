# what: An int that does not fit the profile raises OverflowError.
# why: Slots are machine words; arbitrary precision would cost every program on a small core.
# instead: Use float, or reduce with % or & before the value leaves 64 bits (32 on i32f32).
x = 2 ** 63 - 1
print(x + 1)
