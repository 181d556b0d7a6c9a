/* An expression over the state of a build. Each choice is made by one token. */
parser grammar ExpressionParser;

options { tokenVocab = ExpressionLexer; }

whole : either EOF ;

either : both (OR both)* ;

both : negation (AND negation)* ;

negation : NOT negation | comparison ;

comparison : operand ((EQUAL | UNEQUAL | LESS | AT_MOST | GREATER | AT_LEAST | LIKE | UNLIKE) operand)? ;

operand : NUMBER | TEXT | PATH | named | OPEN either CLOSE ;

named : NAME (OPEN (either (COMMA either)*)? CLOSE | (DOT (NAME | TEXT))*) ;
