# Everything a fresh machine needs: Python 3.11 to 3.13 with venv, git and make.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.installed
CODE := ontology graph loaders queries spygraph tests benchmarks examples

.PHONY: help setup demo test check format lint types floors cover bench wheel lock clean

help:  ## What can be asked for
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(SETUP)  ## The environment in .venv, exact versions checked by hash

$(SETUP): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "spygraph needs Python 3.11, 3.12 or 3.13: install one, or say make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) has no venv module (on Debian: apt install python3-venv)"; exit 1; }
	@echo "Setting up $(VENV) (a few minutes the first time) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(SETUP)

demo: $(SETUP)  ## The main job on examples/: build a graph, then ask it
	@sh examples/demo.sh $(BIN)/spygraph

test: $(SETUP)  ## All tests
	@$(BIN)/python -m pytest -q

check: format lint types floors cover  ## What CI runs

format: $(SETUP)
	@$(BIN)/ruff format --check $(CODE)

lint: $(SETUP)
	@$(BIN)/ruff check $(CODE)

types: $(SETUP)
	@$(BIN)/mypy

floors: $(SETUP)
	@$(BIN)/lint-imports

cover: $(SETUP)  ## Tests with coverage by branches
	@$(BIN)/python -m pytest -q --cov --cov-report=term

bench: $(SETUP)  ## Ratios against named peers
	@$(BIN)/python benchmarks/run.py

wheel: $(SETUP)  ## The wheel, installed in an empty environment and asked one question
	@sh tests/wheel.sh $(BIN)/python

lock:  ## New pinned versions (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --upgrade pyproject.toml --group dev -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --upgrade pyproject.toml -o requirements/run.txt

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
