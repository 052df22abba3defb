# Two commands do all the set-up on a fresh machine with Python ≥ 3.11, pip, venv and make:
#   make demo   installs, builds the graph of the sample monographs, validates it, asks it, draws it
#   make test   installs what the tests need and runs them all
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test test-long check lock clean

demo: $(VENV)/.installed
	$(BIN)/medgraph build data/monographs -o build
	$(BIN)/medgraph validate build
	$(BIN)/medgraph query drugs-targeting-exons --param gene=DMD -g build
	$(BIN)/medgraph view -g build -o build/medgraph.html
	@echo "Open build/medgraph.html in a browser; build/medgraph.ttl is the graph."

test: $(VENV)/.installed-test browser server check
	$(BIN)/python -m pytest -n auto

# The whole of the searches of which `make test` runs a small share.
test-long: $(VENV)/.installed-test
	MEDGRAPH_LONG=1 $(BIN)/python -m pytest -n auto --dist load

check: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# A browser for the tests of the picture: Debian's Chromium where apt may install it.
.PHONY: browser
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || \
	  { command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ] && \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; } || \
	  echo "NO BROWSER: install Chromium, or the browser tests are skipped"

# A second SPARQL server for the tests of remote stores, beside Oxigraph's from the venv.
.PHONY: server
server:
	@command -v virtuoso-t >/dev/null 2>&1 || \
	  { command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ] && \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends virtuoso-opensource-7 >/dev/null; } || \
	  echo "NO VIRTUOSO: install virtuoso-opensource-7, or its tests are skipped"

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/.installed-test: requirements-test.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements-test.lock
	$(PIP) install --no-deps -e .
	@touch $@ $(VENV)/.installed

# Needs uv (pip install uv).
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --extra test pyproject.toml -o requirements-test.lock

clean:
	rm -rf build dist $(VENV)
