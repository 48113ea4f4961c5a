match x:
    case y:  #~ EPY1092
        pass
    case 1:
        pass
match x:
    case _:  #~ EPY1092
        pass
    case [a, a]:  #~ EPY1092
        pass
    case [*a, 1, *b]:  #~ EPY1092
        pass
    case [a] | [b]:  #~ EPY1092
        pass
    case _ | 1:  #~ EPY1092
        pass
    case 1 as _:  #~ EPY1092
        pass
    case *a:  #~ EPY1092
        pass
    case {k: 1}:  #~ EPY1092
        pass
    case {**rest, "k": 1}:  #~ EPY1092
        pass
    case f"x":  #~ EPY1092
        pass
    case C(x=1, 2):  #~ EPY1092
        pass
    case D(1, 2):  #~ EPY1092
        pass


class D:
    __match_args__ = ("one",)
