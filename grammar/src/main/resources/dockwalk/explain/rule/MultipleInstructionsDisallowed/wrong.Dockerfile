FROM alpine:3.22
CMD ["echo", "prepare"]
CMD ["echo", "serve"]
