"""The best assignment of values to slots: each of either at most once, the sum of scores as large as can be."""

from collections.abc import Mapping


def assign(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The assignment (row → column) with the largest sum of scores. Pairs that are not listed are impossible.

    Scores must be positive. Every group of rows and columns that hang together is solved on its own by the Hungarian
    method with potentials (e.g. Lawler, Combinatorial Optimization, ch. 5); of equal sums the same one is found
    whatever the order of the mapping.
    """
    assigned: dict[int, int] = {}
    for rows, columns in _groups(scores):
        assigned.update(_solve(rows, columns, scores))
    return assigned


def _groups(scores: Mapping[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that are connected through listed pairs."""
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for row, column in scores:
        by_row.setdefault(row, []).append(column)
        by_column.setdefault(column, []).append(row)
    groups = []
    seen: set[int] = set()
    for first in sorted(by_row):
        if first in seen:
            continue
        seen.add(first)
        rows, columns, waiting = [first], set[int](), [first]
        while waiting:
            for column in by_row[waiting.pop()]:
                if column in columns:
                    continue
                columns.add(column)
                new = [row for row in by_column[column] if row not in seen]
                seen.update(new)
                rows += new
                waiting += new
        groups.append((sorted(rows), sorted(columns)))
    return groups


def _solve(rows: list[int], columns: list[int], scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Hungarian method on costs = −score; a column of its own with cost 0 stands for every row's staying without."""
    if len(rows) == 1:
        best = max(columns, key=lambda column: (scores.get((rows[0], column), 0.0), -column))
        return {rows[0]: best}
    if len(columns) == 1:
        return {max(rows, key=lambda row: (scores.get((row, columns[0]), 0.0), -row)): columns[0]}
    width = len(columns) + len(rows)
    infinite = float("inf")
    cost = [[-scores.get((row, column), 0.0) for column in columns] + [0.0] * len(rows) for row in rows]
    row_potential = [0.0] * (len(rows) + 1)
    column_potential = [0.0] * (width + 1)
    taken_by = [0] * (width + 1)
    for row in range(1, len(rows) + 1):
        taken_by[0] = row
        least = [infinite] * (width + 1)
        way = [0] * (width + 1)
        used = [False] * (width + 1)
        at = 0
        while True:
            used[at] = True
            current, step, following = taken_by[at], infinite, 0
            costs = cost[current - 1]
            for column in range(1, width + 1):
                if used[column]:
                    continue
                reduced = costs[column - 1] - row_potential[current] - column_potential[column]
                if reduced < least[column]:
                    least[column], way[column] = reduced, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(width + 1):
                if used[column]:
                    row_potential[taken_by[column]] += step
                    column_potential[column] -= step
                else:
                    least[column] -= step
            at = following
            if taken_by[at] == 0:
                break
        while at:
            taken_by[at] = taken_by[way[at]]
            at = way[at]
    return {
        rows[taken_by[n] - 1]: columns[n - 1]
        for n in range(1, len(columns) + 1)
        if taken_by[n] and (rows[taken_by[n] - 1], columns[n - 1]) in scores
    }
