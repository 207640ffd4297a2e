"""For the tests: a process killed in the middle of its work, and what Spark's own log tells of it."""
import json
import os
import pathlib
import signal
import time


def kill_one(words, done):
    """Kills one process whose command line begins with these words, when some of its records are done; it starts in 0.2 s."""
    wanted = [word.encode() for word in words]
    while not done.wait(0.05):
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                if (folder / "cmdline").read_bytes().split(b"\0")[: len(wanted)] != wanted or time.time() - folder.stat().st_mtime < 0.5:
                    continue
                os.kill(int(folder.name), signal.SIGKILL)
                return
            except OSError:
                continue  # gone meanwhile


def failed_and_repeated(events):
    """Tasks that failed and then, in another attempt, succeeded."""
    ends = [json.loads(line) for path in events.rglob("*") if path.is_file() for line in path.read_text().splitlines() if '"Event":"SparkListenerTaskEnd"' in line]
    of = lambda reasons: {(end["Stage ID"], end["Task Info"]["Partition ID"]) for end in ends if (end["Task End Reason"]["Reason"] == "Success") == reasons}
    return len(of(False) & of(True))
