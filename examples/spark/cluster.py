"""For the tests: spark-submit to a local cluster, a guiyi process killed on the way, nothing left behind."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import pyspark

CLI = pathlib.Path(__file__).resolve().parent.parent.parent / "dist" / "cli.js"
CLUSTER = "local-cluster[2,1,1024]"  # two workers with a core and 1 GiB each, as processes of their own
SECONDS = 400


def check(holds, what):
    if not holds:
        raise SystemExit(f"NOT SO: {what}")
    print(f"spark: {what}", flush=True)


class Cluster:
    def __enter__(self):
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="guiyi-spark-"))
        self.groups = []
        # A name of its own on the command line, so that the kill can only meet a process of this run.
        (self.work / "guiyi.js").symlink_to(CLI)
        self.guiyi = f"node {self.work / 'guiyi.js'}"
        # Sent a signal, Python would go without the `finally` of anybody; so it becomes an exception.
        for name in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, lambda *_: sys.exit(1))
        return self

    def __exit__(self, *_):
        for group in self.groups:
            try:
                os.killpg(group, signal.SIGKILL)
            except ProcessLookupError:
                pass
        shutil.rmtree(self.work, ignore_errors=True)

    def submit(self, name, script, *arguments, kill=False):
        """Runs a job to its end and returns how many of its tasks failed on the way. kill: one guiyi process is killed."""
        events = self.work / f"{name}.events"
        events.mkdir()
        settings = {"spark.ui.enabled": "false", "spark.eventLog.enabled": "true", "spark.eventLog.dir": events.as_uri(), "spark.eventLog.compress": "false", "spark.sql.files.maxPartitionBytes": "4m"}
        command = [pathlib.Path(pyspark.__file__).parent / "bin" / "spark-submit", "--master", CLUSTER]
        for key, value in settings.items():
            command += ["--conf", f"{key}={value}"]
        arguments = [*map(str, arguments)]
        split = arguments.index("--") if "--" in arguments else len(arguments)
        command += [script, *arguments[:split], "--guiyi", self.guiyi, *arguments[split:]]
        environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
        done = threading.Event()
        killer = threading.Thread(target=self.kill_one, args=(done,))
        with open(self.work / f"{name}.log", "wb") as log:
            # A session of its own: all that the job starts can be ended with its group.
            job = subprocess.Popen(command, cwd=self.work, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
            self.groups.append(job.pid)
            if kill:
                killer.start()
            try:
                code = job.wait(SECONDS)
            except subprocess.TimeoutExpired:
                code = "timeout"
        done.set()
        if code != 0:
            print((self.work / f"{name}.log").read_text(errors="replace")[-6000:])
            raise SystemExit(f"NOT SO: {name} ended with {code}")
        return failed_and_repeated(events)

    def kill_one(self, done):
        while not done.wait(0.05):
            for folder in pathlib.Path("/proc").glob("[0-9]*"):
                try:
                    words = (folder / "cmdline").read_bytes().split(b"\0")
                    # Some of its records shall be done already; it starts in 0.2 s.
                    if words[0] != b"node" or words[1] != bytes(self.work / "guiyi.js") or time.time() - folder.stat().st_mtime < 0.5:
                        continue
                    os.kill(int(folder.name), signal.SIGKILL)
                    return
                except (OSError, IndexError):
                    continue  # gone meanwhile


def failed_and_repeated(events):
    """Tasks that failed and then, in another attempt, succeeded, as Spark's own log tells."""
    ends = [json.loads(line) for path in events.rglob("*") if path.is_file() for line in path.read_text().splitlines() if '"Event":"SparkListenerTaskEnd"' in line]
    of = lambda reasons: {(end["Stage ID"], end["Task Info"]["Partition ID"]) for end in ends if (end["Task End Reason"]["Reason"] == "Success") == reasons}
    return len(of(False) & of(True))
