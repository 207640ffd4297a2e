"""The examples on a real local cluster (two workers, a process each), compared with one guiyi process.

    python test.py [--records 100000]    wants pyspark, pyarrow, Java 17 or newer, and a built dist/
"""
import argparse
import json
import pathlib
import subprocess
import sys
import time

import pyarrow as pa
import pyarrow.parquet as pq
from cluster import Cluster, check

HERE = pathlib.Path(__file__).resolve().parent
MAKE = HERE.parent / "make_records.py"
ERRORS = ["jsonl", "--workers", "0", "--no-line-numbers"]


def one_process(cluster, source, target, *options):
    with open(source, "rb") as before, open(target, "wb") as after:
        started = time.monotonic()
        subprocess.run([*cluster.guiyi.split(), *ERRORS, *options], stdin=before, stdout=after, check=True)
        return time.monotonic() - started


def lines_of(path):
    return path.read_bytes().split(b"\n")[:-1]  # a line is what a line feed ends, and nothing else


def test_pipe(cluster, work, count):
    with open(work / "records.jsonl", "wb") as file:
        subprocess.run([sys.executable, MAKE, str(count)], stdout=file, check=True)
    size = (work / "records.jsonl").stat().st_size
    seconds = one_process(cluster, work / "records.jsonl", work / "alone.jsonl")
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
    one_process(cluster, work / "rows.jsonl", work / "rows.alone.jsonl")
    alone = [json.loads(line) for line in lines_of(work / "rows.alone.jsonl")]
    failures = cluster.submit("arrow", HERE / "clean_arrow.py", work / "table.parquet", work / "arrow.parquet", kill=True)
    after = pq.read_table(work / "arrow.parquet").to_pylist()
    check(failures >= 1, f"arrow: a guiyi process was killed, its task failed and ran again ({failures} failed)")
    check([(row["id"], row["text"]) for row in after] == [(row["id"], row["text"]) for row in rows], f"arrow: {len(rows)} rows in, {len(after)} out, ids, order and texts the same")
    check([row["text_clean"] for row in after] == [record["text"] for record in alone], f"arrow: {sum(row['text'] != row['text_clean'] for row in after)} texts changed, as by one process")
    check([row["text_error"] for row in after] == [record.get("guiyi", {}).get("error", {}).get("code") for record in alone], f"arrow: {sum(row['text_error'] is not None for row in after)} rows with an error, as by one process")


def test_indicators(cluster, work, count=200):
    subprocess.run([sys.executable, MAKE, str(count), "--reports", work / "reports"], check=True)
    cluster.submit("indicators", HERE / "indicators.py", str(work / "reports" / "*.txt"), work / "facts.parquet")
    table = pq.read_table(work / "facts.parquet").to_pylist()
    reports = sorted((work / "reports").glob("*.txt"))
    (work / "reports.jsonl").write_text("".join(json.dumps({"report": path.name, "text": path.read_text(encoding="utf-8")}) + "\n" for path in reports))
    one_process(cluster, work / "reports.jsonl", work / "facts.jsonl", "--emit", "indicators")
    alone = [(record["report"], fact["indicator"], (fact["value"] or {}).get("text")) for record in map(json.loads, lines_of(work / "facts.jsonl")) for fact in record["guiyi"]["indicators"]]
    check(not [row for row in table if row["error"]] and len(list((work / "facts.parquet").glob("part-*"))) == 1, "indicators: one Parquet file, no errors")
    check(sorted(map(str, alone)) == sorted(str((row["report"], row["indicator"], row["value"])) for row in table), f"indicators: {count} reports in, {len(table)} rows in the table, those of one process")
    check(all(row["text"] in row["sentence"] for row in table), f"indicators: every figure stands in its sentence, e.g. {table[0]['indicator']} {table[0]['value']} {table[0]['unit']}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=100_000)
    given = options.parse_args()
    with Cluster() as started:
        test_pipe(started, started.work, given.records)
        test_arrow(started, started.work)
        test_indicators(started, started.work)
    print("spark: ok")
