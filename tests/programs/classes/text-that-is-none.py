# Which method is named when a text is none.
class Mute:
    def __repr__(self):
        return 3
for f in [lambda: str(Mute()), lambda: repr(Mute()), lambda: print(Mute()), lambda: f'{Mute()}', lambda: '%s' % Mute(), lambda: '%r' % Mute(), lambda: '{!r}'.format(Mute()),lambda: list(map(str,[Mute()])), lambda: print([Mute()]), lambda: format(Mute()), lambda: f'{Mute()!s}', lambda: f'{Mute()!r}', lambda: '{}'.format(Mute()), lambda: ascii(Mute())]:
    try:
        f()
    except TypeError as e: print(e)
