# what: A generator that nobody refers to any more is not closed: its `finally` does not run.
# why: Memory is collected when it runs out, not when the last reference goes; by then nobody waits for the output of a `finally`.
# instead: Call `close()` on a generator that is left before its end.
def guarded():
    try:
        yield 1
        yield 2
    finally:
        print("finally")


for x in guarded():
    print(x)
    break
