# Numbers and strings.
0, 00, 7, 1_000_000, 0xDEAD_beef, 0o17, 0O7, 0b1010, 0B1, 123456789012345678901234567890
0., .5, 1.5, 1e3, 1E-5, 1_0.0_1e+1_0, 3.14159265358979, 1e22, 1e100, 5e-324, 0.1
'a', "b", '''c''', """d"""
'it\'s', "say \"hi\"", 'tab\tline\nback\\slash', '\a\b\f\v\r\0\7\17\177\x41\u00e9\U0001F600'
'unknown \q \d', r'raw \n \'', R"raw", u'unicode', U"x"
'joined ' "over " '''pieces'''
('over '
 'lines')
'continued \
line'
"""several
lines "quoted" ''
"""
'', "", '''''', r''
'日本語 é 😀'
f'', f'plain', F"x", fr'{x}\d', rF'\{x}'
f'{x}', f"{x}{y}", f'a{x}b{y}c', f'{{}}', f'{{{x}}}', f'}}{x}{{'
f'{x!r}', f'{x!s:>10}', f'{x!a}', f'{x:}', f'{x:>{width}.{precision}f}', f'{x:%Y-%m-%d}'
f'{x=}', f'{ x = }', f'{x=!s}', f'{x=:>5}', f'{f(x)=}'
f'{x + 1}', f'{a["b"]}', f'{(lambda y: y)(x)}', f'{x if y else z}', f'{x, y}', f'{x != y}', f'{x == y:>5}'
f'{ {1: 2}[1] }', f'{[i for i in x]}', f'{x:{"<"}10}', f'{x < y}', f'{x >= y}', f'{(n := 5)}', f'{x:=5}'
f'''{
x
}''', f"""a
{y}"""
'a' f'{x}' 'b' f'{y}' "c"
f'\x41{x}\n', f'\{x}', f'{x}\\{y}'
f'{f"{x}" + "z"}', f'{"a" "b"}'
