FROM alpine:3.22
ENV DATA=/var/lib/data
