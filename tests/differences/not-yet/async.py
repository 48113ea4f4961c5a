# what: `async` and `await` are refused.
# why: There is no event loop on a core.
# instead: Write plain functions.
async def f():
    pass
print("x")
