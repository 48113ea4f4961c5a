// SPDX-License-Identifier: MIT
// Python 3.11, statements and expressions in full. It accepts a little more than Python (any expression as a
// target, any order of parameters): AstBuilder says precisely what is wrong, and what is not in the ePython
// subset. A NEWLINE ends every logical line, so a statement that fails can be skipped up to it.
parser grammar EPythonParser;

options { tokenVocab = EPythonLexer; superClass = DepthLimitedParser; }

fileInput : statement* EOF;

// The expression of an f-string's replacement field.
fieldInput : (yieldExpression | expressionList) EOF;

// ---- statements -------------------------------------------------------------------------------------------

statement
    : simpleStatements
    | compoundStatement
    | strayBlock
    ;

// Indented without a header: an error, or what is left of a header that had one.
strayBlock : INDENT statement+ DEDENT;

simpleStatements : simpleStatement (SEMI simpleStatement)* SEMI? NEWLINE;

simpleStatement
    : expressionStatement
    | returnStatement
    | importStatement
    | fromStatement
    | passStatement
    | breakStatement
    | continueStatement
    | globalStatement
    | nonlocalStatement
    | deleteStatement
    | assertStatement
    | raiseStatement
    | typeStatement
    ;

expressionStatement
    : value
      ( COLON annotation=expression (ASSIGN value)?
      | augmentedOperator value
      | (ASSIGN value)+
      )?
    ;

value : yieldExpression | expressionList;

augmentedOperator
    : PLUSEQUAL | MINEQUAL | STAREQUAL | SLASHEQUAL | DOUBLESLASHEQUAL | PERCENTEQUAL | DOUBLESTAREQUAL
    | LEFTSHIFTEQUAL | RIGHTSHIFTEQUAL | AMPEREQUAL | BAREQUAL | CARETEQUAL | ATEQUAL
    ;

returnStatement   : RETURN expressionList?;
passStatement     : PASS;
breakStatement    : BREAK;
continueStatement : CONTINUE;
globalStatement   : GLOBAL NAME (COMMA NAME)*;
nonlocalStatement : NONLOCAL NAME (COMMA NAME)*;
deleteStatement   : DEL expressionList;
assertStatement   : ASSERT expression (COMMA expression)?;
raiseStatement    : RAISE (expression (FROM expression)?)?;
typeStatement     : TYPE NAME typeParameters? ASSIGN expression;

importStatement : IMPORT dottedAsName (COMMA dottedAsName)*;
dottedAsName    : dottedName (AS NAME)?;
dottedName      : NAME (DOT NAME)*;
fromStatement
    : FROM (DOT | ELLIPSIS)* dottedName? IMPORT (STAR | LPAR importedNames RPAR | importedNames)
    ;
importedNames : importedName (COMMA importedName)* COMMA?;
importedName  : NAME (AS NAME)?;

compoundStatement
    : ifStatement
    | forStatement
    | whileStatement
    | functionDefinition
    | tryStatement
    | withStatement
    | classDefinition
    | matchStatement
    | decorated
    | asyncStatement
    ;

block : NEWLINE INDENT statement+ DEDENT | simpleStatements;

ifStatement    : IF namedExpression COLON block elifClause* elseClause?;
elifClause     : ELIF namedExpression COLON block;
elseClause     : ELSE COLON block;
whileStatement : WHILE namedExpression COLON block elseClause?;
forStatement   : FOR targetList IN expressionList COLON block elseClause?;

functionDefinition
    : DEF NAME typeParameters? LPAR parameterList? RPAR (ARROW result=expression)? COLON block
    ;
typeParameters : LSQB parameter (COMMA parameter)* COMMA? RSQB;
parameterList  : parameter (COMMA parameter)* COMMA?;
parameter
    : NAME (COLON annotation=expression)? (ASSIGN defaultValue=expression)?
    | SLASH
    | STAR (NAME (COLON (STAR disjunction | annotation=expression))?)? (ASSIGN defaultValue=expression)?
    | DOUBLESTAR NAME (COLON annotation=expression)? (ASSIGN defaultValue=expression)?
    ;

classDefinition : CLASS NAME typeParameters? (LPAR argumentList? RPAR)? COLON block;
decorated       : (AT namedExpression NEWLINE)+ (functionDefinition | classDefinition | asyncStatement);
asyncStatement  : ASYNC (functionDefinition | withStatement | forStatement);

tryStatement   : TRY COLON block exceptClause* elseClause? finallyClause?;
exceptClause   : EXCEPT STAR? (expression (COMMA expression)* (AS NAME)?)? COLON block;
finallyClause  : FINALLY COLON block;
withStatement  : WITH (LPAR withItem (COMMA withItem)* COMMA? RPAR | withItem (COMMA withItem)*) COLON block;
withItem       : expression (AS target)?;

