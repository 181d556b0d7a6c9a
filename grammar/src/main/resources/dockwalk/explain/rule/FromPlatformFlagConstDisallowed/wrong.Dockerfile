FROM --platform=linux/amd64 alpine:3.22
RUN uname -m
