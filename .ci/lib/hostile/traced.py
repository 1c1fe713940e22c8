"""Watches the system calls of a build and of a check: nothing but returns, output and temporary folder is written, no socket.

    traced.py STOCKTAKE

Needs strace, and leave to trace; without either it says so and succeeds.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import base

CALLS = "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,chmod,fchmodat,truncate,socket,connect"
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
DEVICES = {"/dev/null", "/dev/tty"}


def can_trace():
    return shutil.which("strace") and subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False).returncode == 0


def written(log):
    """The calls of a log that open for writing, change a name or a mode, or make a socket, with the paths they name."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        call = CALL.match(line)
        if not call or int(call.group(3)) < 0:
            continue
        name, arguments = call.group(1), call.group(2)
        if name.startswith("open") and not WRITES.search(arguments):
            continue
        yield name, PATH.findall(arguments), line


def problems(command, work, log):
    subprocess.run(["strace", "-f", "-qq", "-s", "4096", "-y", "-e", f"trace={CALLS}", "-o", log, *command], cwd=work,
                   env={"PATH": "/usr/bin:/bin", "HOME": str(work), "TMPDIR": str(work / "tmp")}, check=False, capture_output=True)
    calls = list(written(log))
    if command[1] == "build" and not any(path.endswith(".pdf") for _, paths, _ in calls for path in paths):
        yield "no PDF was seen to be written: the trace shows too little"
    for name, paths, line in calls:
        if name in {"socket", "connect"}:
            yield line
        for path in paths:
            # A path that begins from an open folder is within it, and that folder is shown by -y.
            whole = path if path.startswith("/") else str(work / path)
            allowed = any(pathlib.Path(whole).is_relative_to(work / own) for own in ["out", "tmp"])
            beside = whole.startswith(str(work / ".")) or whole == str(work / "out")
            if not allowed and not beside and whole not in DEVICES and not whole.startswith("/proc/"):
                yield line


def main():
    stocktake = str(pathlib.Path(sys.argv[1]).resolve())
    if not can_trace():
        print("system calls: not traced, for want of strace or of leave to trace")
        return 0
    failed = 0
    for command in (["build", "--returns", "in", "--out", "out"], ["check", "--returns", "in"]):
        work = pathlib.Path(tempfile.mkdtemp(prefix="stocktake-traced-")).resolve()
        (work / "tmp").mkdir()
        base.write(work / "in")
        found = list(problems([stocktake, *command], work, work.with_suffix(".log")))
        for line in found:
            print(f"FAIL {command[0]}: {line}")
        failed += len(found)
        shutil.rmtree(work)
    print(f"system calls: 2 commands, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
