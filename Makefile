# Two commands for everyone:  make kit   builds the example kit into out/
#                             make test  runs the whole test suite
# Both set up what they need first, and are quick when nothing has changed.

VENV := .venv
BIN := $(VENV)/bin
KIT := content/ai-creation-forum-2025
WORKERS ?= 2

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.PHONY: kit test setup setup-dev check-style lock schema golden benchmark wheel clean help

help: ## What can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

kit: $(VENV)/.run ## The example kit, into out/
	$(BIN)/presskit make $(KIT)

test: $(VENV)/.dev ## Style, rooms, then every test
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q -n $(WORKERS) -m "not slow and not live"
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder \
		-m "slow and not live"

setup: $(VENV)/.run ## The environment that presskit runs in

setup-dev: $(VENV)/.dev ## The same with the tools of the tests

$(VENV)/.run: requirements/run.txt pyproject.toml scripts/setup scripts/setup-system
	sh scripts/setup $(VENV) run

$(VENV)/.dev: requirements/dev.txt pyproject.toml scripts/setup scripts/setup-system
	sh scripts/setup $(VENV) dev

lock: $(VENV)/.dev ## Lock the newest versions that pyproject.toml allows
	$(BIN)/python scripts/lock.py

schema: $(VENV)/.run ## Write schemas/ from the types
	$(BIN)/presskit schema --write schemas

golden: $(VENV)/.dev ## Accept what the golden tests see now
	$(BIN)/python -m pytest -q tests/test_golden.py --accept

benchmark: $(VENV)/.dev ## The table of figures, each against a reference of the same run
	$(BIN)/python benchmarks/run.py

wheel: $(VENV)/.dev ## The package, into dist/
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

clean: ## Everything that can be made again
	rm -rf $(VENV) out dist build .pytest_cache .ruff_cache .hypothesis
