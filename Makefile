# Two commands for everybody:  make run   opens the program on invented sample data
#                              make test  checks everything
# Both prepare what they need (system libraries, .venv, locked packages) and do it only once.
# Windows has no make: see README.md.

SHELL := /bin/sh
VENV := .venv/bin
PYTHON_FOUND = $$(PYTHON='$(PYTHON)' sh installer/find_python.sh)

# real files for the tests that want them; without the folder these tests say so and are skipped
CORPORA := $(abspath $(wildcard ../shared/data))
ifneq ($(CORPORA),)
export HATTINGEN_DESK_CORPORA ?= $(CORPORA)
endif

# without its caches Python compiles program and tests anew at every start, which takes seconds
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-long lint format lock ui clean set-up set-up-test help

help:
	@echo 'make run        the program on invented sample data (pictures of it where there is no display)'
	@echo 'make test       lint, types, contracts and all tests but the long ones'
	@echo 'make test-long  the long ones: kill tests, mutants, long runs'
	@echo 'make lint       ruff, mypy, import contracts'
	@echo 'make format     let ruff put the code into its form'
	@echo 'make ui         compile ui/*.ui after a change in Qt Designer'
	@echo 'make lock       write requirements.lock anew after a change in pyproject.toml'
	@echo 'make clean      remove caches, results and the sample profile (not .venv)'

run: set-up
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	    exec $(VENV)/hattingen-desk demo --profile .run/demo; \
	else \
	    echo 'No display here: driving the real windows without one.'; \
	    $(VENV)/hattingen-desk tour --out .run/tour; result=$$?; \
	    echo 'Pictures: $(CURDIR)/.run/tour/*.png'; \
	    echo 'Summary:  $(CURDIR)/.run/tour/tour.json'; \
	    exit $$result; \
	fi

# lint, types and contracts are tests like all others (tests/architecture/test_house_rules.py)
test: set-up-test
	@$(VENV)/python -m pytest -m 'not long'

test-long: set-up-test
	@$(VENV)/python -m pytest -m long --timeout 1500 -o faulthandler_timeout=1400

lint: set-up
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .
	@$(VENV)/mypy
	@$(VENV)/lint-imports

format: set-up
	@$(VENV)/ruff format .
	@$(VENV)/ruff check --fix .

ui: set-up
	@$(VENV)/python installer/compile_ui.py

lock: set-up
	@$(VENV)/python installer/lock.py $(LOCK_OPTIONS)

set-up:
	@python=$(PYTHON_FOUND) && exec "$$python" installer/set_up.py run

set-up-test:
	@python=$(PYTHON_FOUND) && exec "$$python" installer/set_up.py test

clean:
	rm -rf .run build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find hattingen_desk tests installer -name __pycache__ -type d -prune -exec rm -rf {} +
