for d in [True, '12', 1e10, -1e10, 2.0 ** 31, 2147483520.0, -2147483648.0, {}, 3.99]:
    for f in '%d', '%s', '%5.2f', '%i', '%r', '%x', '%g':
        try:
            print(f % d, f % (d,))
        except Exception as e:
            print(type(e).__name__, e)
