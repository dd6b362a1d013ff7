# Sonde: every target says what it does; plain `make` prints them.
export CGO_ENABLED := 0
TAGS     := nomsgpack
VERSION  := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LDFLAGS  := -s -w -X main.version=$(VERSION)
BUILD    := go build -trimpath -buildvcs=false -tags $(TAGS) -ldflags "$(LDFLAGS)"
GOTEST   := go test -buildvcs=false -tags $(TAGS)
DATABASE ?= sonde.db

.PHONY: help build run demo test check lint race bench fuzz golden vendor dist clean chromium

help: ## print this help
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

build: ## build the one static binary into bin/sonde
	@mkdir -p bin
	$(BUILD) -o bin/sonde ./cmd/sonde

run: build ## build and serve on port 8080; prints the public link, an event link and the one-time set-up link
	./bin/sonde serve --addr :8080 --database $(DATABASE)

demo: build ## serve a throw-away database with about 240 simulated answers
	./bin/sonde demo --addr :8080

test: chromium ## everything that guards the product, browser tests included
	$(GOTEST) -count=1 -timeout 18m ./...

check: ## fast and offline: format, vet, tests without a browser
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo "gofmt -w these files"; exit 1; }
	go vet -tags $(TAGS) ./...
	$(GOTEST) -short ./...

lint: ## staticcheck, from its own module file (fetched the first time)
	go tool -modfile=tools.mod staticcheck -tags $(TAGS) ./...

race: ## the tests under the race detector (needs a C compiler; slow the first time)
	CGO_ENABLED=1 $(GOTEST) -race -short ./...

fuzz: ## each fuzz target for 30 seconds
	@for target in $$(grep -rlE '^func Fuzz' --include=*_test.go . | xargs -n1 dirname | sort -u); do \
	  for name in $$(grep -hoE '^func Fuzz[A-Za-z]+' $$target/*_test.go | sed 's/func //'); do \
	    echo "$$target $$name"; $(GOTEST) -run '^$$' -fuzz "^$$name$$" -fuzztime 30s $$target || exit 1; done; done

bench: ## measure every figure of BENCH.md beside its limit and write the table
	go run -buildvcs=false -tags $(TAGS) ./cmd/bench -o BENCH.md

golden: ## rewrite the golden files after a change that is meant
	$(GOTEST) $$(grep -rl '"update"' --include=*_test.go . | xargs -n1 dirname | sort -u) -update

vendor: ## rebuild the vendored browser libraries (needs npm)
	sh templates/static/vendor/build.sh

dist: ## binaries for linux amd64/arm64, macOS and Windows, with sha256
	@rm -rf dist && mkdir -p dist
	@for target in linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64; do \
	  os=$${target%/*}; arch=$${target#*/}; out=dist/sonde-$$os-$$arch; [ $$os = windows ] && out=$$out.exe; \
	  echo "$$out"; GOOS=$$os GOARCH=$$arch $(BUILD) -o $$out ./cmd/sonde || exit 1; done
	@cd dist && sha256sum sonde-* > SHA256SUMS && cat SHA256SUMS

clean: ## remove what was built
	rm -rf bin dist

chromium:
	@sh .ci/chromium
