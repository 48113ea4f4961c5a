# what: An int literal beyond the profile is refused when the program is checked.
# why: No slot could hold it.
# instead: Write a float, or a smaller int.
x = 18446744073709551616
print(x)
