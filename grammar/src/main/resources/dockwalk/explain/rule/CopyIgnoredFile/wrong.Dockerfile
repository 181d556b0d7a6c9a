FROM alpine:3.22
COPY guide.txt /docs/
