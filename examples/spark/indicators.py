"""Reads work reports (text files, UTF-8) into one Parquet table: a row for each figure.

    spark-submit indicators.py 'reports/*.txt' OUT.parquet [--guiyi "node path/to/cli.js"]

`value` is the exact decimal as text; a text number never loses a digit. Reports that could not be read stop nothing:
they have one row, with `error`.
"""
import argparse
import json
import os

from pyspark.sql import SparkSession

COLUMNS = ["indicator", "kind", "unit", "cmp", "status", "period", "base", "scope", "text"]
SCHEMA = f"report string, {', '.join(f'{name} string' for name in COLUMNS)}, value string, rank int, sentence string, error string"


def rows(line, source):
    """The rows of one answer of guiyi; offsets are code points of the report as it was given."""
    told = line["guiyi"]
    if "error" in told:
        return [(line.get("report"), *[None] * len(COLUMNS), None, None, None, told["error"]["code"])]
    return [
        (
            line["report"],
            *[fact.get(name) for name in COLUMNS],
            (fact["value"] or {}).get("text"),
            fact.get("rank", {}).get("position"),
            source[fact["sentence"]["start"] : fact["sentence"]["end"]],
            None,
        )
        for fact in told["indicators"]
    ]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("source")
    options.add_argument("target")
    options.add_argument("--guiyi", default="guiyi", help="command that starts guiyi on an executor")
    given = options.parse_args()
    spark = SparkSession.builder.appName("guiyi indicators").getOrCreate()
    reports = spark.sparkContext.wholeTextFiles(given.source)
    # The report goes along under `source`, because the offsets point into it and not into the clean text.
    lines = reports.map(lambda report: json.dumps({"report": report[0].rsplit("/", 1)[-1], "source": report[1], "text": report[1]}))
    answers = lines.pipe(f"{given.guiyi} jsonl --workers 0 --emit indicators", env={"PATH": os.environ["PATH"]}, checkCode=True)
    facts = answers.map(json.loads).flatMap(lambda line: rows(line, line["source"]))
    # One file: a table of figures is small beside the reports it came from.
    spark.createDataFrame(facts, SCHEMA).coalesce(1).write.parquet(given.target)
    spark.stop()


if __name__ == "__main__":
    main()
