"""Stops builds at random moments by SIGKILL, SIGTERM and SIGINT, and looks at what is left.

    kills.py STOCKTAKE [--kills N] [--seed S]

A folder holds what was published of version A of some returns; a build of version B is stopped. Then every page and PDF must
be whole, the two of a report of one version, no process may go on, and the next build, at once, must publish version B and
leave nothing beside it. Exit status 1 if any of that fails.
"""

import argparse
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import base
from inputs import is_page, is_pdf, left_behind
from watched import Watched

SIGNALS = [signal.SIGKILL, signal.SIGTERM, signal.SIGINT]
VERSION = re.compile(rb"Version([AB]) of")


def build(stocktake, work, version):
    environment = {**os.environ, "TMPDIR": str(work / "tmp")}
    return Watched([stocktake, "build", "--returns", version, "--out", "out"], work, environment)


def attached(pdf):
    """The version that a PDF says it is of: it carries the return as it was written."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as plain:
        subprocess.run(["qpdf", "--stream-data=uncompress", pdf, plain.name], check=True)
        found = VERSION.search(pathlib.Path(plain.name).read_bytes())
    return found.group(1) if found else None


def torn(out, pairs=True):
    """What is not whole or, of pairs, of two versions at once."""
    for page in sorted(out.rglob("*.html")):
        if not is_page(page):
            yield f"{page.name} is not whole"
    for pdf in sorted(out.rglob("*.pdf")):
        if not is_pdf(pdf):
            yield f"{pdf.name} is not whole"
            continue
        page = pdf.with_suffix(".html")
        if pairs and page.exists() and pdf.stem in {"alpha", "beta"}:
            of_page = VERSION.search(page.read_bytes())
            if not of_page or of_page.group(1) != attached(pdf):
                yield f"page and PDF of {pdf.stem} are of two versions"


def problems(stocktake, work, how, after):
    run = build(stocktake, work, "B")
    time.sleep(after)
    run.process.send_signal(how)  # which is nothing where the build has ended
    ended = run.ended(5)
    name = signal.Signals(how).name
    if ended.status is None:
        yield f"{name} did not end it"
    # Between two renames nothing helps against SIGKILL: what it tears apart, the next build joins.
    yield from torn(work / "out", pairs=how != signal.SIGKILL)
    again = build(stocktake, work, "B")
    result = again.ended(60)
    if result.status != 0:
        yield f"the next build failed: {result.stderr[-300:]}"
    yield from (f"after {name} {pid} went on" for pid in run.gone(0.5))
    yield from torn(work / "out")
    yield from (f"{name} left {left}" for left in left_behind(work) if left not in {"A", "B"})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stocktake", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    stocktake, chance = str(given.stocktake.resolve()), random.Random(given.seed)
    work = pathlib.Path(tempfile.mkdtemp(prefix="stocktake-kills-"))
    good = pathlib.Path(tempfile.mkdtemp(prefix="stocktake-kills-good-")) / "out"
    failed = 0
    try:
        (work / "tmp").mkdir()
        for version in ["A", "B"]:
            base.write(work / version, version)
        first = build(stocktake, work, "A").ended(60)
        whole = first.seconds
        assert first.status == 0, first.stderr
        shutil.copytree(work / "out", good)
        for at in range(given.kills):
            for folder in ["out", "tmp"]:
                shutil.rmtree(work / folder)
            (work / "tmp").mkdir()
            shutil.copytree(good, work / "out")
            how, after = SIGNALS[at % len(SIGNALS)], chance.uniform(0, whole)
            found = [own for own in problems(stocktake, work, how, after) if own]
            if found:
                failed += 1
                print(f"FAIL {signal.Signals(how).name} after {after:.3f} s: {'; '.join(found)}", flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(good.parent, ignore_errors=True)
    print(f"stopped builds: {given.kills}, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
