.PHONY: setup check test golden documents example ci

setup:            ## a virtual environment with everything
	python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]'

example:          ## the main job on the shipped example
	.venv/bin/cascade check documents/kecamatan-gumelar-2022 --fail-on never

check:            ## lint, types, layers, rule examples
	.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports && .venv/bin/cascade rules test

test:             ## the tests
	.venv/bin/python -m pytest -n auto

golden:           ## rewrite the golden findings and the shipped report; review the diff
	.venv/bin/python tests/support/golden_reports.py

documents:        ## rebuild the example documents
	.venv/bin/python documents/make_documents.py

ci:
	.ci/run
