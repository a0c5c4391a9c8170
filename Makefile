# Each target is one short recipe; the virtual environment is made once and again only
# when pyproject.toml or constraints.txt change.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt
APT := apt-get install -y --no-install-recommends fonts-noto-cjk
export DAGSTER_HOME ?= $(CURDIR)/.dagster
export DAGSTER_DISABLE_TELEMETRY := yes

.PHONY: help run test lint dev bench compiled survey clean

help:  ## Show these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

run: .venv/run.stamp  ## Refresh data_out/ from seeds/
	@$(BIN)/zhengce run

test: .venv/dev.stamp .venv/chromium.stamp  ## Run the whole test suite
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: .venv/dev.stamp  ## Check style and types
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

dev: .venv/run.stamp .dagster/dagster.yaml  ## Dagster's web UI on http://127.0.0.1:3000, with automatic refreshes
	@mkdir -p "$(DAGSTER_HOME)" && { test -e "$(DAGSTER_HOME)/dagster.yaml" || cp $(lastword $^) "$(DAGSTER_HOME)"; }
	$(BIN)/dagster dev -h 127.0.0.1 -p 3000

bench: .venv/dev.stamp  ## Measure reading and a cold run against baselines of the same minute
	$(BIN)/python benchmarks/throughput.py && $(BIN)/python benchmarks/cold_run.py

# A second, compiled copy that is found first: compiled files beside sources that change would hide
# them.  Without zhengce/model.py: compiled records do not survive the way to another process.
compiled: .venv/dev.stamp  ## Read with machine code (mypyc; a C compiler, three to six minutes): half as fast again
	@command -v cc >/dev/null || { echo "A C compiler is missing; on Debian and Ubuntu: sudo apt install gcc python3-dev" >&2; exit 1; }
	@rm -rf .venv/compiled && $(PIP) --no-deps --target .venv/compiled .
	@echo "Compiling …" >&2
	@cd .venv/compiled && { MYPYC_OPT_LEVEL=2 MYPYC_DEBUG_LEVEL=0 ../bin/mypyc --ignore-missing-imports --follow-imports=silent \
	  zhengce/reading/[!_]*.py >../mypyc.log 2>&1 || { tail -5 ../mypyc.log; exit 1; }; rm -rf build; }
	@echo "$(CURDIR)/.venv/compiled" >"$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/0compiled.pth"

survey: .venv/run.stamp  ## Show how well the documents below SOURCE are read
	@$(BIN)/zhengce survey $(or $(SOURCE),seeds)

clean:  ## Remove the virtual environment and caches; releases stay
	rm -rf .venv .dagster .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/run.stamp: pyproject.toml constraints.txt
	@rm -rf .venv/compiled
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "zhengce needs Python 3.11 or newer; name one with: make run PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing; on Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv (once; a few minutes) …" >&2
	@$(PYTHON) -m venv .venv
	@$(PIP) -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp
	@echo "Adding what the tests need …" >&2
	@$(PIP) -e '.[dev]'
	@touch $@

# Only root can install a Chromium; without one the browser tests are skipped, and say so.
.venv/chromium.stamp: | .venv/dev.stamp
	@{ command -v chromium-headless-shell || command -v chromium || command -v google-chrome || \
	  { test "$$(id -u)" = 0 && apt-get update && { $(APT) chromium-headless-shell || $(APT) chromium; }; }; } >/dev/null 2>&1 || true
	@touch $@

.dagster/dagster.yaml: pipelines/zhengce/orchestration/dagster.yaml
	@mkdir -p .dagster && cp $< $@
