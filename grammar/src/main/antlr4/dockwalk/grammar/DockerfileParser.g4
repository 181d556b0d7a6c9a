/*
 * A Dockerfile as logical lines. What the words of a line mean depends on its keyword. The reader
 * asks for one instruction after the other, so that there is never a tree of the whole file.
 */
parser grammar DockerfileParser;

options { tokenVocab = DockerfileLexer; }

dockerfile : (DIRECTIVE | instruction)* EOF ;

instruction : KEYWORD TEXT* (EOL heredoc*)? ;

// Without its end, a here-document takes the rest of the text. Each choice is made by one token.
heredoc : HEREDOC_END | HEREDOC_LINE+ (HEREDOC_END | EOF) ;
