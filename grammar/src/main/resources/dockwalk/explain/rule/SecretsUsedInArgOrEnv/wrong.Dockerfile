FROM alpine:3.22
ARG API_TOKEN
RUN wget --header="X-Token: $API_TOKEN" https://example.org/data
