import sys
print("before")
sys.exit("fatal: cannot go on")
