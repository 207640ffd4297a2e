"""Runs the operator in a real data-juicer pipeline of two processes, one guiyi child of which is killed; compares with one process."""
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CLI = HERE.parent.parent / "dist" / "cli.js"
COUNT = 2000


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        made = subprocess.run([sys.executable, HERE.parent / "make_records.py", str(COUNT)], stdout=subprocess.PIPE, check=True).stdout
        good = []
        for line in made.split(b"\n"):
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record.get("text"), str):
                good.append({"id": record["id"], "text": record["text"]})
        whole = "".join(json.dumps(record) + "\n" for record in good)
        (work / "in.jsonl").write_text(whole)
        alone = subprocess.run(["node", CLI, "jsonl", "--workers", "0"], input=whole.encode(), stdout=subprocess.PIPE, check=True).stdout
        expected = [json.loads(line) for line in alone.splitlines()]

        # The first of all the children ends after 300 lines, as if it had been killed.
        (work / "guiyi.sh").write_text(f'#!/bin/sh\nif mkdir "{work}/first" 2>/dev/null; then head -n 300 | node "{CLI}" "$@"; exit 137; fi\nexec node "{CLI}" "$@"\n')
        recipe = {
            "project_name": "guiyi",
            "dataset_path": str(work / "in.jsonl"),
            "export_path": str(work / "out" / "out.jsonl"),
            "np": 2,
            "custom_operator_paths": [str(HERE / "guiyi_mapper.py")],
            "process": [{"guiyi_mapper": {"guiyi": f"sh {work}/guiyi.sh", "batch_size": 500}}],
        }
        (work / "recipe.yaml").write_text(json.dumps(recipe))  # JSON is YAML
        process = pathlib.Path(sys.executable).parent / "dj-process"
        run = subprocess.run([process, "--config", work / "recipe.yaml"], cwd=work, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
        if run.returncode != 0:
            sys.exit(run.stdout.decode(errors="replace")[-6000:])
        out = [json.loads(line) for line in (work / "out" / "out.jsonl").read_text(encoding="utf-8").splitlines()]
        assert (work / "first").exists(), "no child was ended"
        assert [record["id"] for record in out] == [record["id"] for record in good], "ids or their order differ"
        assert [record["text"] for record in out] == [record["text"] for record in expected], "texts differ"
        assert {record["guiyi_error"] for record in out} == {""}
        changed = sum(record["text"] != before["text"] for record, before in zip(out, good))
        assert changed > 0
        print(f"data-juicer: {len(good)} samples in, {len(out)} out, ids and order the same, {changed} changed, a child ended and was replaced")


if __name__ == "__main__":
    main()
