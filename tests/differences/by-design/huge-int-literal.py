# what: An int literal beyond the profile is refused when the program is checked.
# why: It could not be represented; see the first difference.
# instead: Write a float, or a smaller int.
x = 18446744073709551616
print(x)
