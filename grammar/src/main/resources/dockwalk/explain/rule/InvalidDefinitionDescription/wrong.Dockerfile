# check=experimental=InvalidDefinitionDescription
# Which version is built.
ARG VERSION=1.0
FROM alpine:3.22
