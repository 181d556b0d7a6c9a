lexer grammar DockerfileLexer;
ANY : . ;
