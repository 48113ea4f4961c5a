# Arguments for a class without __init__.
class Empty:
    pass


print(isinstance(Empty(), Empty))
Empty(1, 2)
