.PHONY: setup check test test-fast golden documents example site pictures lock licences sbom ci

setup:            ## a virtual environment with what is locked for development
	python3 -m venv .venv && .venv/bin/pip install -q --require-hashes -r lock/dev.txt -r lock/build.txt
	.venv/bin/pip install -q --no-deps --no-build-isolation -e .

example:          ## the main job on the shipped example
	.venv/bin/cascade check documents/kecamatan-gumelar-2022 --fail-on never

check:            ## lint, types, layers, rule examples
	.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports && .venv/bin/cascade rules test

test:             ## the tests
	.venv/bin/python -m pytest -n auto

test-fast:        ## the tests without those that take long, drive a browser, kill or feed hostile input; a minute
	.venv/bin/python -m pytest -n auto -m "not slow"

golden:           ## rewrite the golden findings and the shipped report; review the diff
	.venv/bin/python tests/support/golden_reports.py

documents:        ## rebuild the example documents
	.venv/bin/python documents/make_documents.py

site:             ## the documentation: build/site/index.html
	.venv/bin/python docs/site/build_site.py

pictures:         ## docs/pictures, taken from the workbench with Chromium; look at them, then commit
	.venv/bin/python docs/site/pictures.py

# `make lock UPGRADE=--upgrade` takes the newest releases that pyproject.toml allows; without it only what must change does
COMPILE = .venv/bin/uv pip compile --quiet --universal --generate-hashes --custom-compile-command 'make lock' $(UPGRADE)

lock:             ## lock/*.txt after a change of dependencies in pyproject.toml; no address of an index gets into them
	$(COMPILE) pyproject.toml --extra semua -o lock/extras.txt
	$(COMPILE) pyproject.toml -c lock/extras.txt -o lock/runtime.txt
	$(COMPILE) pyproject.toml --extra dev -c lock/extras.txt -o lock/dev.txt
	$(COMPILE) --group build -c lock/dev.txt -o lock/build.txt
	$(COMPILE) --group portable -c lock/dev.txt -c lock/build.txt -o lock/portable.txt
	.venv/bin/python lock/check_locks.py

licences:         ## docs/licences.md after `make lock`: licences of all that is installed with cascade
	.venv/bin/pip install -q --require-hashes -r lock/dev.txt -r lock/extras.txt -r lock/build.txt
	.venv/bin/python lock/licences.py

sbom:             ## dist/*.cdx.json: what a release consists of (CycloneDX)
	.venv/bin/python lock/sbom.py

ci:
	.ci/run
