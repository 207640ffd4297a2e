"""The table of indicators, made by Spark of generated reports, compared with one guiyi process."""
import json
import pathlib
import subprocess
import sys

import pyarrow.parquet as pq
from one_process import check, lines_of, one_process

HERE = pathlib.Path(__file__).resolve().parent
MAKE = HERE.parent / "make_records.py"


def test_indicators(cluster, work, count=200):
    subprocess.run([sys.executable, MAKE, str(count), "--reports", work / "reports"], check=True)
    cluster.submit("indicators", HERE / "indicators.py", str(work / "reports" / "*.txt"), work / "facts.parquet")
    table = pq.read_table(work / "facts.parquet").to_pylist()
    reports = sorted((work / "reports").glob("*.txt"))
    (work / "reports.jsonl").write_text("".join(json.dumps({"report": path.name, "text": path.read_text(encoding="utf-8")}) + "\n" for path in reports))
    one_process(work / "reports.jsonl", work / "facts.jsonl", "--emit", "indicators")
    alone = [(record["report"], fact["indicator"], (fact["value"] or {}).get("text")) for record in map(json.loads, lines_of(work / "facts.jsonl")) for fact in record["guiyi"]["indicators"]]
    check(not [row for row in table if row["error"]] and len(list((work / "facts.parquet").glob("part-*"))) == 1, "indicators: one Parquet file, no errors")
    check(sorted(map(str, alone)) == sorted(str((row["report"], row["indicator"], row["value"])) for row in table), f"indicators: {count} reports in, {len(table)} rows in the table, those of one process")
    check(all(row["text"] in row["sentence"] for row in table), f"indicators: every figure stands in its sentence, e.g. {table[0]['indicator']} {table[0]['value']} {table[0]['unit']}")
