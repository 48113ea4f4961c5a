names = {1: "one", 2: "two"}
print(names.keys(), names.values(), names.items())
for key, value in names.items():
    print(key, value)
print(2 in names.keys(), "two" in names.values())
