def f(x):
    y = 0
    if x > 0:
        y += 0 * x
    else:
        y -= 0
    if x > 1:
        y += 1 * x
    else:
        y -= 1
    if x > 2:
        y += 2 * x
    else:
        y -= 2
    if x > 3:
        y += 3 * x
    else:
        y -= 3
    if x > 4:
        y += 4 * x
    else:
        y -= 4
    if x > 5:
        y += 5 * x
    else:
        y -= 5
    if x > 6:
        y += 6 * x
    else:
        y -= 6
    if x > 7:
        y += 7 * x
    else:
        y -= 7
    if x > 8:
        y += 8 * x
    else:
        y -= 8
    if x > 9:
        y += 9 * x
    else:
        y -= 9
    if x > 10:
        y += 10 * x
    else:
        y -= 10
    if x > 11:
        y += 11 * x
    else:
        y -= 11
    if x > 12:
        y += 12 * x
    else:
        y -= 12
    if x > 13:
        y += 13 * x
    else:
        y -= 13
    if x > 14:
        y += 14 * x
    else:
        y -= 14
    if x > 15:
        y += 15 * x
    else:
        y -= 15
    if x > 16:
        y += 16 * x
    else:
        y -= 16
    if x > 17:
        y += 17 * x
    else:
        y -= 17
    if x > 18:
        y += 18 * x
    else:
        y -= 18
    if x > 19:
        y += 19 * x
    else:
        y -= 19
    if x > 20:
        y += 20 * x
    else:
        y -= 20
    if x > 21:
        y += 21 * x
    else:
        y -= 21
    if x > 22:
        y += 22 * x
    else:
        y -= 22
    if x > 23:
        y += 23 * x
    else:
        y -= 23
    if x > 24:
        y += 24 * x
    else:
        y -= 24
    if x > 25:
        y += 25 * x
    else:
        y -= 25
    if x > 26:
        y += 26 * x
    else:
        y -= 26
    if x > 27:
        y += 27 * x
    else:
        y -= 27
    if x > 28:
        y += 28 * x
    else:
        y -= 28
    if x > 29:
        y += 29 * x
    else:
        y -= 29
    if x > 30:
        y += 30 * x
    else:
        y -= 30
    if x > 31:
        y += 31 * x
    else:
        y -= 31
    if x > 32:
        y += 32 * x
    else:
        y -= 32
    if x > 33:
        y += 33 * x
    else:
        y -= 33
    if x > 34:
        y += 34 * x
    else:
        y -= 34
    if x > 35:
        y += 35 * x
    else:
        y -= 35
    if x > 36:
        y += 36 * x
    else:
        y -= 36
    if x > 37:
        y += 37 * x
    else:
        y -= 37
    if x > 38:
        y += 38 * x
    else:
        y -= 38
    if x > 39:
        y += 39 * x
    else:
        y -= 39
    if x > 40:
        y += 40 * x
    else:
        y -= 40
    if x > 41:
        y += 41 * x
    else:
        y -= 41
    if x > 42:
        y += 42 * x
    else:
        y -= 42
    if x > 43:
        y += 43 * x
    else:
        y -= 43
    if x > 44:
        y += 44 * x
    else:
        y -= 44
    if x > 45:
        y += 45 * x
    else:
        y -= 45
    if x > 46:
        y += 46 * x
    else:
        y -= 46
    if x > 47:
        y += 47 * x
    else:
        y -= 47
    if x > 48:
        y += 48 * x
    else:
        y -= 48
    if x > 49:
        y += 49 * x
    else:
        y -= 49
    if x > 50:
        y += 50 * x
    else:
        y -= 50
    if x > 51:
        y += 51 * x
    else:
        y -= 51
    if x > 52:
        y += 52 * x
    else:
        y -= 52
    if x > 53:
        y += 53 * x
    else:
        y -= 53
    if x > 54:
        y += 54 * x
    else:
        y -= 54
    if x > 55:
        y += 55 * x
    else:
        y -= 55
    if x > 56:
        y += 56 * x
    else:
        y -= 56
    if x > 57:
        y += 57 * x
    else:
        y -= 57
    if x > 58:
        y += 58 * x
    else:
        y -= 58
    if x > 59:
        y += 59 * x
    else:
        y -= 59
    if x > 60:
        y += 60 * x
    else:
        y -= 60
    if x > 61:
        y += 61 * x
    else:
        y -= 61
    if x > 62:
        y += 62 * x
    else:
        y -= 62
    if x > 63:
        y += 63 * x
    else:
        y -= 63
    if x > 64:
        y += 64 * x
    else:
        y -= 64
    if x > 65:
        y += 65 * x
    else:
        y -= 65
    if x > 66:
        y += 66 * x
    else:
        y -= 66
    if x > 67:
        y += 67 * x
    else:
        y -= 67
    if x > 68:
        y += 68 * x
    else:
        y -= 68
    if x > 69:
        y += 69 * x
    else:
        y -= 69
    if x > 70:
        y += 70 * x
    else:
        y -= 70
    if x > 71:
        y += 71 * x
    else:
        y -= 71
    if x > 72:
        y += 72 * x
    else:
        y -= 72
    if x > 73:
        y += 73 * x
    else:
        y -= 73
    if x > 74:
        y += 74 * x
    else:
        y -= 74
    if x > 75:
        y += 75 * x
    else:
        y -= 75
    if x > 76:
        y += 76 * x
    else:
        y -= 76
    if x > 77:
        y += 77 * x
    else:
        y -= 77
    if x > 78:
        y += 78 * x
    else:
        y -= 78
    if x > 79:
        y += 79 * x
    else:
        y -= 79
    if x > 80:
        y += 80 * x
    else:
        y -= 80
    if x > 81:
        y += 81 * x
    else:
        y -= 81
    if x > 82:
        y += 82 * x
    else:
        y -= 82
    if x > 83:
        y += 83 * x
    else:
        y -= 83
    if x > 84:
        y += 84 * x
    else:
        y -= 84
    if x > 85:
        y += 85 * x
    else:
        y -= 85
    if x > 86:
        y += 86 * x
    else:
        y -= 86
    if x > 87:
        y += 87 * x
    else:
        y -= 87
    if x > 88:
        y += 88 * x
    else:
        y -= 88
    if x > 89:
        y += 89 * x
    else:
        y -= 89
    if x > 90:
        y += 90 * x
    else:
        y -= 90
    if x > 91:
        y += 91 * x
    else:
        y -= 91
    if x > 92:
        y += 92 * x
    else:
        y -= 92
    if x > 93:
        y += 93 * x
    else:
        y -= 93
    if x > 94:
        y += 94 * x
    else:
        y -= 94
    if x > 95:
        y += 95 * x
    else:
        y -= 95
    if x > 96:
        y += 96 * x
    else:
        y -= 96
    if x > 97:
        y += 97 * x
    else:
        y -= 97
    if x > 98:
        y += 98 * x
    else:
        y -= 98
    if x > 99:
        y += 99 * x
    else:
        y -= 99
    if x > 100:
        y += 100 * x
    else:
        y -= 100
    if x > 101:
        y += 101 * x
    else:
        y -= 101
    if x > 102:
        y += 102 * x
    else:
        y -= 102
    if x > 103:
        y += 103 * x
    else:
        y -= 103
    if x > 104:
        y += 104 * x
    else:
        y -= 104
    if x > 105:
        y += 105 * x
    else:
        y -= 105
    if x > 106:
        y += 106 * x
    else:
        y -= 106
    if x > 107:
        y += 107 * x
    else:
        y -= 107
    if x > 108:
        y += 108 * x
    else:
        y -= 108
    if x > 109:
        y += 109 * x
    else:
        y -= 109
    if x > 110:
        y += 110 * x
    else:
        y -= 110
    if x > 111:
        y += 111 * x
    else:
        y -= 111
    if x > 112:
        y += 112 * x
    else:
        y -= 112
    if x > 113:
        y += 113 * x
    else:
        y -= 113
    if x > 114:
        y += 114 * x
    else:
        y -= 114
    if x > 115:
        y += 115 * x
    else:
        y -= 115
    if x > 116:
        y += 116 * x
    else:
        y -= 116
    if x > 117:
        y += 117 * x
    else:
        y -= 117
    if x > 118:
        y += 118 * x
    else:
        y -= 118
    if x > 119:
        y += 119 * x
    else:
        y -= 119
    return y


for v in [0, 50, 200]:
    print(f(v))
