/*
 * The physical lines of a Dockerfile: directives, comments, continuation lines, here-documents.
 *
 * Two things are not context-free and live in DockerfileLexerBase: where the run of directives
 * ends, and which lines belong to a here-document (its name decides, and it stands earlier in the
 * text). The escape character, which a directive sets, is a choice between two pairs of modes.
 *
 * The lexer sees kinds of characters where they are not ASCII (ClassStream): \u001F is white space
 * that does not separate words, such as a no-break space.
 */
lexer grammar DockerfileLexer;

options { superClass = DockerfileLexerBase; }

tokens { DIRECTIVE, HEREDOC_END }

fragment SPACE    : [ \t\r\u000B\f\u001F] ;
fragment COMMENTS : SPACE* '#' ~[\n]* ;

// After an escape character that ends a line, blank lines and comment lines vanish.
fragment JOINED   : [ \t]* '\r'* ('\n' (SPACE* '\n' | COMMENTS '\n')* COMMENTS? | EOF) ;

// --- Between two instructions ---

BLANK   : SPACE* '\n' { endDirectives(); } -> channel(HIDDEN) ;
COMMENT : COMMENTS '\n'? { comment(); } ;
INDENT  : SPACE+ -> channel(HIDDEN) ;

// A run of escape characters continues no line: only one that stands alone does.
KEYWORD : ( ~[ \t\r\u000B\f\u001F\n#\\] | '\\'+ ~[ \t\r\u000B\f\n\\] | '\\' JOINED )
          ( '\\'* ~[ \t\r\u000B\f\n\\] | '\\' JOINED )* '\\'* { keyword(); } -> mode(ARGUMENTS) ;
ONLY_ESCAPES : '\\'+ { keyword(); } -> type(KEYWORD), mode(ARGUMENTS) ;

// --- The rest of an instruction's logical line ---

mode ARGUMENTS;

EOL          : '\r'* '\n' { endOfLine(); } ;
CONTINUATION : '\\' JOINED -> channel(HIDDEN) ;
TEXT         : (~[\n\r\\]+ | '\\'+ | '\r'+) { text(); } ;

// --- The same with a back quote as the escape character ---

mode BACK_QUOTE;

BQ_BLANK   : SPACE* '\n' { endDirectives(); } -> channel(HIDDEN) ;
BQ_COMMENT : COMMENTS '\n'? { comment(); } ;
BQ_INDENT  : SPACE+ -> channel(HIDDEN) ;
BQ_KEYWORD : ( ~[ \t\r\u000B\f\u001F\n#`] | '`'+ ~[ \t\r\u000B\f\n`] | '`' JOINED )
             ( '`'* ~[ \t\r\u000B\f\n`] | '`' JOINED )* '`'* { keyword(); } -> type(KEYWORD), mode(BACK_QUOTE_ARGUMENTS) ;
BQ_ONLY_ESCAPES : '`'+ { keyword(); } -> type(KEYWORD), mode(BACK_QUOTE_ARGUMENTS) ;

mode BACK_QUOTE_ARGUMENTS;

BQ_EOL          : '\r'* '\n' { endOfLine(); } -> type(EOL) ;
BQ_CONTINUATION : '`' JOINED -> channel(HIDDEN) ;
BQ_TEXT         : (~[\n\r`]+ | '`'+ | '\r'+) { text(); } -> type(TEXT) ;

// --- The lines of here-documents ---

mode HEREDOC;

HEREDOC_LINE : (~[\n]* '\n' | ~[\n]+) { heredocLine(); } ;
