"""Cleans a text column of a table with one `guiyi` process for each partition (mapInArrow).

    spark-submit clean_arrow.py IN.parquet OUT.parquet [--column text] [--guiyi "node path/to/cli.js"]

Adds two columns: COLUMN_clean, and COLUMN_error (null, or the code of the error; the text is then as it was).
"""
import argparse
import json
import queue
import shlex
import subprocess
import threading

import pyarrow as pa
from pyspark.sql import SparkSession


def cleaner(column, command):
    """The function for mapInArrow: record batches in, the same batches with two more columns out."""

    def clean(batches):
        child = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        waiting = queue.SimpleQueue()

        # Writing and reading in one thread would stop for ever once both pipes are full.
        def feed():
            try:
                with child.stdin:
                    for batch in batches:
                        waiting.put(batch)
                        texts = batch.column(column).to_pylist()
                        child.stdin.write("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts).encode())
                waiting.put(None)
            except BaseException as problem:
                waiting.put(problem)

        threading.Thread(target=feed, daemon=True).start()
        try:
            while (batch := waiting.get()) is not None:
                if isinstance(batch, BaseException):
                    raise batch
                lines = [child.stdout.readline() for _ in range(batch.num_rows)]
                if not all(lines):
                    raise RuntimeError(f"guiyi ended early with exit code {child.wait()}")
                records = [json.loads(line) for line in lines]
                texts = [record["text"] for record in records]
                errors = [record.get("guiyi", {}).get("error", {}).get("code") for record in records]
                added = [pa.array(texts, pa.string()), pa.array(errors, pa.string())]
                yield pa.RecordBatch.from_arrays([*batch.columns, *added], [*batch.schema.names, f"{column}_clean", f"{column}_error"])
            if child.wait() != 0:
                raise RuntimeError(f"guiyi ended with exit code {child.returncode}")
        finally:
            child.kill()
            child.wait()

    return clean


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("source")
    options.add_argument("target")
    options.add_argument("--column", default="text")
    options.add_argument("--guiyi", default="guiyi", help="command that starts guiyi on an executor")
    given = options.parse_args()
    spark = SparkSession.builder.appName("guiyi clean_arrow").getOrCreate()
    table = spark.read.parquet(given.source)
    names = ", ".join(f"`{field.name}` {field.dataType.simpleString()}" for field in table.schema)
    schema = f"{names}, `{given.column}_clean` string, `{given.column}_error` string"
    table.mapInArrow(cleaner(given.column, f"{given.guiyi} jsonl --workers 0"), schema).write.parquet(given.target)
    spark.stop()


if __name__ == "__main__":
    main()
