class AppError(Exception):
    class Inner(ValueError):
        pass


def fail(which):
    if which:
        raise AppError("from a module")
    raise AppError.Inner(which)
