"""Builds every hostile case: each must end in time and within memory, with a report or a finding that names its file.

    inputs.py STOCKTAKE [--every N]

With --every N each N-th case alone, so that all kinds are there in a part of the time. Exit status 1 if any case fails.
"""

import argparse
import os
import pathlib
import re
import shutil
import sys
import tempfile

import base
import cases
from watched import Watched

SECONDS = 10
BYTES = 1 << 30
HUNG = 40  # seconds after which a run that goes on is killed: it has failed long since

# What nobody should ever be shown: the program's own insides, or text that steers a terminal.
INSIDES = re.compile(r"panicked|RUST_BACKTRACE|\bsrc/\w+\.rs|[\x00-\x08\x0b-\x1f\x7f\x9b]")


def is_pdf(path):
    content = path.read_bytes()
    return content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")


def is_page(path):
    return path.read_bytes().rstrip().endswith(b"</html>")


def left_behind(work):
    """Files outside the returns and what is published that a build left: staging, temporary files."""
    found = [path.name for path in (work / "tmp").iterdir()]
    found += [path.name for path in work.iterdir() if path.name not in {"in", "out", "tmp"}]
    out = work / "out"
    if out.is_dir():
        found += [path.name for path in out.iterdir() if path.name.startswith(".")]
    return found


def problems(stocktake, file, spoil, work):
    """What is wrong with how one case ended, in words."""
    own = base.write(work / "in")
    spoil(own)
    (work / "tmp").mkdir()
    run = Watched([stocktake, "build", "--returns", "in", "--out", "out"], work, {**os.environ, "TMPDIR": str(work / "tmp")})
    ended = run.ended(HUNG)
    if ended.status is None:
        yield f"goes on after {HUNG} s"
    elif ended.seconds > SECONDS:
        yield f"took {ended.seconds:.1f} s"
    if ended.peak > BYTES:
        yield f"held {ended.peak >> 20} MiB"
    if ended.status not in {0, 1, 2, None}:
        yield f"ended with status {ended.status}"
    if inside := INSIDES.search(ended.stderr):
        yield f"shows {inside.group()!r}"
    published = [path for path in (work / "out").rglob("*") if path.is_file() and not path.is_symlink()]
    yield from (f"{path.name} is not whole" for path in published if path.suffix == ".pdf" and not is_pdf(path))
    yield from (f"{path.name} is not whole" for path in published if path.suffix == ".html" and not is_page(path))
    names = {path.name for path in published}
    if ended.status == 0 and not {"alpha.html", "alpha.pdf"} <= names:
        yield "says that all is well and has no report"
    if ended.status in {1, 2} and pathlib.PurePath(file).name not in ended.stderr:
        yield f"does not name {file}"
    if file == "alpha.yaml" and not {"beta.html", "beta.pdf"} <= names:
        yield "took the other return's report with it"
    yield from (f"{pid} goes on" for pid in run.gone(1))
    yield from (f"left {name} behind" for name in left_behind(work))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stocktake", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    chosen = [case for case in cases.everything() if given.only in case[0]][:: given.every]
    failed = 0
    for name, file, spoil in chosen:
        work = pathlib.Path(tempfile.mkdtemp(prefix="stocktake-hostile-"))
        try:
            found = list(problems(str(given.stocktake.resolve()), file, spoil, work))
        finally:
            shutil.rmtree(work, ignore_errors=True)
        if found:
            failed += 1
            print(f"FAIL {name}: {'; '.join(found)}", flush=True)
    print(f"hostile inputs: {len(chosen)}, {failed} failures")
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
