#!/usr/bin/env bash
# The Spark example on a real local cluster (two workers, a process each): 100,000 records, one guiyi process killed on the way.
# Wants PYTHON (with pyspark), Java 17 and a built dist/. RECORDS=N makes it smaller.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
python=${PYTHON:-$root/.venv/bin/python}
records=${RECORDS:-100000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python SPARK_LOCAL_IP=127.0.0.1
SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME
# A name of its own on the command line, so that the kill below can only meet a process of this run.
ln -s "$root/dist/cli.js" "$work/guiyi.js"
guiyi="node $work/guiyi.js"

submit() {
  local log=$1
  shift
  (cd "$work" && timeout 600 "$SPARK_HOME/bin/spark-submit" --master 'local-cluster[2,1,1024]' \
    --conf spark.ui.enabled=false --conf spark.executor.memory=1g --conf spark.log.level=WARN "$@" < /dev/null > "$work/$log" 2>&1) || {
    tail -n 60 "$work/$log"
    echo "spark: $log failed"
    return 1
  }
}
check() {
  local what=$1
  shift
  "$@" || { echo "spark: NOT SO: $what"; exit 1; }
  echo "spark: $what"
}

"$python" "$here/make_records.py" "$records" > "$work/records.jsonl"
echo "spark: $records records, $(wc -c < "$work/records.jsonl") bytes"
timeout 600 node "$root/dist/cli.js" jsonl --workers 0 --stats < "$work/records.jsonl" > "$work/alone.jsonl"

# Kills the first guiyi process it meets on a worker, once.
(
  for _ in $(seq 3000); do
    if pid=$(pgrep -f "^node $work/guiyi.js" | head -n 1) && [ -n "$pid" ]; then
      sleep 0.3
      kill -KILL "$pid" && echo "$pid" > "$work/killed" && exit
    fi
    sleep 0.1
  done
) &
killer=$!
submit pipe.log "$here/clean_pipe.py" "$work/records.jsonl" "$work/piped" --guiyi "$guiyi" --partitions 8
wait "$killer" || true
cat "$work"/piped/part-* > "$work/piped.jsonl"
check "a guiyi process was killed" test -s "$work/killed"
check "Spark lost that task and ran it again" grep -q 'Lost task.*\|exited with error code -9' "$work/pipe.log"
check "8 partitions or more" test "$(find "$work/piped" -name 'part-*' | wc -l)" -ge 8
check "as many lines out as in" test "$(wc -l < "$work/piped.jsonl")" -eq "$records"
# The line an error tells is the line of the process that met it, here of one partition; all else must be the same bytes.
without_lines() { sed -E 's/("guiyi":\{"error":\{.*),"line":[0-9]+\}/\1}/' "$1" > "$1.plain"; }
without_lines "$work/alone.jsonl"
without_lines "$work/piped.jsonl"
check "order and bytes are those of one process" cmp "$work/alone.jsonl.plain" "$work/piped.jsonl.plain"
bad=$(grep -c '"guiyi":{"error":' "$work/piped.jsonl" || true)
check "poisoned records came out as error records: $bad" test "$bad" -gt 0

echo "spark: ok"
