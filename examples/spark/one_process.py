"""For the tests: what one guiyi process makes of a file, to compare with."""
import pathlib
import subprocess
import time

CLI = pathlib.Path(__file__).resolve().parent.parent.parent / "dist" / "cli.js"


def one_process(source, target, *options):
    """Returns the seconds it took."""
    with open(source, "rb") as before, open(target, "wb") as after:
        started = time.monotonic()
        subprocess.run(["node", CLI, "jsonl", "--workers", "0", "--no-line-numbers", *options], stdin=before, stdout=after, check=True)
        return time.monotonic() - started


def lines_of(path):
    return path.read_bytes().split(b"\n")[:-1]  # a line is what a line feed ends, and nothing else


def check(holds, what):
    if not holds:
        raise SystemExit(f"NOT SO: {what}")
    print(f"spark: {what}", flush=True)
