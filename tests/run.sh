#!/bin/sh
# Everything a change must pass: lint, format, types, tests. `--all` adds the long simulations.
# Makes .venv at the top of the repository the first time; works offline afterwards.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
stamp=.venv/.tests-installed
if [ ! -f "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
    touch "$stamp"
fi

case "${1:-}" in
--all) set -- -m '' ;;
'') ;;
*) echo "usage: sh tests/run.sh [--all]" >&2; exit 2 ;;
esac

.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy
.venv/bin/pytest -n auto "$@"
