FROM alpine:3.22
RUN echo prepare
CMD ["echo", "serve"]
