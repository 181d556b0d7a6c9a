FROM alpine:3.22
ENV DATA=/var/lib/data GREETING="good day"
WORKDIR $DATA
RUN echo "$GREETING" > greeting
