FROM alpine:3.22
RUN --mount=type=secret,id=api \
    wget --header="X-Token: $(cat /run/secrets/api)" https://example.org/data
