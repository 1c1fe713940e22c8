"""The hostile cases: what an author, a copy gone wrong or an attacker could put in place of a good file.

Names say kind, shape and size. A few cases are honest: they are as large as an author's may be, and must be published.
"""

import dataclasses
import itertools
import os
import random
import re
import socket
from collections.abc import Callable

import base

SIZES = [20_000, 200_000, 1_000_000]
LARGEST = 1 << 20  # bytes that a file may have: larger texts are cut to that


@dataclasses.dataclass
class Case:
    """A case: the file that a finding must name, what spoils the collection, and whether it must be published all the same."""

    name: str
    file: str
    spoil: Callable
    is_honest: bool = False

    def kind(self):
        """What it has in common with others: its name without sizes, and without the file that something is in the way of."""
        return re.sub(r"-(\d+|one-word|[\w/]+\.yaml)$", "", self.name)

WORDS = "the partnership board meets every month and plans what carers and staff asked for".split()


def _words(size, seed=1):
    chance = random.Random(seed)
    out, length = [], 0
    while length < size:
        word = chance.choice(WORDS)
        out.append(word)
        length += len(word) + 1
    return " ".join(out)


def _repeat(piece, size):
    return (piece * (size // len(piece) + 1))[:size]


def _rows(head, row, size):
    return head + _repeat(row, size)


# Markdown that fits into a file and asks for much when it is set: each gets a size in bytes.
SHAPES = {
    "one-paragraph": _words,
    "paragraphs": lambda size: _repeat("Partners meet.\n\n", size),
    "lines-in-a-paragraph": lambda size: _repeat("Partners\n", size),
    "hard-breaks": lambda size: _repeat("Partners\\\n", size),
    "letters": lambda size: _repeat("a ", size),
    "one-word": lambda size: _repeat("a", size),
    "wide-word": lambda size: _repeat("W", size),
    "bullets": lambda size: _repeat("- x\n", size),
    "loose-bullets": lambda size: _repeat("- x\n\n", size),
    "numbers": lambda size: _repeat("1. x\n", size),
    "nested-bullets": lambda size: "\n".join("  " * (n % 40) + "- x" for n in range(size // 45)),
    "deep-bullets": lambda size: "\n".join("  " * n + "- x" for n in range(min(700, int(size ** 0.5)))),
    "quotations": lambda size: _repeat("> x\n\n", size),
    "deep-quotation": lambda size: ">" * min(size, 100_000) + " x",
    "table-rows": lambda size: _rows("| a | b |\n|---|---|\n", "| x | y |\n", size),
    "table-columns": lambda size: "|" + "a|" * (size // 12) + "\n|" + "-|" * (size // 12) + "\n|" + "b|" * (size // 12),
    "table-one-cell": lambda size: "| a | b |\n|---|---|\n| x | " + _words(size) + " |",
    "table-wide-row": lambda size: "| a |" * 8 + "\n" + "|---|" * 8 + "\n" + ("| " + _words(size // 8) + " |") * 8,
    "tables": lambda size: _repeat("| a |\n|---|\n| b |\n\n", size),
    "headings": lambda size: _repeat("# x\n\n", size),
    "one-heading": lambda size: "# " + _words(size),
    "rules": lambda size: _repeat("***\n\n", size),
    "code-block": lambda size: "```\n" + _repeat("x\n", size) + "\n```",
    "code-blocks": lambda size: _repeat("```\nx\n```\n\n", size),
    "code-spans": lambda size: _repeat("`x` ", size),
    "emphasis": lambda size: _repeat("*x* ", size),
    "nested-emphasis": lambda size: "*" * (size // 2) + "x" + "*" * (size // 2),
    "open-emphasis": lambda size: _repeat("*x ", size),
    "strike": lambda size: _repeat("~~x~~ ", size),
    "links": lambda size: _repeat("[x](https://example.org) ", size),
    "addresses": lambda size: _repeat("<https://example.org> ", size),
    "open-brackets": lambda size: _repeat("[", size),
    "open-links": lambda size: _repeat("[x](", size),
    "mentions": lambda size: _repeat("item 1.2 ", size),
    "notes": lambda size: "".join(f"x[^{n}] " for n in range(size // 25)) + "\n\n"
    + "\n\n".join(f"[^{n}]: note" for n in range(size // 25)),
    "one-note-often": lambda size: _repeat("x[^1] ", size - 20) + "\n\n[^1]: note",
    "note-in-note": lambda size: "x[^0]\n\n" + "\n\n".join(f"[^{n}]: y[^{n + 1}]" for n in range(size // 22)),
    "definitions": lambda size: "".join(f"[l{n}]: https://example.org/{n}\n" for n in range(size // 35)),
    "html": lambda size: _repeat("<b>x</b> ", size),
    "html-open": lambda size: _repeat("<", size),
    "comments": lambda size: _repeat("<!-- x --> ", size),
    "entities": lambda size: _repeat("&amp;&#x41; ", size),
    "backslashes": lambda size: _repeat("\\", size),
    "dollars": lambda size: _repeat("$x$ #let ", size),
    "tasks": lambda size: _repeat("- [x] y\n", size),
    "accents": lambda size: _repeat("e\u0301\u0301\u0301 ", size // 2),
    "greek": lambda size: _repeat("\u03b1\u03b2\u03b3 ", size // 2),
    "soft-hyphens": lambda size: _repeat("a\u00ad", size // 3),
    "no-break-spaces": lambda size: _repeat("a\u00a0", size // 3),
    "dashes": lambda size: _repeat("---", size),
    "pipes": lambda size: _repeat("|", size),
    "open-notes": lambda size: _repeat("[^a", size),
    "reversed-links": lambda size: _repeat("(https://a)[", size),
    "bars-in-code": lambda size: _repeat("`=|", size),
    "remarks": lambda size: _repeat("<!-- ", size),
    "letters-of-a-list": lambda size: _repeat("z) x\n", size),
    "headings-of-lines": lambda size: _repeat("x\n=\n\n", size),
    "headings-in-an-item": lambda size: "- x\n" + _repeat("\n  # x\n", size),
    "bullets-in-quotations": lambda size: _repeat("> - x\n\n", size),
    "code-in-bullets": lambda size: _repeat("- ```\n  x\n  ```\n", size),
    "blank-lines": lambda size: "x" + "\n" * (size // 8) + "y",
}


def _evidence(make, size):
    def spoil(own):
        text, most = base.returned("alpha", make(size)), size
        while len(text.encode()) > LARGEST:
            most = int(most * LARGEST / len(text.encode()) * 0.99)
            text = base.returned("alpha", make(most))
        (own / "2024" / "alpha.yaml").write_text(text)
    return spoil


def _ordinary(size):
    """A long return as an author would write it: paragraphs, lists and tables, some headings, some code."""
    said = "Partners meet every month, review what was agreed and say what is to be done next. "
    passage = (f"## What was done\n\n{said * 8}\n\n" + f"- {said}\n" * 6 + "\n```\nfigures\n```\n\n"
               "| Who | What | When |\n|---|---|---|\n" + f"| The board | {said}| Every month |\n" * 3 + "\n")
    return passage * (size // len(passage))


def _actions(size):
    piece = len("      - id: a-000000\n        text: x\n")
    lines = "".join(f"      - id: a-{n:06}\n        text: x\n" for n in range(size // piece))
    return lambda own: (own / "2024" / "alpha.yaml").write_text(
        base.returned("alpha", actions="    actions:\n" + lines))


def _fact(key, text):
    action = f"    actions:\n      - id: one\n        text: Meet.\n        {key}: {text}\n"
    return lambda own: (own / "2024" / "alpha.yaml").write_text(base.returned("alpha", actions=action))


def _raw(content, name="2024/alpha.yaml"):
    return lambda own: (own / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def _spoilt(name, old, new):
    def spoil(own):
        path = own / name
        text = path.read_text()
        assert old in text, (name, old)
        path.write_text(text.replace(old, new, 1))
    return spoil


def _in_place(name, make):
    def spoil(own):
        path = own / name
        path.unlink()
        make(path)
    return spoil


def _socket(path):
    here = os.getcwd()
    os.chdir(path.parent)  # the path of a socket is at most 108 bytes long
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def _yaml():
    """YAML that unfolds, nests or repeats."""
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join('*' + chr(97 + n) for _ in range(9))}]\n" for n in range(20))
    yield "bomb", bomb
    yield "nested-flow", "responses: " + "[" * 500_000
    yield "nested-maps", "".join(" " * n + "a:\n" for n in range(1000))
    yield "keys", "".join(f"k{n}: x\n" for n in range(100_000))
    yield "same-key", "partnership: alpha\n" * 50_000
    yield "one-key", "k" * 1_000_000 + ": x"
    yield "answers", "responses:\n" + "".join(f"  {n}.1:\n    rating: partly\n" for n in range(30_000))
    yield "documents", "---\nx: 1\n" * 100_000
    yield "tags", "x: " + "!!str " * 100_000 + "y"
    yield "anchors", "".join(f"k{n}: &a{n} x\n" for n in range(50_000))
    yield "quoted", 'x: "' + "\\x41" * 200_000 + '"'
    yield "open-quote", 'x: "' + "y\n" * 400_000
    yield "colons", "x: " + "a: " * 300_000
    yield "tabs", "\t" * 500_000
    answer = "responses:\n  1.1:\n    actions:\n"
    yield "odd-space-before-keys", "responses:\n  1.1:\n" + " \u00a0rating: x\n" * 60_000
    yield "tabs-before-keys", "contacts:\n  - role: x\n" + "  a: b\n" * 40_000 + "\trole: x\n" * 40_000
    yield "keys-in-texts", answer + "".join(
        f"      - id: a{n}\n        text: |\n          x\n          owner: y\n" for n in range(12_000))
    yield "notes-behind-values", answer + "      - text: 'a' # b\n" * 40_000
    yield "dashes", "- " * 400_000
    yield "questions", "? " * 400_000
    yield "hashes", "#" * 1_000_000
    yield "directives", "%YAML 1.2\n" * 90_000
    yield "marks", "<<<<<<< a\n=======\n>>>>>>> b\n" * 30_000
    yield "conflict", "responses:\n" + "".join(
        f"  1.{n}:\n    rating:\n      conflict: {{ ours: partly, theirs: fully }}\n" for n in range(8_000))
    yield "empty", ""
    yield "too-large", "# " + "x" * (1 << 20)


def _bytes():
    """Bytes that are no text, or text that reads otherwise than it looks."""
    good = base.returned("alpha").encode()
    yield "nothing-but-zeros", bytes(100_000)
    yield "random", random.Random(5).randbytes(200_000)
    yield "utf-16", base.returned("alpha").encode("utf-16")
    yield "latin-1", base.returned("alpha", "Caf\u00e9").encode("latin-1")
    yield "zip", b"PK\x03\x04" + random.Random(6).randbytes(50_000)
    yield "cut-letter", good[:-1] + b"\xc3"
    for name, char in {"null": "\0", "escape": "\x1b[31m", "bell": "\a", "right-to-left": "\u202e", "tag": "\U000e0041",
                       "private": "\ue000", "not-a-letter": "\ufffe", "delete": "\x7f", "next-line": "\x85",
                       "line-separator": "\u2028", "byte-order": "\ufeff"}.items():
        yield name, base.returned("alpha", f"Partners {char} meet.").encode()


def _collection():
    """Rubrics, registers and rounds beyond reason."""
    rubric, register, round_ = "rubric.yaml", "partnerships.yaml", "2024/round.yaml"
    long = "x" * 100_000
    for size in [10_000, 900_000]:
        yield f"title-{size}", rubric, _spoilt(rubric, "Review of an invented thing", _words(size))
        yield f"statement-{size}", rubric, _spoilt(rubric, "Partners meet.", _words(size))
        yield f"name-{size}", register, _spoilt(register, "name: Alpha", f"name: {_words(size)}")
        yield f"round-title-{size}", round_, _spoilt(round_, "First round", _words(size))
    yield "one-word-name", register, _spoilt(register, "name: Alpha", f"name: {long}")
    yield "label", rubric, _spoilt(rubric, "label: Not yet", f"label: {long}")
    yield "term", rubric, _spoilt(rubric, "scale:", f"terms: {{ item: {{ one: {long}, many: {long} }} }}\nscale:")
    yield "notice", register, _spoilt(register, "notice: \"Synthetic:", f"notice: \"{long}")
    levels = "".join(f"  - {{ id: l{n}, label: L{n} }}\n" for n in range(300))
    yield "levels", rubric, _spoilt(rubric, "scale:\n", "scale:\n" + levels)
    items = "".join(f"      - {{ id: 2.{n}, statement: S, completed_by: others }}\n" for n in range(10_000))
    yield "items", rubric, lambda own: (own / rubric).write_text(base.RUBRIC + items.replace("id: 2.", "id: 1.9"))
    many = "".join(f"  p{n}: {{ name: P{n}, health_board: north }}\n" for n in range(10_000))
    yield "partnerships", register, lambda own: (own / register).write_text(base.REGISTER + many)
    sets = "comparator_sets:\n" + "".join(f"  s{n}: {{ name: S{n}, partnerships: [alpha, beta] }}\n" for n in range(5_000))
    yield "sets", register, lambda own: (own / register).write_text(base.REGISTER + sets)
    yield "note", round_, lambda own: (own / round_).write_text(
        base.ROUND + "note: |\n" + "".join(f"  # Heading {n}\n\n  Text.\n\n" for n in range(2_000)))
    yield "bad-dates", round_, _spoilt(round_, "2024-05-15", "2024-02-31")
    yield "version", round_, _spoilt(round_, '"1"', '"' + "9" * 50_000 + '"')

    def rounds(own):
        for n in range(40):  # each has a summary of its own, as a PDF
            (own / f"r{n:04}").mkdir()
            before = f'previous: "r{n - 1:04}"\n' if n else ""
            (own / f"r{n:04}" / "round.yaml").write_text(base.ROUND.replace("First round", f"Round {n}") + before)
    yield "rounds", "rubric.yaml", rounds


def _in_the_way():
    """What is no file where a file is due."""
    for name in ["rubric.yaml", "partnerships.yaml", "2024/round.yaml", "2024/alpha.yaml"]:
        yield f"fifo-{name}", name, _in_place(name, os.mkfifo)
        yield f"folder-{name}", name, _in_place(name, lambda path: path.mkdir())
        yield f"loop-{name}", name, _in_place(name, lambda path: path.symlink_to(path.name))
        yield f"zero-{name}", name, _in_place(name, lambda path: path.symlink_to("/dev/zero"))
        yield f"socket-{name}", name, _in_place(name, _socket)
        yield f"empty-{name}", name, _raw(b"", name)


def everything():
    """All cases, in a fixed order."""
    for size in [200_000, 900_000]:
        yield Case(f"honest/ordinary-{size}", "alpha.yaml", _evidence(_ordinary, size), is_honest=True)
        yield Case(f"honest/words-{size}", "alpha.yaml", _evidence(_words, size), is_honest=True)
    for shape, make in SHAPES.items():
        for size in SIZES:
            yield Case(f"markdown/{shape}-{size}", "alpha.yaml", _evidence(make, size))
    for size in SIZES:
        yield Case(f"actions/{size}", "alpha.yaml", _actions(size))
    for key in ["owner", "measure", "resources", "risks"]:
        for size in [2_000, 900_000]:
            yield Case(f"facts/{key}-{size}", "alpha.yaml", _fact(key, _words(size)))
        yield Case(f"facts/{key}-one-word", "alpha.yaml", _fact(key, "x" * 50_000))
    for name, text in _yaml():
        yield Case(f"yaml/{name}", "alpha.yaml", _raw(text))
    for name, content in _bytes():
        yield Case(f"bytes/{name}", "alpha.yaml", _raw(content))
    for name, file, spoil in _collection():
        yield Case(f"collection/{name}", file, spoil)
    for name, file, spoil in _in_the_way():
        yield Case(f"in-the-way/{name}", file, spoil)


def part():
    """One case of each kind, of one the smallest, of the next the second and so on, so that all sizes are among them."""
    kinds = {}
    for case in everything():
        kinds.setdefault(case.kind(), []).append(case)
    return [of_kind[turn % len(of_kind)] for turn, of_kind in zip(itertools.count(), kinds.values())]
