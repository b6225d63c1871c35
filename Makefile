# The handbook in two commands: `make serve` to read and write it, `make test` to prove it.

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ENGINES := .cache/engines
AUDIT := .cache/audit
TESTING := $(VENV)/.ready-to-test
SCHEMAS := .cache/schemas/.written
# The first Python that is new enough; PYTHON=… chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-header --quiet

.DEFAULT_GOAL := help
# Compiled code is kept, whatever the shell says: without it each run takes seconds longer.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help serve site new nginx proofread stamp test check test-core test-documents test-site test-browser lint report stale questions bench programs engines audit lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

serve: $(READY) $(SCHEMAS) ## Read the handbook at http://127.0.0.1:8000, rebuilt at each save (PORT=… for another)
	@$(BIN)/python -m serving.server $(PORT)

site: $(READY) ## Build the site into site/; any warning stops it
	@$(BIN)/python make_site.py

PYTEST := $(BIN)/python -m pytest -n auto --dist loadgroup --durations=10

proofread: $(READY) ## Tell everything that is wrong in the text and the data: for authors, in seconds
	@$(BIN)/python -m handbook proofread

test: lint programs ## Check everything, in a real browser and a real office program too
	@$(PYTEST)

# In this order: nobody who misspelt an id is told of it by every test that reads the library.
check: $(TESTING) proofread lint ## Proofread, then lint, types and the fast tests: no browser, office program or build
	@$(PYTEST) --quiet --no-header --durations=0 --durations-min=60 --ignore tests/browser \
		--ignore tests/site --ignore tests/content -m "not site and not browser and not office and not slow"

test-core: $(TESTING) ## The part of the tests that holds the core to its promises
	@$(PYTEST) tests/handbook tests/test_*.py -m "not site and not browser and not office"

test-documents: programs ## … that makes, fills in and opens the PDF and Word files
	@$(PYTEST) tests/handbook/downloads -m "not site"

test-site: programs ## … that reads the built site, and builds it in other places
	@$(PYTEST) tests/site

test-browser: programs ## … that drives a browser
	@$(PYTEST) tests/browser

new: $(READY) ## Begin a page, quiz, form, figure, source or term: make new quiz=my-quiz
	@$(BIN)/python -m handbook new $(filter-out PORT=% PYTHON=%,$(MAKEOVERRIDES))

nginx: $(READY) ## Print the headers to include in nginx' server block (SITE_URL=… as for make site)
	@$(BIN)/python -m handbook nginx

report: $(READY) ## Readability, long sentences, gaps and reviews: for authors, judges nothing
	@$(BIN)/python -m handbook report

stale: $(READY) ## Translations whose source has changed, and what changed in it
	@$(BIN)/python -m handbook stale || true

stamp: $(READY) ## Say that PAGE follows its source in every language, or that FORM has a new version
	@test -n "$(PAGE)$(FORM)" || { echo "Say what: make stamp PAGE=practice/plan, or make stamp FORM=action-plan."; exit 1; }
	@$(if $(PAGE),$(BIN)/python -m handbook stale --stamp $(PAGE))
	@$(if $(FORM),$(BIN)/python -m handbook editions --stamp $(FORM))

questions: $(TESTING) ## Say whether right answers can be guessed by place, length or words
	@$(BIN)/python -m handbook questions

bench: $(TESTING) ## Measure speed and size against plain Material
	@$(BIN)/python tests/programs.py Chromium
	@$(BIN)/python tests/bench.py

engines: $(READY) $(ENGINES)/.ready ## Build with ProperDocs too, and tell every byte that differs
	@$(BIN)/python tests/engines.py $(ENGINES)/bin/python

audit: $(READY) $(AUDIT)/.ready ## Hold every pin against the known faults that the package index lists (needs a network)
	@for lock in requirements.lock requirements-dev.lock; do \
	$(AUDIT)/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r $$lock || exit 1; done

lint: $(TESTING)
	@$(BIN)/ruff check --quiet && $(BIN)/ruff format --check --quiet && $(BIN)/mypy --no-error-summary

programs: $(TESTING)
	@$(BIN)/python tests/programs.py

lock: $(TESTING) ## Renew the locks from pyproject.toml
	@$(COMPILE) --group dev --output-file requirements-dev.lock
	@$(COMPILE) --constraint requirements-dev.lock --output-file requirements.lock
	@$(COMPILE) --group engines --constraint requirements-dev.lock --output-file engines.lock
	@$(subst pyproject.toml,,$(COMPILE)) --group audit --output-file audit.lock

clean: ## Remove everything that was built or installed here
	rm -rf $(VENV) .cache site .pytest_cache .mypy_cache .ruff_cache .hypothesis

# What editors know of data/; whatever is wrong here is told by what reads the data.
$(SCHEMAS): $(READY) data/languages.yml $(wildcard $(addsuffix /*.py,hooks/handbook hooks/handbook/* hooks/handbook/*/*))
	@$(BIN)/python -m handbook schemas && touch $@ || true

# What reading and writing the handbook takes, and what its tests take beside it.
$(READY): requirements.lock set_up.py
	@test -n "$(PYTHON)" || { echo "The handbook needs Python 3.11 or newer: install it, or name it with PYTHON=/path/to/python3."; exit 1; }
	@$(PYTHON) set_up.py $(VENV) requirements.lock
	@touch $@

$(TESTING): requirements-dev.lock $(READY)
	@$(PYTHON) set_up.py $(VENV) requirements-dev.lock
	@touch $@

$(AUDIT)/.ready: audit.lock $(READY)
	@$(PYTHON) set_up.py $(AUDIT) audit.lock
	@touch $@

$(ENGINES)/.ready: engines.lock $(READY)
	@$(PYTHON) set_up.py $(ENGINES) engines.lock
	@touch $@
