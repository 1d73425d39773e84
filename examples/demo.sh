#!/bin/sh
# What a day with netlog looks like, in a copy of the example journal: `sh examples/demo.sh`.
# Needs Python 3.11 and git. Makes .venv at the top of the repository the first time; works offline afterwards.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
stamp=.venv/.demo-installed
if [ -f .venv/.tests-installed ] && [ ! pyproject.toml -nt .venv/.tests-installed ]; then
    stamp=.venv/.tests-installed
fi
if [ ! -f "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable .
    touch "$stamp"
fi
PATH="$PWD/.venv/bin:$PATH"

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 130' INT TERM
cp -R examples/journal "$place/journal"
cd "$place/journal"
export NETLOG_JOURNAL="$place/journal" NETLOG_TODAY=2026-11-22 XDG_CACHE_HOME="$place/cache"

git init --quiet
git config core.quotePath false
git add .
git -c user.name=demo -c user.email=demo@example.org -c commit.gpgsign=false commit --quiet --message "The example journal"

say() {
    printf '\n# %s\n' "$*"
}

run() {
    printf '$'
    for word in "$@"; do
        case $word in
        *' '*) printf ' "%s"' "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
    "$@"
}

say "A morning: what today asks for."
run netlog today

say "Whom do I owe, who owes me, and who needs a check-in?"
run netlog owe
run netlog owed
run netlog due

say "Something was given, something promised, and a promise kept: one line each."
run netlog give alice "intro to a recruiter"
run netlog promise zoë "the recording of the choir" --due friday
run netlog done alice rubric

say "Before meeting Alice."
run netlog show alice

say "Anything wrong in the files?"
run netlog check

say "And this is all that changed in them."
run git --no-pager diff --unified=0

say "The copy is gone now; examples/journal is as it was."
