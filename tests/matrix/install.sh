#!/bin/sh
# Installs what the tests against a real Synapse need: a virtual environment with Synapse and a Matrix client from
# another code base. Does nothing when they are there. `./dev test` calls it.
set -eu

cd "$(dirname "$0")/../.."
venv="${CARGO_TARGET_DIR:-target}/venv"
packages="matrix-synapse>=1.163 matrix-nio[e2e]>=0.26"

if "$venv/bin/python" -c '
import importlib.metadata as m
assert tuple(map(int, m.version("matrix-synapse").split(".")[:2])) >= (1, 163)
import nio, vodozemac, synapse
' 2>/dev/null; then
    exit 0
fi

echo "installing $packages into $venv (about 250 MB, once)"
if ! python3 -m venv "$venv"; then
    echo "python3 cannot make a virtual environment; install python3-venv" >&2
    exit 1
fi
# shellcheck disable=SC2086
"$venv/bin/pip" install --quiet --disable-pip-version-check $packages
"$venv/bin/python" -c 'import nio, vodozemac, synapse'
