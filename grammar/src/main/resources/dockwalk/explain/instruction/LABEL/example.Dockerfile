FROM alpine:3.22
LABEL org.opencontainers.image.title="Soup of the day" \
      org.opencontainers.image.licenses="MIT"
