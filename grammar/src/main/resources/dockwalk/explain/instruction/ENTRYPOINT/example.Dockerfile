FROM alpine:3.22
ENTRYPOINT ["ping"]
CMD ["-c", "3", "localhost"]
