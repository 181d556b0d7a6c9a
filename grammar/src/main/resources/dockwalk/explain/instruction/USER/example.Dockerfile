FROM alpine:3.22
RUN adduser -D app
WORKDIR /home/app
COPY --chown=app:app . .
USER app
CMD ["./start.sh"]
