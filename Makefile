# Two commands: `make run` builds the article in all its languages, `make test` checks the code.
# Each does its own set-up and can be run again at any time.

VENV := .venv
BIN := $(VENV)/bin
APERTIUM := apertium apertium-fr-es apertium-fra-cat apertium-oci-fra
PIVOTS := apertium-es-pt apertium-spa-ita apertium-eng-spa apertium-eng-cat

.DEFAULT_GOAL := help
.PHONY: help run test test-full proofs lint pictures benchmarks apertium browser clean

help:
	@echo "make run         update, check and build the articles; ends with the files to open"
	@echo "make test        ruff, mypy and the tests that take seconds"
	@echo "make test-full   the same and the proofs that take minutes"
	@echo "make benchmarks  speed beside the peers, as ratios"
	@echo "make pictures    the README's picture, from the built pages"

run: $(VENV)/.run apertium
	$(BIN)/translate update
	$(BIN)/translate check
	$(BIN)/translate build --drafts

test: lint browser
	$(BIN)/pytest -n 2 --dist worksteal

test-full: test proofs

# Proofs that take minutes: a fresh clone, every page in a real browser, long fuzzing.
proofs: $(VENV)/.dev apertium browser
	$(BIN)/pytest -m slow

lint: $(VENV)/.dev apertium
	@tools/system-packages "the tests against gettext's own tools" gettext
	@tools/system-packages "the tests of Apertium by way of Spanish and Catalan" $(PIVOTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmarks: $(VENV)/.dev apertium
	for script in benchmarks/*.py; do $(BIN)/python $$script || exit 1; done

pictures: run
	@tools/system-packages "the picture" chromium fonts-noto-core fonts-noto-cjk
	$(BIN)/python tools/pictures.py build/de/musee-kursk.html build/ar/musee-kursk.html

apertium:
	@tools/system-packages "offline machine translation (Apertium)" $(APERTIUM)

browser:
	@tools/system-packages "the tests in a real browser" chromium

$(VENV)/.run: pyproject.toml tools/environment
	@tools/environment $(VENV) .
	@touch $@

$(VENV)/.dev: pyproject.toml tools/environment tools/specification
	@tools/environment $(VENV) '.[dev]'
	@tools/specification $(BIN)/python .translate/specification
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) build .translate *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
