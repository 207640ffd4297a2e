#!/usr/bin/env bash
# One archive with Node and guiyi, so that nothing need be installed on the executors: bash pack.sh [guiyi.tar.gz] [WHAT]
# WHAT is what npm installs: guiyi (the default), guiyi@0.1.0, or a file that npm pack made. Run it on a machine like the executors.
set -euo pipefail
out=$(realpath -m "${1:-guiyi.tar.gz}")
what=${2:-guiyi}
[ -f "$what" ] && what=$(realpath "$what")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --omit=dev --prefix . "$what"
mkdir bin
cp "$(node -p process.execPath)" bin/node
tar czf "$out" bin node_modules
ls -lh "$out"
