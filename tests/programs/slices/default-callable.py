def apply(value, function=str):
    return function(value)


print(apply(12) + "!", apply("34", int) + 1, apply([2, 1], sorted))
