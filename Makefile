# make report   pages of the sample calls, in reports/
# make test     what a change has to pass
# Each makes its own environment in .venv first; it needs python 3.11 or later, and python3-venv.

PYTHON ?= python3
BIN := .venv/bin
NOTEBOOKS := call metrics guidance risks
JOBS ?= 2

.PHONY: report test lint lab clean charts-js sample
.DEFAULT_GOAL := report

report: .venv/lab
	$(BIN)/kit report $(addprefix --notebook ,$(NOTEBOOKS)) -o reports
	@echo "The reports are in $(CURDIR)/reports: open index.html in a browser."

test: .venv/dev
	$(BIN)/python -m pytest -n $(JOBS)

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

lab: .venv/lab
	$(BIN)/kit lab

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find reports -mindepth 1 ! -name README.md ! -name "sample.*" -delete

# The page and the picture that the README shows, made again.
sample: .venv/dev
	$(BIN)/python tests/picture.py reports/sample.html reports/sample.png

# The one script that draws the charts of a page. Users do not need this: its result is committed.
charts-js:
	cd kit/report/template/bundle && npm ci --ignore-scripts --no-audit --no-fund && node build.js

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/lab: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[lab]"
	@touch $@

.venv/dev: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $@ .venv/lab
