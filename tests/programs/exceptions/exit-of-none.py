# sys.exit(None) is sys.exit(): the exception holds nothing.
import sys

for status in (None, 3, "words"):
    try:
        sys.exit(status)
    except SystemExit as e:
        print(repr(e.code), e.args, str(e), repr(e))
try:
    sys.exit()
except SystemExit as e:
    print(e.code, e.args)
sys.exit(None)
