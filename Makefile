# Rapport's commands. `make run` and `make test` are all that a newcomer needs; they install what is missing.
.DEFAULT_GOAL := help
.PHONY: help run test check bench lighthouse trials lock vendor clean

HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python

# Sources of production's settings for the checks; the values are made up, and no mail is sent.
PRODUCTION := RAPPORT_ENV=production SECRET_KEY=only-for-checks-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH \
	ALLOWED_HOSTS=rapport.example DATABASE_URL=sqlite:///var/check.sqlite3 \
	EMAIL_URL=smtp://mail.example:587?tls=true DEFAULT_FROM_EMAIL=rapport@rapport.example

help: ## list these commands
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 10

run: $(VENV)/installed ## start Rapport with sample canvases: make run PORT=8000
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py load_cases
	@$(PY) manage.py fill_demo
	@$(PY) manage.py serve --host $(HOST) --port $(PORT)

test: $(VENV)/installed-dev ## run all tests, on SQLite and on PostgreSQL: make test ARGS="-k board"
	@$(PY) -m tests $(ARGS)

check: $(VENV)/installed-dev ## style, types, imports, templates, Dockerfile, migrations, production settings
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	git ls-files -co --exclude-standard 'templates/*.html' | xargs $(VENV)/bin/djade --check --target-version 6.1
	$(VENV)/bin/djangofmt --check templates
	$(PY) -m pytest -q tests/test_line_width.py
	$(VENV)/bin/hadolint Dockerfile
	$(PY) manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

bench: $(VENV)/installed-dev ## measure against the floor: make bench ARGS=--quick
	@$(PY) -m tests.bench $(ARGS)

lighthouse: $(VENV)/installed-dev ## score the first pages with Lighthouse (needs npm and Chromium)
	@$(PY) -m tests.lighthouse $(ARGS)

trials: $(VENV)/installed-dev ## try the promises under faults and load, for an hour: make trials ARGS="kills --short"
	@$(PY) -m tests.trials $(ARGS)

lock: $(VENV)/installed-dev ## write the hashed requirements again from pyproject.toml
	$(VENV)/bin/uv pip compile $(LOCK) pyproject.toml -o requirements.txt
	$(VENV)/bin/uv pip compile $(LOCK) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
LOCK := --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header

vendor: $(VENV)/installed-dev ## fetch vendored files again, as their manifests say (needs npm)
	@$(PY) manage.py vendor

clean: ## remove what these commands made, but not the data in var/
	rm -rf $(VENV) staticfiles .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing what Rapport needs …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt requirements.txt | $(VENV)/bin/python
	@echo "Installing what Rapport and its tests need …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $(VENV)/installed $@

# The newest Python from 3.12 that works and can make environments: on PATH, or one that pyenv has installed.
$(VENV)/bin/python:
	@for candidate in python3.14 python3.13 python3.12 python3 python \
	    $$(ls -d "$${PYENV_ROOT:-$(HOME)/.pyenv}"/versions/3.1[234]*/bin/python3 2>/dev/null | sort -rV); do \
	  if "$$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then \
	    echo "Making an environment with $$("$$candidate" --version) …"; \
	    exec "$$candidate" -m venv $(VENV); \
	  fi; \
	done; \
	echo "Rapport needs Python 3.12 or newer with the venv module; none was found." >&2; exit 1
