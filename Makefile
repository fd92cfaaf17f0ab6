# Every target sets up what it needs, checked by hash, and leaves a stamp so that the next run is quick.
#   make serve   the site at http://127.0.0.1:8000, rebuilt as you write
#   make test    everything, with a real browser
#   make check   everything but the browser and its Python, in about a minute
#   make site    the site as files, in site/
#   make handbook  the site, with the whole guide as a PDF in it
#   make lock    take up changed requirements: writes requirements/dev.txt and package-lock.json
#   make clean   remove what was made, and the set-up

SHELL := /bin/sh
.DEFAULT_GOAL := help
BIN := .venv/bin
VENV := .venv/.ready
NPM := node_modules/.ready
RUNTIME := src/hitl_content/runtime/files/manifest.json
BUNDLE := src/hitl_content/page/bundled/assessment.mjs
BROWSER_SET := $(addprefix src/hitl_content/,browser.py desk.py __init__.py \
  comparing/%.py engine/%.py exporting/%.py importing/%.py mapping/%.py model/%.py wire/%.py words/%.py)
PYTHON_SOURCES := $(shell find src -name '*.py')
RUNTIME_SOURCES := $(filter $(BROWSER_SET),$(PYTHON_SOURCES)) \
  $(filter src/hitl_content/runtime/%,$(PYTHON_SOURCES)) \
  $(wildcard src/hitl_content/runtime/licences/* src/hitl_content/runtime/trim/*) src/hitl_content/runtime/pins.json \
  src/hitl_content/page/static/trimmed.mjs $(wildcard assessments/*/*.yml assessments/*/examples/*.yml)
WORDS := README.md CONTRIBUTING.md CHANGELOG.md SECURITY.md mkdocs.yml Makefile assessments docs hooks overrides src tests tools bench
# The browsers to test with: make BROWSERS=chromium test
BROWSERS ?= chromium firefox webkit
OTHERS := $(foreach each,$(filter-out $(BROWSERS),firefox webkit),and not $(each))
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PYTHONUTF8 := 1

.PHONY: help setup serve site handbook check lint types spelling yaml workflows test browser lock clean

help:
	@sed -n 's/^#   //p' Makefile

$(VENV): requirements/dev.txt pyproject.toml
	@tools/make-venv
	@touch $@

$(NPM): package-lock.json .npmrc
	@tools/install-npm
	@touch $@

$(RUNTIME): $(VENV) $(NPM) $(RUNTIME_SOURCES)
	@echo "== The browser's Python"
	@$(BIN)/python -m hitl_content.runtime build --sizes

$(BUNDLE): $(NPM) $(wildcard src/hitl_content/page/static/*.mjs) tools/bundle-page.mjs
	@echo "== The scripts of a page"
	@node tools/bundle-page.mjs

setup: $(VENV) $(NPM) $(RUNTIME) $(BUNDLE)

serve: setup
	@echo "== Serving at http://127.0.0.1:8000 (stop with Ctrl+C)"
	@$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:8000

site: setup
	@echo "== Site, in site/"
	@$(BIN)/mkdocs build --strict --quiet

# The page links to the PDF only where one is made.
handbook: export HANDBOOK_PDF := 1
handbook: site
	@echo "== Handbook, as a PDF"
	@programs="$$(tools/find-programs chromium)" && env $$programs $(BIN)/python tools/handbook_pdf.py site

lint: $(VENV)
	@echo "== Lint and format"
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check

types: $(VENV) $(NPM)
	@echo "== Types"
	@$(BIN)/mypy --no-error-summary
	@node_modules/.bin/tsc --project tsconfig.json

spelling: $(VENV)
	@echo "== Spelling"
	@$(BIN)/codespell $(wildcard $(WORDS))

yaml: $(VENV)
	@echo "== YAML"
	@$(BIN)/yamllint --strict .

workflows: $(VENV)
	@echo "== Workflows"
	@$(BIN)/zizmor --offline --quiet --no-progress .github/workflows
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml

check: setup lint types spelling yaml workflows
	@echo "== Tests, without the browser"
	@$(BIN)/pytest -m "not browser" -n 2 --ignore tests/site
	@programs="$$(tools/find-programs java)" && env $$programs $(BIN)/pytest tests/site

test: setup lint types spelling yaml workflows
	@echo "== Tests, without the browser"
	@$(BIN)/pytest -m "not browser" -n 2 --ignore tests/site
	@programs="$$(tools/find-programs java)" && env $$programs $(BIN)/pytest tests/site
	@$(MAKE) --no-print-directory browser

browser: setup
	@echo "== Tests, with browsers: $(BROWSERS)"
	@programs="$$(tools/find-programs $(BROWSERS))" && env $$programs $(BIN)/pytest -m "browser $(OTHERS)" -n 2 --dist loadfile --no-loadscope-reorder

lock: $(VENV)
	@echo "== Locks: requirements/dev.txt and package-lock.json"
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --group dev pyproject.toml -o requirements/dev.txt
	@npm install --package-lock-only --ignore-scripts --no-audit --no-fund --loglevel=error

clean:
	@rm -rf .venv node_modules site dist build .cache bench/.cache .mypy_cache .pytest_cache .ruff_cache .hypothesis \
	  src/hitl_content/runtime/files src/hitl_content/page/bundled
