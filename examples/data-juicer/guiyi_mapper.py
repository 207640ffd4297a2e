"""A data-juicer operator that cleans the text of samples through one `guiyi jsonl` child for each process.

    custom_operator_paths: ["path/to/guiyi_mapper.py"]
    process:
      - guiyi_mapper: {guiyi: "guiyi", options: "--script keep"}

A sample never raises: a text guiyi could not clean stays as it was and has a code in `guiyi_error` (else ""). That matters here,
since with skip_op_error an exception drops the whole batch.
"""
import json
import os
import shlex
import subprocess
import threading

from data_juicer.ops.base_op import OPERATORS, Mapper

children = {}  # by process and command: a fork must not talk to the child of its parent


def start(command):
    child = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    children[os.getpid(), command] = child
    return child


def ask(child, lines):
    """As many answers as lines; fewer when the child has died."""

    # Writing and reading in one thread would stop for ever once both pipes are full.
    def feed():
        try:
            child.stdin.writelines(lines)
            child.stdin.flush()
        except OSError:
            pass  # the answers that do not come say so

    feeder = threading.Thread(target=feed)
    feeder.start()
    answers = []
    while len(answers) < len(lines) and (line := child.stdout.readline()):
        answers.append(json.loads(line))
    feeder.join()
    return answers


@OPERATORS.register_module("guiyi_mapper")
class GuiyiMapper(Mapper):
    _batched_op = True

    def __init__(self, guiyi: str = "guiyi", options: str = "", *args, **kwargs):
        """
        :param guiyi: the command that starts guiyi
        :param options: more options of `guiyi jsonl`, such as "--script keep --page standard"
        """
        super().__init__(*args, **kwargs)
        self.command = f"{guiyi} jsonl --workers 0 {options}"

    def process_batched(self, samples):
        lines = [json.dumps({"text": text}).encode() + b"\n" for text in samples[self.text_key]]
        answers = ask(children.get((os.getpid(), self.command)) or start(self.command), lines)
        if len(answers) < len(lines):
            answers = ask(start(self.command), lines)  # the child died: the same answers once more
        if len(answers) < len(lines):
            raise RuntimeError(f"guiyi ended twice: {self.command}")
        samples[self.text_key] = [answer["text"] for answer in answers]
        samples["guiyi_error"] = [answer.get("guiyi", {}).get("error", {}).get("code", "") for answer in answers]
        return samples
