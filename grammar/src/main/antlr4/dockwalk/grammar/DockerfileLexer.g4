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

BLANK   : SPACE* '\n' { endDirectives(); } -> channel(HIDDEN) ;
COMMENT : SPACE* '#' ~[\n]* '\n'? { comment(); } ;
INDENT  : SPACE+ -> channel(HIDDEN) ;
KEYWORD : (~[ \t\r\u000B\f\n\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000#] | CONTINUED)
          (~[ \t\r\u000B\f\n] | CONTINUED)* { keyword(); } -> mode(ARGUMENTS) ;

// White space without the line feed, as Unicode has it.
fragment SPACE : [ \t\r\u000B\f\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000] ;

// --- The rest of an instruction's logical line ---

mode ARGUMENTS;

EOL          : '\r'* '\n' { endOfLine(); } ;
CONTINUATION : CONTINUED -> channel(HIDDEN) ;
TEXT         : PLAIN+ { text(); } ;
LONE         : [\\`\r] { text(); } -> type(TEXT) ;
fragment PLAIN : ~[\n\r\\`] ;

// An escape character at the end of a line joins the next one to it; comment lines and blank lines
// between the two vanish.
fragment CONTINUED : ESCAPE [ \t]* '\r'* ('\n' SKIPPED* (SPACE* '#' ~[\n]*)? | { atEnd() }?) ;
fragment SKIPPED   : SPACE* ('#' ~[\n]*)? '\n' ;
fragment ESCAPE    : { escapes('\\') }? '\\' | { escapes('`') }? '`' ;

// --- The lines of here-documents ---

mode HEREDOC;

HEREDOC_LINE : (~[\n]* '\n' | ~[\n]+) { heredocLine(); } ;
