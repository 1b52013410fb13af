# The README's commands. Everything they need is installed into .venv; nothing outside it is changed,
# except that `make test` installs Debian's chromium by apt when it is missing and apt may be used.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.PHONY: run test test-all check format lock bench fuzz licences screenshots clean

run: .venv/run.ok
	$(BIN)/python -m picket serve --port $(PORT)

test: check
	sh tools/chromium.sh
	sh tools/tests.sh $(BIN)/python

# Also what is marked slow: presenting, the brief, pictures, and pages in every look.
test-all: check
	sh tools/chromium.sh
	sh tools/tests.sh $(BIN)/python all

check: .venv/dev.ok
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m picket check-catalogue

format: .venv/dev.ok
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Writes the pinned and hashed requirements, for every platform, from pyproject.toml: of one person, of a team's server
# that has its readers sign in, and of whoever works on Picket.
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-annotate \
	--python-version 3.11 --custom-compile-command "make lock" -q
lock: .venv/dev.ok
	$(COMPILE) -o requirements.txt
	$(COMPILE) --extra sign-in -c requirements.txt -o requirements-sign-in.txt
	$(COMPILE) --extra dev -o requirements-dev.txt

bench: .venv/dev.ok
	$(BIN)/python -m benchmarks

# As many cases as are asked for, through readers and engine: make fuzz CASES=1000000 SEED=7
CASES ?= 10000
SEED ?= 1
fuzz: .venv/dev.ok
	$(BIN)/python -m benchmarks.fuzz --cases $(CASES) --seed $(SEED)

licences: .venv/dev.ok
	$(BIN)/python -m tools.licences

# The README's pictures, as the browser tests see the pages.
screenshots: .venv/dev.ok
	sh tools/chromium.sh
	PICKET_SHOTS=docs/screenshots $(BIN)/python -m pytest tests/browser/test_dashboard.py -q \
		-k "draws_and_asks_nobody_else and 1280"

.venv/run.ok: requirements.txt tools/venv.sh
	sh tools/venv.sh "$(PYTHON)" requirements.txt
	touch $@

.venv/dev.ok: requirements-dev.txt tools/venv.sh
	sh tools/venv.sh "$(PYTHON)" requirements-dev.txt
	touch $@ .venv/run.ok

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
