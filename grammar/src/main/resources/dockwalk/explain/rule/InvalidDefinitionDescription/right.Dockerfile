# check=experimental=InvalidDefinitionDescription
# VERSION is the version that is built.
ARG VERSION=1.0
FROM alpine:3.22
