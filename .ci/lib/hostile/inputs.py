"""Builds every hostile case: each must end in time and within memory, with a report or a finding that names its file.

    inputs.py STOCKTAKE [--part] [--only WORDS]

With --part one case of each kind, so that all kinds are there in a part of the time; with --only those whose name holds the
words. A case that took too long while others had the processor is tried once more. Ends with what took longest and held
most. Exit status 1 if any case fails.
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


def build(stocktake, spoil, work):
    """Builds a case in a folder of its own: what runs, and how it ended."""
    own = base.write(work / "in")
    spoil(own)
    (work / "tmp").mkdir()
    run = Watched([stocktake, "build", "--returns", "in", "--out", "out"], work, {**os.environ, "TMPDIR": str(work / "tmp")})
    return run, run.ended(HUNG)


def problems(case, run, ended, work):
    """What is wrong with how one case ended, in words."""
    file = case.file
    if ended.status is None:
        yield f"goes on after {HUNG} s"
    elif ended.seconds > SECONDS:
        yield f"took {ended.seconds:.1f} s, {ended.processor:.1f} s of the processor"
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
    if case.is_honest and ended.status != 0:
        yield f"is refused: {ended.stderr[:200]}"
    if ended.status == 0 and not {"alpha.html", "alpha.pdf"} <= names:
        yield "says that all is well and has no report"
    if ended.status in {1, 2} and pathlib.PurePath(file).name not in ended.stderr:
        yield f"does not name {file}"
    if file == "alpha.yaml" and not {"beta.html", "beta.pdf"} <= names:
        yield "took the other return's report with it"
    yield from (f"{pid} goes on" for pid in run.gone(1))
    yield from (f"left {name} behind" for name in left_behind(work))


def tried(stocktake, case):
    """How a case ended, and what is wrong with that."""
    work = pathlib.Path(tempfile.mkdtemp(prefix="stocktake-hostile-"))
    try:
        run, ended = build(stocktake, case.spoil, work)
        return ended, list(problems(case, run, ended, work))
    finally:
        shutil.rmtree(work, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stocktake", type=pathlib.Path)
    parser.add_argument("--part", action="store_true")
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    stocktake = str(given.stocktake.resolve())
    chosen = cases.part() if given.part else list(cases.everything())
    chosen = [case for case in chosen if given.only in case.name]
    failed, seen = 0, []
    for case in chosen:
        ended, found = tried(stocktake, case)
        if ended.seconds > SECONDS >= ended.processor:
            ended, found = tried(stocktake, case)
        seen.append((case.name, ended))
        if found:
            failed += 1
            print(f"FAIL {case.name}: {'; '.join(found)}", flush=True)
    for name, ended in sorted(seen, key=lambda own: -own[1].processor)[:3]:
        print(f"longest: {name}: {ended.seconds:.1f} s, {ended.processor:.1f} s of the processor")
    for name, ended in sorted(seen, key=lambda own: -own[1].peak)[:3]:
        print(f"most: {name}: {ended.peak >> 20} MiB")
    print(f"hostile inputs: {len(chosen)}, {failed} failures")
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
