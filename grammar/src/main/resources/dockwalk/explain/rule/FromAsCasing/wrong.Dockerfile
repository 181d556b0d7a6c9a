FROM alpine:3.22 as build
RUN echo hello > /hello
