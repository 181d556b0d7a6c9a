/*
 * Words: quotes, escapes, $name and every form of ${name…}, in the way of a POSIX shell.
 *
 * A mode for each place, since what a character means depends on where it stands: a } ends an
 * operand and is text elsewhere. Two things are settings and live in WordLexerBase: the escape
 * character, and whether quotes quote (in the body of a here-document they do not). It also ends
 * the text where ${ is nested too deep, so that the parser's recursion is bounded. Letters and
 * digits beyond ASCII arrive as x and 9 (ClassStream).
 */
lexer grammar WordLexer;

options { superClass = WordLexerBase; }

tokens { TOO_DEEP, ESCAPED }

// --- Outside of everything ---

TEXT      : ~[$'"\\`]+ ;
ESCAPE    : [\\`] { escape(); } ;
SINGLE    : '\'' { quote(SINGLE_QUOTED); } ;
DOUBLE    : '"' { quote(DOUBLE_QUOTED); } ;
VARIABLE  : '$' NAME ;
OPEN      : '${' NAME? { open(); } ;
BAD       : '${' [{}:] { giveUp(); } ;
DOLLAR    : '$' -> type(TEXT) ;

fragment NAME : [A-Za-z_] [A-Za-z0-9_]* | [0-9]+ | [@*#?\-$!] ;

// --- 'as it is' ---

mode SINGLE_QUOTED;

SQ_TEXT    : ~[']+ -> type(TEXT) ;
SINGLE_END : '\'' -> popMode ;

// --- "with variables" ---

mode DOUBLE_QUOTED;

DQ_TEXT     : ~[$"\\`]+ -> type(TEXT) ;
DQ_ESCAPE   : [\\`] { escape(); } ;
DOUBLE_END  : '"' -> popMode ;
DQ_VARIABLE : '$' NAME -> type(VARIABLE) ;
DQ_OPEN     : '${' NAME? { open(); } ;
DQ_BAD      : '${' [{}:] { giveUp(); } -> type(BAD) ;
DQ_DOLLAR   : '$' -> type(TEXT) ;

// --- After ${name ---

mode OPERATOR;

CLOSE       : '}' { close(); } ;
ALTERNATIVE : ':'? [-+?] -> mode(OPERAND) ;
STRIP       : ('#' | '##' | '%' | '%%') -> mode(OPERAND) ;
REPLACE     : ('/' | '//') -> mode(PATTERN) ;
UNKNOWN     : ':' .? -> mode(OPERAND) ;
UNSUPPORTED : . { giveUp(); } ;

// --- After the operator, and after the / that ends a pattern ---

mode OPERAND;

OP_TEXT     : ~[$'"\\`}]+ -> type(TEXT) ;
OP_END      : '}' { close(); } ;
OP_ESCAPE   : [\\`] { escape(); } ;
OP_SINGLE   : '\'' { quote(SINGLE_QUOTED); } ;
OP_DOUBLE   : '"' { quote(DOUBLE_QUOTED); } ;
OP_VARIABLE : '$' NAME -> type(VARIABLE) ;
OP_OPEN     : '${' NAME? { open(); } ;
OP_BAD      : '${' [{}:] { giveUp(); } -> type(BAD) ;
OP_DOLLAR   : '$' -> type(TEXT) ;

// --- After / or // ---

mode PATTERN;

PT_TEXT     : ~[$'"\\`/]+ -> type(TEXT) ;
PATTERN_END : '/' -> mode(OPERAND) ;
PT_ESCAPE   : [\\`] { escape(); } ;
PT_SINGLE   : '\'' { quote(SINGLE_QUOTED); } ;
PT_DOUBLE   : '"' { quote(DOUBLE_QUOTED); } ;
PT_VARIABLE : '$' NAME -> type(VARIABLE) ;
PT_OPEN     : '${' NAME? { open(); } ;
PT_BAD      : '${' [{}:] { giveUp(); } -> type(BAD) ;
PT_DOLLAR   : '$' -> type(TEXT) ;