matchStatement : MATCH expressionList COLON NEWLINE INDENT caseClause+ DEDENT;
caseClause     : CASE patternList (IF namedExpression)? COLON block;
patternList    : pattern (COMMA pattern)* COMMA?;
pattern        : closedPattern (BAR closedPattern)* (AS NAME)?;
closedPattern
    : STAR NAME
    | MINUS? number ((PLUS | MINUS) number)?
    | STRING+
    | NONE | TRUE | FALSE
    | dottedName (LPAR (classPatternItem (COMMA classPatternItem)* COMMA?)? RPAR)?
    | LPAR patternList? RPAR
    | LSQB patternList? RSQB
    | LBRACE (mappingPatternItem (COMMA mappingPatternItem)* COMMA?)? RBRACE
    ;
classPatternItem   : (NAME ASSIGN)? pattern;
mappingPatternItem : DOUBLESTAR NAME | closedPattern COLON pattern;
number             : INTEGER | FLOAT | IMAGINARY;

// ---- expressions ------------------------------------------------------------------------------------------

expressionList : listItem (COMMA listItem)* COMMA?;
listItem       : expression | STAR disjunction;

targetList : target (COMMA target)* COMMA?;
target     : STAR? primary;

namedExpression : expression (COLONEQUAL expression)?;

expression
    : disjunction (IF disjunction ELSE expression)?
    | LAMBDA lambdaParameters? COLON expression
    ;

lambdaParameters : lambdaParameter (COMMA lambdaParameter)* COMMA?;
lambdaParameter
    : NAME (ASSIGN defaultValue=expression)?
    | SLASH
    | STAR NAME? (ASSIGN defaultValue=expression)?
    | DOUBLESTAR NAME (ASSIGN defaultValue=expression)?
    ;

yieldExpression : YIELD (FROM expression | expressionList)?;

// From the operator that binds tightest to the loosest. One left-recursive rule: a name or number costs
// two rule calls below expression instead of one per precedence level.
disjunction
    : primary                                                                       # primaryOperand
    | AWAIT primary                                                                 # awaitOperand
    | <assoc=right> disjunction DOUBLESTAR disjunction                              # power
    | (MINUS | PLUS | TILDE) disjunction                                            # unary
    | disjunction (STAR | SLASH | DOUBLESLASH | PERCENT | AT) disjunction           # binary
    | disjunction (PLUS | MINUS) disjunction                                        # binary
    | disjunction (LEFTSHIFT | RIGHTSHIFT) disjunction                              # binary
    | disjunction AMPERSAND disjunction                                             # binary
    | disjunction CARET disjunction                                                 # binary
    | disjunction BAR disjunction                                                   # binary
    | disjunction comparison disjunction                                            # compare
    | NOT disjunction                                                               # not
    | disjunction AND disjunction                                                   # and
    | disjunction OR disjunction                                                    # or
    ;

comparison
    : LESS | GREATER | EQUAL | GREATEREQUAL | LESSEQUAL | NOTEQUAL | IN | NOT IN | IS NOT?
    ;

primary
    : NAME                                                                          # name
    | INTEGER                                                                       # integer
    | STRING+                                                                       # strings
    | FLOAT                                                                         # float
    | primary DOT NAME                                                              # attribute
    | primary LPAR argumentList? RPAR                                               # call
    | primary LSQB subscriptList RSQB                                               # subscription
    | LPAR (yieldExpression | displayItems)? RPAR                                   # group
    | LSQB displayItems? RSQB                                                       # listDisplay
    | LBRACE (entry (comprehensionClause+ | (COMMA entry)* COMMA?))? RBRACE         # braces
    | TRUE                                                                          # true
    | FALSE                                                                         # false
    | NONE                                                                          # none
    | ELLIPSIS                                                                      # ellipsis
    | IMAGINARY                                                                     # imaginary
    ;

displayItems : displayItem (COMMA displayItem)* COMMA? comprehensionClause*;
displayItem  : namedExpression | STAR disjunction | DOUBLESTAR disjunction;

entry : namedExpression (COLON expression)? | STAR disjunction | DOUBLESTAR disjunction;

comprehensionClause : ASYNC? FOR targetList IN disjunction (IF disjunction)*;

argumentList : argument (COMMA argument)* COMMA?;
argument
    : namedExpression (ASSIGN expression | comprehensionClause+)?
    | STAR expression
    | DOUBLESTAR expression
    ;

subscriptList : subscript (COMMA subscript)* COMMA?;
subscript
    : namedExpression (COLON expression? (COLON expression?)?)?
    | COLON expression? (COLON expression?)?
    | STAR disjunction
    ;
