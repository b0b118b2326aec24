# Two commands do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check verify benchmarks clean

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 4; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

demo: $(VENV)/.installed  ## judge shipped solutions and show every verdict
	$(BIN)/python -m demo

test: check  ## everything that must hold, from nothing
	$(BIN)/coverage erase
	$(BIN)/coverage run --parallel-mode -m pytest -m ''
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

check: $(VENV)/.installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

verify: $(VENV)/.installed  ## prove the shipped problems
	$(BIN)/judge verify problems

clean:
	rm -rf $(VENV)
