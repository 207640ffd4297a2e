"""A datatrove step that cleans Document.text through one `guiyi jsonl` child for each rank.

    LocalPipelineExecutor([JsonlReader("in"), GuiyiCleaner(), JsonlWriter("out")], tasks=4)

Ids, metadata and order stay as they are; a text guiyi could not clean stays as it was and has metadata["guiyi_error"].
"""
import json
import queue
import shlex
import subprocess
import threading

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.base import PipelineStep


class GuiyiCleaner(PipelineStep):
    name = "guiyi"
    type = "Clean"

    def __init__(self, guiyi: str = "guiyi", options: str = ""):
        """guiyi: the command; options: more options of `guiyi jsonl`, such as "--script keep --page standard"."""
        super().__init__()
        self.command = f"{guiyi} jsonl --workers 0 {options}"

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        child = subprocess.Popen(shlex.split(self.command), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        waiting: queue.SimpleQueue = queue.SimpleQueue()

        # Writing and reading in one thread would stop for ever once both pipes are full.
        def feed():
            try:
                with child.stdin:
                    for document in data:
                        waiting.put(document)
                        child.stdin.write(json.dumps({"text": document.text}).encode() + b"\n")
                waiting.put(None)
            except BaseException as problem:
                waiting.put(problem)

        threading.Thread(target=feed, daemon=True).start()
        try:
            while (document := waiting.get()) is not None:
                if isinstance(document, BaseException):
                    raise document
                line = child.stdout.readline()
                if not line:
                    raise RuntimeError(f"guiyi ended early with exit code {child.wait()}")
                record = json.loads(line)
                error = record.get("guiyi", {}).get("error")
                self.stat_update("failed" if error else "changed" if record["text"] != document.text else "unchanged")
                document.text = record["text"]
                if error:
                    document.metadata["guiyi_error"] = error["code"]
                yield document
            if child.wait() != 0:
                raise RuntimeError(f"guiyi ended with exit code {child.returncode}")
        finally:
            child.kill()
            child.wait()
