FROM alpine:3.22
MAINTAINER Ada <ada@example.org>
