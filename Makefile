# Two commands do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2  # files of tests at a time; more than there are cores makes slow programs slower

.PHONY: demo test check verify benchmarks clean

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 4; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

DEMO := problems/pair-with-target
DEMO_FILES := accepted/remember_positions.py wrong_answer/values_for_positions.cpp \
  time_limit_exceeded/every_pair.js memory_limit_exceeded/TableOfAmounts.java \
  run_time_error/one_call_for_each.py compile_error/missing_include.cpp

demo: $(VENV)/.installed  ## judge shipped solutions: six as a learner sees them, then all
	@for file in $(DEMO_FILES); do \
	  echo; echo "$$ judge run --all $(DEMO)/submissions/$$file"; \
	  $(BIN)/judge run --all $(DEMO)/submissions/$$file; \
	  case $$? in 0|1) ;; *) exit 1;; esac; \
	done
	@echo; echo "$$ judge verify $(DEMO)"
	$(BIN)/judge verify $(DEMO)

test: check  ## everything that must hold, from nothing
	$(BIN)/pytest -m '' -n $(JOBS) --dist loadfile --cov --cov-report term

check: $(VENV)/.installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

verify: $(VENV)/.installed  ## prove the shipped problems
	$(BIN)/judge verify problems

clean:
	rm -rf $(VENV)
