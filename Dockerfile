# The desk in a container. Each stage calls the Makefile's own targets, so that
# a container holds what a developer runs.

FROM node:20-bookworm AS pages
WORKDIR /src
COPY Makefile ./
COPY .ci .ci
COPY frontend frontend
RUN make pages

FROM golang:1.26-bookworm AS program
ARG VERSION=dev
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=pages /src/frontend/dist frontend/dist
RUN make binary VERSION="$VERSION"

# Small, with a shell and wget for health checks.
FROM alpine:3.22
RUN apk add --no-cache ca-certificates && adduser -S -D -H -u 10001 desk
COPY --from=program /src/bin/kontaktpunkten /usr/local/bin/kontaktpunkten
USER desk
EXPOSE 8080
ENTRYPOINT ["kontaktpunkten"]
CMD ["serve"]
