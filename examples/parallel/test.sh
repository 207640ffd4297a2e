#!/usr/bin/env bash
# The one-liners of the README on 20,000 records, compared with one process: GNU parallel where it is installed, split and xargs anywhere.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
guiyi() { node "$here/../../dist/cli.js" "$@"; }
export -f guiyi
export here
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"${PYTHON:-python3}" "$here/../make_records.py" 20000 > records.jsonl
guiyi jsonl --workers 0 --no-line-numbers < records.jsonl > alone.jsonl
compare() {
  cmp alone.jsonl "$1" || { echo "$2: NOT the bytes of one process"; exit 1; }
  echo "$2: $(wc -l < records.jsonl) lines in, $(wc -l < "$1") out, order and bytes those of one process"
}

if command -v parallel > /dev/null && parallel --version 2> /dev/null | grep -q '^GNU'; then
  parallel --will-cite --pipepart -a records.jsonl --block 4M -j 2 -k 'guiyi jsonl --workers 0 --no-line-numbers' > parallel.jsonl
  compare parallel.jsonl "GNU parallel"
else
  echo "GNU parallel: not installed, left out"
fi

split -n l/4 --additional-suffix=.jsonl records.jsonl shard-
printf '%s\0' shard-*.jsonl | xargs -0 -P 2 -I{} bash -c 'guiyi jsonl --workers 0 --no-line-numbers -o "clean-$1" "$1"' _ {}
cat clean-shard-*.jsonl > xargs.jsonl
compare xargs.jsonl "xargs -P"

guiyi run 'shard-*.jsonl' --out-dir run --workers 1 --no-line-numbers
cat run/shard-*.jsonl > run.jsonl
compare run.jsonl "guiyi run"
