"""Tries to work out, by adding and subtracting the figures that are shown, those that are held back."""

import itertools


def rank(rows):
    """The rank of rows of whole numbers, modulo a prime so that numbers stay small."""
    prime, found = (1 << 61) - 1, 0
    rows = [list(row) for row in rows]
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((at for at in range(found, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        inverse = pow(rows[found][column], prime - 2, prime)
        for at in range(found + 1, len(rows)):
            factor = rows[at][column] * inverse % prime
            if factor:
                rows[at] = [(a - factor * b) % prime for a, b in zip(rows[at], rows[found])]
        found += 1
    return found


def solve(returned, scopes, members, minimum, result):
    """Tries to work out, by adding and subtracting what is shown, what is held back or is of few returns.

    What can be worked out is the row space of shown groups by returns. A sum that depends on few returns alone is there
    where leaving out the columns of those returns makes the rank less. The nation is always shown, so where it is of few
    returns itself, there is nothing to be found out beside it.
    """
    if len(returned) < minimum:
        result.same("groups of few returns that are shown", {"nation"}, set(scopes))
        return
    inside = {name: {who for who, has in own if has} for name, own in members.items()}
    shown = [inside[name] for name in scopes]
    cells = {}
    for who in sorted(returned):
        cells.setdefault(tuple(int(who in group) for group in shown), []).append(who)
    columns = list(cells)
    rows = [list(row) for row in zip(*columns)]
    whole = rank(rows)
    for few in range(1, minimum):
        for chosen in itertools.combinations(range(len(columns)), few):
            if sum(len(cells[columns[at]]) for at in chosen) < minimum:
                others = [[row[at] for at in range(len(columns)) if at not in chosen] for row in rows]
                exposed = [who for at in chosen for who in cells[columns[at]]]
                result.same(f"what can be worked out of {exposed} alone", rank(others) if others[0] else 0, whole)
    for name, group in inside.items():
        if name in scopes or not group:
            continue
        parts = [sum(who in group for who in cells[column]) for column in columns]
        is_whole = all(part in (0, len(cells[column])) for part, column in zip(parts, columns))
        own = [int(part > 0) for part in parts]
        result.same(f"{name} can be worked out", is_whole and rank([*rows, own]) == whole, False)
