import sys
print(sys.argv[1:], len(sys.argv), sys.maxsize > 2 ** 30)
def stop(code):
    print("leaving")
    sys.exit(code)
stop(3)
print("never")
