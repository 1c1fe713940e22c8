"""Runs a program under watch: its time, the memory of all its processes together, and what it leaves running."""

import dataclasses
import os
import resource
import signal
import subprocess
import threading
import time
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
POLL = 0.01


@dataclasses.dataclass
class Ended:
    """How a run ended: its status (none where it was killed for its time), its words, seconds, those of the processor, and
    the most bytes held."""

    status: int | None
    stderr: str
    seconds: float
    processor: float
    peak: int


def processor_time():
    """The seconds that the processor has spent on children that have ended, and on theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Watched:
    """A program in a session of its own, so that its children and theirs can be found whoever their parent is."""

    def __init__(self, command, cwd, environment):
        self.start = time.monotonic()
        self.before = processor_time()
        self.peak = 0
        self.process = subprocess.Popen(command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
        self.session = self.process.pid
        self.words = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        while piece := os.read(self.process.stderr.fileno(), 65536):
            if sum(map(len, self.words)) < 1 << 20:
                self.words.append(piece)

    def living(self):
        """The processes of the session that are not yet gone, with the bytes each holds."""
        found = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            except OSError:
                continue
            state, session, resident = fields[0], int(fields[3]), int(fields[21])
            if session == self.session and state != "Z":
                found[int(stat.parent.name)] = resident * PAGE
        return found

    def ended(self, limit):
        """Waits for the end; past the limit, in seconds, everything is killed."""
        while self.process.poll() is None:
            self.peak = max(self.peak, sum(self.living().values()))
            if time.monotonic() - self.start > limit:
                self.kill_all()
                return self._end(None)
            time.sleep(POLL)
        return self._end(self.process.returncode)

    def _end(self, status):
        seconds = time.monotonic() - self.start
        self.process.wait()
        self.reader.join(timeout=1)
        words = b"".join(self.words).decode("utf-8", "replace")
        return Ended(status, words, seconds, processor_time() - self.before, self.peak)

    def gone(self, within):
        """Whether every process of the session is gone within so many seconds; those that are left are killed."""
        until = time.monotonic() + within
        while left := self.living():
            if time.monotonic() > until:
                self.kill_all()
                return sorted(left)
            time.sleep(POLL)
        return []

    def kill_all(self):
        """Kills the whole session."""
        for pid in self.living():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
