FROM arm64v8/alpine:3.22
RUN uname -m
