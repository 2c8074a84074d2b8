#!/bin/sh
# Builds the wheel, installs it in an empty environment and asks it one question from an empty
# folder: what is missing from the wheel, or leans on the checkout, fails here.
# usage: wheel.sh PYTHON
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
PATH="$(dirname "$python"):$PATH" "$python" -m pip wheel --quiet --no-deps --no-build-isolation \
  --wheel-dir "$work/wheel" .
"$python" -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
  -r requirements/run.txt
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps "$work"/wheel/*.whl
mkdir "$work/empty"
cd "$work/empty"
"$work/env/bin/spygraph" --help >/dev/null
printf '%s\n' 'Orbo Systems, a spyware firm, sold Glimmer to Mexico in 2019.' |
  "$work/env/bin/spygraph" --quiet extract - | grep SELLS_TO
echo "wheel: $(ls "$work/wheel")"
