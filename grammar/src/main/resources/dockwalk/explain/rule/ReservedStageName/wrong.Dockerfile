FROM alpine:3.22 AS scratch
RUN echo hello > /hello
