FROM alpine:3.22
run apk add --no-cache curl
COPY app.sh /usr/local/bin/
