/*
 * The words of an expression over the state of a build, as in: size(/usr) > 50MB && env.A ~ "b".
 *
 * Paths need no quotes where they begin with a slash, a dot and a slash, or a star: there is no
 * division. What is often typed by mistake (one = for two, a quote without an end) has a token of
 * its own, so that the message can say what was meant.
 */
lexer grammar ExpressionLexer;

AND       : '&&' ;
OR        : '||' ;
EQUAL     : '==' ;
UNEQUAL   : '!=' ;
UNLIKE    : '!~' ;
AT_MOST   : '<=' ;
AT_LEAST  : '>=' ;
LESS      : '<' ;
GREATER   : '>' ;
LIKE      : '~' ;
NOT       : '!' ;
OPEN      : '(' ;
CLOSE     : ')' ;
COMMA     : ',' ;
DOT       : '.' ;

NUMBER    : '-'? [0-9]+ ('.' [0-9]+)? [A-Za-z]* ;
NAME      : [A-Za-z_] [A-Za-z0-9_]* ;
PATH      : ('/' | './' | '../' | '*') ~[ \t\r\n,()"'&|<>=!]* ;
TEXT      : '"' (~["\\] | '\\' .)* '"' | '\'' ~[']* '\'' ;

HALF      : '=' | '&' | '|' ;
UNCLOSED  : '"' (~["\\] | '\\' .)* '\\'? | '\'' ~[']* ;
BLANK     : [ \t\r\n]+ -> channel(HIDDEN) ;
OTHER     : . ;
