def show(name):
    print(f"<{name:>6}>")
    print(f"<{name:+}>")


show("a")
