# Everything a newcomer needs: `make run` and `make test`. Both set up what is missing first.
#
#   PYTHON       the interpreter to build the environment with (3.11 or newer)
#   TORCH_INDEX  a package index to take torch from, e.g. https://download.pytorch.org/whl/cpu
#                for a small build without CUDA; empty: whatever pip finds
#   WORKERS      how many processes share the tests

PYTHON ?= python3
TORCH_INDEX ?=
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.up-to-date

.PHONY: setup system run test slow gpu lint types contracts check clean

setup: $(STAMP)

$(STAMP): pyproject.toml packaging/constraints.txt packaging/setup.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" TORCH_INDEX="$(TORCH_INDEX)" sh packaging/setup.sh
	@touch $@

system:  ## the system libraries alone (Debian, Ubuntu; as root)
	@sh packaging/system.sh

run: setup
	@sh packaging/run.sh $(BIN)

test: setup
	@sh packaging/on_screen.sh $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

slow: setup  ## reproductions and real data; SHAPEKIN_DATA names the folder with the data
	@sh packaging/on_screen.sh $(BIN)/python -m pytest -m slow

gpu: setup
	@sh packaging/on_screen.sh $(BIN)/python -m pytest -m gpu

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

contracts: setup
	PYTHONPATH=core:app $(BIN)/lint-imports

check: lint types contracts test

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
