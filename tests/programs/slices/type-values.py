for kind in (int, float, str, bool):
    print(kind("1"))
print(type(3), str(type([])), f"{type(None)}")
