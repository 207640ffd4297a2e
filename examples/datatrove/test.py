"""Runs the step in a real datatrove pipeline of two tasks and compares ids, counts and texts with one guiyi process."""
import json
import pathlib
import subprocess
import sys
import tempfile

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from guiyi_step import GuiyiCleaner

HERE = pathlib.Path(__file__).resolve().parent
CLI = HERE.parent.parent / "dist" / "cli.js"


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        made = subprocess.run([sys.executable, HERE.parent / "make_records.py", "2000"], stdout=subprocess.PIPE, check=True).stdout.decode()
        good = []
        for line in made.split("\n"):
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record.get("text"), str):
                good.append({"id": str(record["id"]), "text": record["text"], "metadata": {"kind": record["kind"]}})
        (work / "in").mkdir()
        for shard in range(2):
            (work / "in" / f"{shard}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in good[shard::2]))
        whole = "".join(json.dumps(record) + "\n" for record in good).encode()
        alone = subprocess.run(["node", CLI, "jsonl", "--workers", "0"], input=whole, stdout=subprocess.PIPE, check=True).stdout.decode()
        expected = {record["id"]: record["text"] for record in map(json.loads, alone.splitlines())}

        steps = [JsonlReader(str(work / "in")), GuiyiCleaner(f"node {CLI}"), JsonlWriter(str(work / "out"), output_filename="${rank}.jsonl", compression=None)]
        LocalPipelineExecutor(steps, tasks=2, workers=1, logging_dir=str(work / "logs")).run()

        for shard in range(2):
            out = [json.loads(line) for line in (work / "out" / f"{shard:05}.jsonl").read_text(encoding="utf-8").splitlines()]
            assert [record["id"] for record in out] == [record["id"] for record in good[shard::2]], "ids or their order differ"
            for record, before in zip(out, good[shard::2]):
                assert record["text"] == expected[record["id"]], record["id"]
                assert record["metadata"]["kind"] == before["metadata"]["kind"]
        changed = sum(expected[record["id"]] != record["text"] for record in good)
        assert changed > 0
        print(f"datatrove: {len(good)} documents in, {len(expected)} out, ids and order the same, {changed} changed")


if __name__ == "__main__":
    main()
