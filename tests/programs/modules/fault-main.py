import broken
print(broken.ok(4))
print(broken.bad(0))
