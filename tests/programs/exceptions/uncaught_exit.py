# SystemExit passes handlers of Exception, and its value is the exit code.
import sys

try:
    sys.exit(4)
except Exception:
    print("not here")
except SystemExit as e:
    print("exit", e.code, e.args, repr(e))
try:
    raise SystemExit("words")
except BaseException as e:
    print(type(e).__name__, e)
try:
    sys.exit(7)
finally:
    print("on the way")
