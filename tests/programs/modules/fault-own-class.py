# Tracebacks name a class of a module with its module.
import errors
from errors import AppError

try:
    errors.fail(1)
except AppError as e:
    print(type(e).__name__, e, repr(e))
try:
    try:
        errors.fail(0)
    except errors.AppError.Inner as e:
        print(e, type(e).__name__)
        raise errors.AppError("again") from e
finally:
    print("end")
