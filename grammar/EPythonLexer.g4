// SPDX-License-Identifier: MIT
// Tokens of Python 3.11. INDENT, DEDENT and the logical NEWLINE are made by the base class, which also checks
// brackets, number endings and unterminated strings. A string literal is one token, f-strings too (as CPython
// 3.11 reads them).
lexer grammar EPythonLexer;

options { superClass = IndentingLexerBase; }

tokens { INDENT, DEDENT, MATCH, CASE, TYPE }

AND      : 'and';
AS       : 'as';
ASSERT   : 'assert';
ASYNC    : 'async';
AWAIT    : 'await';
BREAK    : 'break';
CLASS    : 'class';
CONTINUE : 'continue';
DEF      : 'def';
DEL      : 'del';
ELIF     : 'elif';
ELSE     : 'else';
EXCEPT   : 'except';
FALSE    : 'False';
FINALLY  : 'finally';
FOR      : 'for';
FROM     : 'from';
GLOBAL   : 'global';
IF       : 'if';
IMPORT   : 'import';
IN       : 'in';
IS       : 'is';
LAMBDA   : 'lambda';
NONE     : 'None';
NONLOCAL : 'nonlocal';
NOT      : 'not';
OR       : 'or';
PASS     : 'pass';
RAISE    : 'raise';
RETURN   : 'return';
TRUE     : 'True';
TRY      : 'try';
WHILE    : 'while';
WITH     : 'with';
YIELD    : 'yield';

NAME : [_\p{XID_Start}] [\p{XID_Continue}]*;

INTEGER
    : DIGIT ('_'? DIGIT)*
    | '0' [xX] ('_'? [0-9a-fA-F])+
    | '0' [oO] ('_'? [0-7])+
    | '0' [bB] ('_'? [01])+
    ;

FLOAT     : FLOATING | DIGITS EXPONENT;
IMAGINARY : (FLOATING | DIGITS EXPONENT? ) [jJ];

fragment FLOATING : (DIGITS? '.' DIGITS | DIGITS '.') EXPONENT?;
fragment EXPONENT : [eE] [+-]? DIGITS;
fragment DIGITS   : DIGIT ('_'? DIGIT)*;
fragment DIGIT    : [0-9];

STRING : STRING_PREFIX? (SHORT_STRING | LONG_STRING);

// One line of a string that has no closing quote: always shorter than STRING where that matches.
UNTERMINATED_STRING : STRING_PREFIX? ('\'' SINGLE_ITEM* | '"' DOUBLE_ITEM*);

fragment STRING_PREFIX : [rRuUbBfF] | [fFbB] [rR] | [rR] [fFbB];
fragment SHORT_STRING  : '\'' SINGLE_ITEM* '\'' | '"' DOUBLE_ITEM* '"';
fragment LONG_STRING   : '\'\'\'' LONG_ITEM*? '\'\'\'' | '"""' LONG_ITEM*? '"""';
fragment SINGLE_ITEM   : '\\' . | ~[\\\n'];
fragment DOUBLE_ITEM   : '\\' . | ~[\\\n"];
fragment LONG_ITEM     : '\\' . | ~'\\';

LPAR : '(';
RPAR : ')';
LSQB : '[';
RSQB : ']';
LBRACE : '{';
RBRACE : '}';
COLON : ':';
COMMA : ',';
SEMI : ';';
DOT : '.';
ELLIPSIS : '...';
ARROW : '->';
ASSIGN : '=';
COLONEQUAL : ':=';
AT : '@';

PLUS : '+';
MINUS : '-';
STAR : '*';
SLASH : '/';
DOUBLESLASH : '//';
PERCENT : '%';
DOUBLESTAR : '**';
LEFTSHIFT : '<<';
RIGHTSHIFT : '>>';
AMPERSAND : '&';
BAR : '|';
CARET : '^';
TILDE : '~';

LESS : '<';
GREATER : '>';
LESSEQUAL : '<=';
GREATEREQUAL : '>=';
EQUAL : '==';
NOTEQUAL : '!=';

PLUSEQUAL : '+=';
MINEQUAL : '-=';
STAREQUAL : '*=';
SLASHEQUAL : '/=';
DOUBLESLASHEQUAL : '//=';
PERCENTEQUAL : '%=';
DOUBLESTAREQUAL : '**=';
LEFTSHIFTEQUAL : '<<=';
RIGHTSHIFTEQUAL : '>>=';
AMPEREQUAL : '&=';
BAREQUAL : '|=';
CARETEQUAL : '^=';
ATEQUAL : '@=';

NEWLINE : '\n';

LINE_JOIN  : '\\' '\n'      -> skip;
WHITESPACE : [ \t\f]+       -> skip;
COMMENT    : '#' ~[\n]*     -> skip;

INVALID_CHARACTER : .;
