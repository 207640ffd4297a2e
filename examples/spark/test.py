"""The examples on a real local cluster (two workers, a process each), compared with one guiyi process.

    python test.py [--records 100000]    wants pyspark, pyarrow, Java 17 or newer, and a built dist/
"""
import argparse
import json
import pathlib
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
from cluster import Cluster
from one_process import check, lines_of, one_process
from test_indicators import test_indicators

HERE = pathlib.Path(__file__).resolve().parent
MAKE = HERE.parent / "make_records.py"


def test_pipe(cluster, work, count):
    with open(work / "records.jsonl", "wb") as file:
        subprocess.run([sys.executable, MAKE, str(count)], stdout=file, check=True)
    size = (work / "records.jsonl").stat().st_size
    seconds = one_process(work / "records.jsonl", work / "alone.jsonl")
    print(f"spark: {count} records, {size} bytes; one process, without Spark: {seconds:.1f} s", flush=True)
    failures = cluster.submit("pipe", HERE / "clean_pipe.py", work / "records.jsonl", work / "piped", "--partitions", "8", "--", "--no-line-numbers", kill=True)
    parts = sorted((work / "piped").glob("part-*"))
    after = b"".join(part.read_bytes() for part in parts)
    check(failures >= 1, f"pipe: a guiyi process was killed, its task failed and ran again ({failures} failed)")
    check(len(parts) >= 8, f"pipe: {len(parts)} partitions")
    check(after.count(b"\n") == count, f"pipe: {count} lines in, {after.count(bytes([10]))} out")
    check(after == (work / "alone.jsonl").read_bytes(), "pipe: order and bytes are those of one process")
    bad = after.count(b'"guiyi":{"error":')
    check(bad > 0, f"pipe: {bad} poisoned records came out as error records")


def test_arrow(cluster, work):
    rows = []
    for line in lines_of(work / "records.jsonl"):
        try:
            record = json.loads(line)
        except ValueError:
            continue
        rows.append({"id": record["id"], "text": record.get("text") if isinstance(record.get("text"), str) else None})
    # Row groups are what Spark gives its tasks.
    pq.write_table(pa.Table.from_pylist(rows), work / "table.parquet", row_group_size=5000)
    (work / "rows.jsonl").write_bytes(b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows))
    one_process(work / "rows.jsonl", work / "rows.alone.jsonl")
    alone = [json.loads(line) for line in lines_of(work / "rows.alone.jsonl")]
    failures = cluster.submit("arrow", HERE / "clean_arrow.py", work / "table.parquet", work / "arrow.parquet", kill=True)
    after = pq.read_table(work / "arrow.parquet").to_pylist()
    check(failures >= 1, f"arrow: a guiyi process was killed, its task failed and ran again ({failures} failed)")
    check([(row["id"], row["text"]) for row in after] == [(row["id"], row["text"]) for row in rows], f"arrow: {len(rows)} rows in, {len(after)} out, ids, order and texts the same")
    check([row["text_clean"] for row in after] == [record["text"] for record in alone], f"arrow: {sum(row['text'] != row['text_clean'] for row in after)} texts changed, as by one process")
    check([row["text_error"] for row in after] == [record.get("guiyi", {}).get("error", {}).get("code") for record in alone], f"arrow: {sum(row['text_error'] is not None for row in after)} rows with an error, as by one process")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=100_000)
    given = options.parse_args()
    with Cluster() as started:
        test_pipe(started, started.work, given.records)
        test_arrow(started, started.work)
        test_indicators(started, started.work)
    print("spark: ok")
