# What is no exception can be neither raised nor caught.
def show(action):
    try:
        action()
    except TypeError as e:
        print(e)


def raise_it(x):
    raise x


def raise_from(x, y):
    raise ValueError(1) from y


def catch(x):
    try:
        1 // 0
    except x:
        print("caught by", x)


show(lambda: raise_it(3))
show(lambda: raise_it("text"))
show(lambda: raise_it(int))
show(lambda: raise_it(None))
show(lambda: raise_from(1, 2))
show(lambda: catch(3))
show(lambda: catch((ValueError, 3)))
show(lambda: catch(int))
catch(ArithmeticError)
catch((ValueError, ZeroDivisionError))
try:
    catch(ValueError)
except ZeroDivisionError as e:
    print("passed", e)
try:
    raise
except RuntimeError as e:
    print(e)


def again():
    raise


try:
    try:
        raise KeyError("first")
    except KeyError:
        again()
except KeyError as e:
    print("again", e)
try:
    raise ValueError(text="x")
except TypeError as e:
    print(e)
try:
    raise ValueError(1) from KeyError
except ValueError as e:
    print(repr(e.__cause__), e.__context__)
try:
    print([][0].args)
except IndexError:
    print("index")
raise 3
