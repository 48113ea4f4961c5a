# what: `match` is refused.
# why: Not built yet.
# instead: Use if and elif.
match 1:
    case 1:
        print("one")
