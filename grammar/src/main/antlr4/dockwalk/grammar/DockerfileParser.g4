/* A Dockerfile as logical lines. What the words of a line mean depends on its keyword. */
parser grammar DockerfileParser;

options { tokenVocab = DockerfileLexer; }

dockerfile : (DIRECTIVE | instruction)* EOF ;

instruction : KEYWORD TEXT* (EOL heredoc*)? ;

// Without its end, a here-document takes the rest of the text.
heredoc : HEREDOC_LINE* HEREDOC_END | HEREDOC_LINE+ ;
