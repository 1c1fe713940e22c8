"""Asks of every table in a tagged PDF that it has header cells, and of every header cell that it says what it heads.

    header_cells.py FILE...

No PDF/UA validator objects to a table of `TD` cells alone, so this reads the structure tree: each `Table` must hold at
least one `TH`, and each `TH` a `Scope` of Row, Column or Both. Exit status 1 if one does not, if a file has no
structure tree, or cannot be read.
"""

import sys
from collections.abc import Iterator

import pikepdf

SCOPES = {"/Row", "/Column", "/Both"}


class Tree:
    """The structure tree of one PDF."""

    def __init__(self, root: pikepdf.Dictionary) -> None:
        self.root = root
        self.roles = root.get("/RoleMap", {})
        self.classes = root.get("/ClassMap", {})

    def kind(self, element: pikepdf.Dictionary) -> str:
        """The standard type of an element, its own or the one that its role is mapped to."""
        name, seen = str(element.get("/S", "")), set()
        while name in self.roles and name not in seen:
            seen.add(name)
            name = str(self.roles[name])
        return name

    def scope(self, cell: pikepdf.Dictionary) -> str | None:
        """The scope of a header cell, from its attributes or those of its classes."""
        owners = listed(cell.get("/A"))
        for name in listed(cell.get("/C")):
            if isinstance(name, pikepdf.Name):
                owners += listed(self.classes.get(str(name)))
        for owner in owners:  # between the dictionaries there may be revision numbers
            if isinstance(owner, pikepdf.Dictionary) and owner.get("/O") == "/Table" and "/Scope" in owner:
                return str(owner["/Scope"])
        return None

    def below(self, top: pikepdf.Dictionary, stop_at: str = "") -> Iterator[pikepdf.Dictionary]:
        """Every element below one, in reading order; what is below an element of the type `stop_at` is left out."""
        waiting = children(top)[::-1]
        while waiting:
            element = waiting.pop()
            yield element
            if not stop_at or self.kind(element) != stop_at:
                waiting += children(element)[::-1]


def listed(value) -> list:
    """A value that may be absent, single or an array, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def children(element: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    """The child elements of an element, without the references to marked content and objects."""
    return [kid for kid in listed(element.get("/K")) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def faults(pdf: pikepdf.Pdf) -> tuple[int, list[str]]:
    """How many tables a PDF has, and what is wrong with them."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return 0, ["it has no structure tree"]
    tree, found = Tree(root), []
    tables = [element for element in tree.below(root) if tree.kind(element) == "/Table"]
    for number, table in enumerate(tables, 1):
        headers = [cell for cell in tree.below(table, stop_at="/Table") if tree.kind(cell) == "/TH"]
        if not headers:
            found.append(f"table {number} of {len(tables)} has no header cell")
        without = sum(tree.scope(cell) not in SCOPES for cell in headers)
        if without:
            found.append(f"table {number} of {len(tables)}: {without} of {len(headers)} header cells have no scope")
    return len(tables), found


def main(files: list[str]) -> int:
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    failed = total = 0
    for file in files:
        try:
            with pikepdf.open(file) as pdf:
                tables, found = faults(pdf)
        except pikepdf.PdfError as error:
            tables, found = 0, [f"it cannot be read: {error}"]
        total += tables
        if found:
            failed += 1
            print(f"FAIL {file}")
            for fault in found:
                print(f"     {fault}")
    print(f"header cells: {len(files)} files, {total} tables, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
