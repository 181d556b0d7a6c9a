/*
 * The physical lines of a Dockerfile: directives, comments, continuation lines, here-documents.
 *
 * Three things are not context-free and live in DockerfileLexerBase: the escape character (a
 * directive sets it), where the run of directives ends, and which lines belong to a here-document
 * (its name decides, and it stands earlier in the text).
 */
lexer grammar DockerfileLexer;

options { superClass = DockerfileLexerBase; }

tokens { DIRECTIVE, HEREDOC_END }

// --- Between two instructions ---

BLANK      : [ \t\r\u000B\f\u00A0]* '\n' { endDirectives(); } -> channel(HIDDEN) ;
COMMENT    : [ \t\r\u000B\f]* '#' ~[\n]* '\n'? { comment(); } ;
INDENT     : [ \t\r\u000B\f\u00A0]+ -> channel(HIDDEN) ;
KEYWORD    : (~[ \t\r\u000B\f\n\u00A0#] | CONTINUED) (KEYWORD_CHAR | CONTINUED)* { keyword(); } -> mode(ARGUMENTS) ;
fragment KEYWORD_CHAR : ~[ \t\r\u000B\f\n\u00A0] ;

// --- The rest of an instruction's logical line ---

mode ARGUMENTS;

EOL          : '\r'* '\n' { endOfLine(); } ;
CONTINUATION : CONTINUED -> channel(HIDDEN) ;
TEXT         : PLAIN+ { text(); } ;
LONE         : [\\`\r] { text(); } -> type(TEXT) ;
fragment PLAIN : ~[\n\r\\`] ;

// An escape character at the end of a line joins the next one to it; comment lines and blank lines
// between the two vanish.
fragment CONTINUED : ESCAPE [ \t]* '\r'* ('\n' SKIPPED* | { atEnd() }?) ;
fragment SKIPPED   : [ \t\r\u000B\f]* ('#' ~[\n]*)? '\n' ;
fragment ESCAPE    : { escapes('\\') }? '\\' | { escapes('`') }? '`' ;

// --- The lines of here-documents ---

mode HEREDOC;

HEREDOC_LINE : (~[\n]* '\n' | ~[\n]+) { heredocLine(); } ;
