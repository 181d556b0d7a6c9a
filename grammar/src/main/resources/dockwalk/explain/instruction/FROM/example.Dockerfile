FROM golang:1.25 AS build
COPY main.go .
RUN CGO_ENABLED=0 go build -o /app main.go

FROM scratch
COPY --from=build /app /app
CMD ["/app"]
