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

.PHONY: translations setup system run test slow gpu lint types contracts check docs package installer check-package clean

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

translations: setup  ## bring resources/translations up to date with the sources, and compile them
	$(BIN)/python packaging/texts.py

docs:  ## the guide, the library and its API as pages, in build/site; has an environment of its own
	@test -x build/docs/bin/mkdocs || { $(PYTHON) -m venv build/docs && build/docs/bin/pip install -q -U 'pip>=25.1' \
		&& build/docs/bin/pip install -q --group docs; }
	NO_MKDOCS_2_WARNING=1 build/docs/bin/mkdocs build --strict --quiet

package:  ## a .deb of everything, with a Python of its own, in dist/ (see packaging/README.md)
	@PYTHON="$(PYTHON)" TORCH_INDEX="$(TORCH_INDEX)" sh packaging/freeze.sh
	@sh packaging/linux/deb.sh

installer:  ## after `make package`: the same as one file that installs for one person, without root
	@sh packaging/linux/makeself.sh

check-package:  ## after `make package`, as root: install the .deb on a clean root, use it, remove it
	@sh packaging/check_deb.sh

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
