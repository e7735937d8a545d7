# Shortcuts. They need Python 3.11 or newer, make and the package index, and keep everything in .venv;
# there, plain `eleventh` and `pytest` do the same. PYTHON=... chooses the interpreter.
.DEFAULT_GOAL := help
# Otherwise every worker, and every process that a test starts, would compile every module anew.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help play test slow attack matrix bands coverage bench bench-full docs pages lock release clean

help:
	@echo 'make play    play in this terminal; options go in ARGS="gsomia_2019 --seat seoul"'
	@echo 'make test    every check: lint, format, layers, types, tests'
	@echo 'make slow    the deeper tests: long searches, built packages'
	@echo 'make attack  the harnesses that attack the promises, at full size, with their numbers'
	@echo 'make matrix  the tests at the lowest and newest versions allowed, on every Python here;'
	@echo '             fewer with ARGS="--end lowest --python 3.12 tests/lang"'
	@echo 'make bands   what gsomia_2019 is tuned by: each band, the number measured, whether it holds;'
	@echo '             only the rows of fixed policies with ARGS=--fast; pytest -m players compares the rest'
	@echo 'make coverage how much of the two source texts is played in games, and what the rest waits for;'
	@echo '             with ARGS=--write into docs/encoding.md too'
	@echo 'make bench   measurements, as ratios; with SIZE=small only to see that they run'
	@echo 'make bench-full  the same, and lanes beside C and beside other engines, which it installs'
	@echo 'make docs    the pages of the rulebooks, into build/docs: every rule in words, with sources'
	@echo 'make pages   anew what is made from the program: transcript, pictures, playthroughs'
	@echo 'make lock    the newest versions inside the ranges, with hashes, for development and CI'
	@echo 'make release build the packages, unless something says that it is too early'
	@echo 'make clean   remove environments, caches and built packages'

play:
	@.ci/setup play
	@.venv/bin/eleventh play $(ARGS)

test:
	@.ci/setup test
	@.ci/check

slow:
	@.ci/setup test
	@.venv/bin/python -m pytest -m "slow and not players" --numprocesses auto --dist worksteal

attack:
	@.ci/setup test
	@.venv/bin/python -m pytest -m attack --attack=full -s

matrix:
	@.ci/setup test
	@.venv/bin/python .ci/matrix.py $(ARGS)

bands:
	@.ci/setup test
	@PYTHONPATH=tests .venv/bin/python -m bands.table $(ARGS)

coverage:
	@.ci/setup test
	@PYTHONPATH=tests .venv/bin/python tests/scenarios/coverage.py $(ARGS)

bench:
	@.ci/setup test
	@grep -l __main__ tests/bench/*.py | ELEVENTH_BENCH=$(SIZE) PYTHONPATH=tests \
	    xargs -n 1 -P $(if $(SIZE),2,1) sh -c 'begun=$$(date +%s); \
	    told=$$(.venv/bin/python "$$0" 2>&1); code=$$?; \
	    printf "== %s\n%s\n-- %d s\n" "$$0" "$$told" $$(( $$(date +%s) - begun )); [ $$code = 0 ] || exit 255'

bench-full: bench
	@.ci/bench_full

docs:
	@.ci/setup test
	@mkdir -p build/docs
	@for book in scenarios/rulebooks/*/; do \
	    .venv/bin/eleventh docs "$$book" --output "build/docs/$$(basename "$$book").md" || exit 1; \
	done

pages:
	@.ci/setup test
	@PYTHONPATH=tests .venv/bin/python tests/pages/write.py
	@.venv/bin/python -m pytest tests/playthroughs --write-playthroughs
	@git --no-pager diff --stat -- README.md docs tests/playthroughs

lock:
	@.ci/lock

release:
	@.ci/setup test
	@.venv/bin/python .ci/release.py

clean:
	@rm -rf .venv .venvs .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis dist build
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
