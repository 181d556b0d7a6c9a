/*
 * The structure of a word. What is not closed is open up to the end of the text, so EOF may stand
 * wherever an end is missing: every text is a word, and each choice is made by the next token.
 */
parser grammar WordParser;

options { tokenVocab = WordLexer; }

word : parts EOF ;

parts : (TEXT | ESCAPED | VARIABLE | BAD | TOO_DEEP | single | double | substitution)* ;

single : SINGLE TEXT? (SINGLE_END | EOF) ;

double : DOUBLE parts (DOUBLE_END | EOF) ;

substitution
  : OPEN
    ( CLOSE
    | EOF
    | (ALTERNATIVE | STRIP | UNKNOWN) operand
    | REPLACE parts (PATTERN_END operand | EOF)
    | UNSUPPORTED
    )
  ;

operand : parts (CLOSE | EOF) ;
