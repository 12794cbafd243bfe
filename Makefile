# Every target has a line of explanation after ##; bare make prints them.
SHELL       := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

# Version control is asked once, here, and not by every go command.
export GOFLAGS ?= -buildvcs=false
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)

LINT    := .tools/golangci-lint
NPM     := npm --prefix frontend
MODULES := frontend/node_modules/.package-lock.json
PAGES   := frontend/dist/index.html
SOURCES := $(shell find frontend/src frontend/public frontend/index.html frontend/*.html frontend/*.ts frontend/package.json frontend/tsconfig*.json -type f 2>/dev/null | sort -u)

# Two cores: one package builds while another is tested.
GO_TEST := go test -timeout 15m -p 2

ROWS ?=

.PHONY: help
help: ## Print this list
	@grep -hE '^[a-z][a-z0-9-]*:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

.PHONY: run
run: build ## Install what is missing, build, and start the desk with a demo day
	@.ci/install-postgres
	@KP_DATA_DIR="$$(.ci/data-folder)" KP_SMTP_LISTEN="$${KP_SMTP_LISTEN-127.0.0.1:2525}" exec bin/kontaktpunkten serve -demo

.PHONY: build
build: $(PAGES) binary ## Build bin/kontaktpunkten with the pages inside

.PHONY: binary
binary: ## Build bin/kontaktpunkten with the pages that are there
	@CGO_ENABLED=0 go build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o bin/kontaktpunkten ./cmd/kontaktpunkten

.PHONY: pages
pages: $(PAGES) ## Build the front end

$(PAGES): $(MODULES) $(SOURCES)
	@$(NPM) run --silent build
	@touch frontend/dist/.gitkeep $(PAGES)

$(MODULES): frontend/package-lock.json
	@$(NPM) ci --loglevel=error
	@touch $(MODULES)

.PHONY: tools
tools: $(MODULES) ## Install what the tests need and this machine lacks
	@.ci/install-compiler
	@.ci/install-postgres
	@.ci/install-chromium
	@.ci/install-mail
	@.ci/install-golangci-lint

.PHONY: test
test: tools ## Everything that a change must pass: Go with -race, front end, browser, lint
	@$(MAKE) --no-print-directory test-go test-frontend e2e lint current
	@echo "make test: all passed"

.PHONY: test-go
test-go: ## Go tests on real PostgreSQL, with the race detector
	$(GO_TEST) -race ./...

.PHONY: test-frontend
test-frontend: $(MODULES) ## Tests of the front end's parts
	$(NPM) test

.PHONY: e2e
e2e: build ## Browser tests of the built program
	$(NPM) run e2e

.PHONY: check
check: $(MODULES) ## The quick round: format, lint, vet, fast tests, generated files (2 minutes)
	@.ci/install-postgres
	@.ci/install-golangci-lint
	@$(MAKE) --no-print-directory lint current
	$(GO_TEST) -short ./...
	$(NPM) test

.PHONY: lint
lint: $(MODULES) ## Format, import rules and mistakes, Go and TypeScript
	@.ci/install-golangci-lint
	$(LINT) run ./...
	$(NPM) run --silent lint
	$(NPM) run --silent typecheck
	$(NPM) run --silent format:check

.PHONY: fmt
fmt: $(MODULES) ## Format all sources
	@.ci/install-golangci-lint
	@$(LINT) fmt ./...
	@$(NPM) run --silent format

.PHONY: generate
generate: $(MODULES) ## Make what is made from code: OpenAPI, its TypeScript, the README's table
	@go run ./cmd/kontaktpunkten openapi >frontend/openapi.json.new
	@mv frontend/openapi.json.new frontend/openapi.json
	@$(NPM) run --silent generate
	@UPDATE_GOLDEN=1 go test ./app -run '^TestReadmeShowsTheSettings$$'

.PHONY: current
current: $(MODULES) ## Fail when a generated file is not up to date
	@before=$$(mktemp -d); trap 'rm -rf "$$before"' EXIT; \
	files="frontend/openapi.json frontend/src/api/schema.gen.ts README.md"; \
	cp --parents $$files "$$before"; \
	$(MAKE) --no-print-directory generate; \
	for file in $$files; do \
	  cmp -s "$$file" "$$before/$$file" || { echo "$$file was not up to date: make generate has mended it; commit that" >&2; exit 1; }; \
	done

.PHONY: bench
bench: build ## Measure the desk against its database's limits (table, bench.json; ROWS=name,name)
	@.ci/install-postgres
	@bin/kontaktpunkten bench $(if $(ROWS),-rows $(ROWS))

.PHONY: bench-long
bench-long: build ## The same for longer, with less noise
	@.ci/install-postgres
	@bin/kontaktpunkten bench -long $(if $(ROWS),-rows $(ROWS))

.PHONY: soak
soak: ## The slow rounds: kills, races and long runs, again and again
	@.ci/install-postgres
	KP_SOAK=1 go test -race -timeout 60m -p 1 -count=10 ./app/postgres/... ./app/live/... ./app/e2e/...

.PHONY: screenshots
screenshots: build tools ## Take the README's pictures of the home pages
	$(NPM) run screenshots

.PHONY: clean
clean: ## Remove what was built; data stays
	@rm -rf bin .tools bench.json frontend/node_modules
	@find frontend/dist -mindepth 1 ! -name .gitkeep -delete
