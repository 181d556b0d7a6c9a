FROM alpine:3.22 AS Build
RUN echo hello > /hello
