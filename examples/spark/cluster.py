"""For the tests: guiyi packed for executors, spark-submit to a local cluster, nothing left behind."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

import pyspark
from faults import failed_and_repeated, kill_one

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CLUSTER = "local-cluster[2,1,1024]"  # two workers with a core and 1 GiB each, as processes of their own
SETTINGS = {"spark.ui.enabled": "false", "spark.eventLog.enabled": "true", "spark.eventLog.compress": "false", "spark.sql.files.maxPartitionBytes": "4m"}
SECONDS = 400


class Cluster:
    def __enter__(self):
        # Sent a signal, Python would go without the `finally` of anybody; so it becomes an exception.
        for name in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, lambda *_: sys.exit(1))
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="guiyi-spark-"))
        self.groups = []
        # A name of its own, so that the kill can only meet a process of this run.
        self.name = self.work.name
        packed = subprocess.run(["npm", "pack", "--silent", "--pack-destination", self.work], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.split()[-1]
        subprocess.run(["bash", HERE / "pack.sh", self.work / "guiyi.tar.gz", self.work / packed], check=True)
        self.guiyi = f"./{self.name}/bin/node ./{self.name}/node_modules/guiyi/dist/cli.js"
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
        command = [pathlib.Path(pyspark.__file__).parent / "bin" / "spark-submit", "--master", CLUSTER]
        for key, value in {**SETTINGS, "spark.eventLog.dir": events.as_uri()}.items():
            command += ["--conf", f"{key}={value}"]
        command += ["--archives", f"{self.work / 'guiyi.tar.gz'}#{self.name}"]
        arguments = [*map(str, arguments)]
        split = arguments.index("--") if "--" in arguments else len(arguments)
        command += [script, *arguments[:split], "--guiyi", self.guiyi, *arguments[split:]]
        environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
        done = threading.Event()
        with open(self.work / f"{name}.log", "wb") as log:
            # A session of its own: all that the job starts can be ended with its group.
            job = subprocess.Popen(command, cwd=self.work, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
            self.groups.append(job.pid)
            if kill:
                threading.Thread(target=kill_one, args=(self.guiyi.split(), done)).start()
            try:
                code = job.wait(SECONDS)
            except subprocess.TimeoutExpired:
                code = "timeout"
        done.set()
        if code != 0:
            print((self.work / f"{name}.log").read_text(errors="replace")[-6000:])
            raise SystemExit(f"NOT SO: {name} ended with {code}")
        return failed_and_repeated(events)
