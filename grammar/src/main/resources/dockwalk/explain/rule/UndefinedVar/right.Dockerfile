FROM alpine:3.22
ARG FOLDER=/data
COPY settings.ini $FOLDER/
