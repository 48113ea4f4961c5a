print("abc".index("x"))
