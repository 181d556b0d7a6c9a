FROM alpine:3.22
LABEL org.opencontainers.image.authors="Ada <ada@example.org>"
