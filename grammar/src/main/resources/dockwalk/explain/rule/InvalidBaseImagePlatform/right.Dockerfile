FROM alpine:3.22
RUN uname -m
