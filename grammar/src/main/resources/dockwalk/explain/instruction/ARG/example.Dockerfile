ARG TAG=3.22
FROM alpine:${TAG}
ARG GREETING=hello
RUN echo "$GREETING" > /greeting
