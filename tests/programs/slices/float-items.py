# A list of floats is the only place where floats are.
def halves():
    return [0.5, 1.5, -2.25]


for value in [halves(), halves()[1:], 3]:
    print(value, str(value))
for item in halves():
    print(item)
