#!/usr/bin/env bash
# The Spark examples on a real local cluster (two workers, a process each): 100,000 records, one guiyi process killed on the way.
# Wants PYTHON (with pyspark, pyarrow), Java 17 and a built dist/. RECORDS=N makes it smaller.
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

head -n 4000 "$work/records.jsonl" > "$work/some.jsonl"
"$python" - "$work" <<'PY'
import json, sys
import pyarrow as pa, pyarrow.parquet as pq
work = sys.argv[1]
rows = []
for line in open(f"{work}/some.jsonl", encoding="utf-8", newline="\n"):
    try:
        record = json.loads(line)
    except ValueError:
        continue
    text = record.get("text")
    rows.append((record["id"], text if isinstance(text, str) else None))
pq.write_table(pa.table({"id": [row[0] for row in rows], "text": [row[1] for row in rows]}), f"{work}/some.parquet")
PY
submit arrow.log "$here/clean_arrow.py" "$work/some.parquet" "$work/arrow.parquet" --guiyi "$guiyi"
"$python" - "$work" <<'PY'
import json, sys
import pyarrow.parquet as pq
work = sys.argv[1]
alone = {}
for line in open(f"{work}/alone.jsonl", encoding="utf-8", newline="\n"):
    record = json.loads(line)
    if "id" in record:
        alone[record["id"]] = record
before, after = pq.read_table(f"{work}/some.parquet").to_pylist(), pq.read_table(f"{work}/arrow.parquet").to_pylist()
assert [(row["id"], row["text"]) for row in before] == [(row["id"], row["text"]) for row in after], "ids, order or texts differ"
for row in after:
    if row["text"] is None:
        assert row["text_clean"] is None and row["text_error"] == "not-a-string", row
    else:
        assert row["text_clean"] == alone[row["id"]]["text"] and row["text_error"] is None, row
changed = sum(row["text"] != row["text_clean"] for row in after)
assert changed > 0
print(f"spark: arrow: {len(before)} rows in, {len(after)} out, ids the same, {changed} changed, {sum(row['text'] is None for row in after)} with an error")
PY

"$python" "$here/make_records.py" 200 --reports "$work/reports"
submit indicators.log "$here/indicators.py" "$work/reports/*.txt" "$work/table.parquet" --guiyi "$guiyi"
"$python" - "$work" <<'PY'
import sys
import pyarrow.parquet as pq
table = pq.read_table(f"{sys.argv[1]}/table.parquet").to_pylist()
assert table and not [row for row in table if row["error"]]
assert len({row["report"] for row in table}) == 200
for row in table:
    assert row["text"] in row["sentence"], row
print(f"spark: indicators: 200 reports in, {len(table)} rows in the table, e.g. {table[0]['indicator']} {table[0]['value']} {table[0]['unit']}")
PY
echo "spark: ok"
