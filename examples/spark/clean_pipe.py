"""Cleans JSONL with one `guiyi` process for each partition (RDD.pipe).

    spark-submit clean_pipe.py IN OUT [--guiyi "node path/to/cli.js"] [--partitions 8] [-- OPTIONS OF guiyi jsonl]

One line in, one line out, in order; bad records come out with guiyi.error. When a process dies its exit code is not 0,
the task fails, and Spark runs it again; the answer is the same, since cleaning depends on nothing but the record.
"""
import argparse
import os
import shlex
import sys

from pyspark.sql import SparkSession


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("source")
    options.add_argument("target")
    options.add_argument("--guiyi", default="guiyi", help="command that starts guiyi on an executor")
    options.add_argument("--partitions", type=int, default=8)
    arguments = sys.argv[1:]
    split = arguments.index("--") if "--" in arguments else len(arguments)
    given, extra = options.parse_args(arguments[:split]), arguments[split + 1 :]

    spark = (
        SparkSession.builder.appName("guiyi clean_pipe")
        # Hadoop also ends a line at a bare CR, unless told what ends one; JSONL knows only LF.
        .config("spark.hadoop.textinputformat.record.delimiter", "\n")
        .getOrCreate()
    )
    # Spark counts the cores: one process in one thread each, so no worker threads of guiyi's own.
    command = f"{given.guiyi} jsonl --workers 0 {shlex.join(extra)}"
    lines = spark.sparkContext.textFile(given.source, given.partitions)
    # pipe() starts the child with an empty environment: without PATH it would not find node.
    cleaned = lines.pipe(command, env={"PATH": os.environ["PATH"]}, checkCode=True)
    cleaned.saveAsTextFile(given.target)
    spark.stop()


if __name__ == "__main__":
    main()
