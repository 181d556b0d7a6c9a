FROM alpine:3.22
# check=skip=MaintainerDeprecated
MAINTAINER Ada <ada@example.org>
