"""The figures of a run as tables: on the terminal, and as Markdown for docs/measurements.md."""

from typing import TYPE_CHECKING

from eval.core.results import Figure, Run, SuiteResult
from eval.core.telling import figure_text, threshold_text

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH = 160


def print_tables(run: Run) -> None:
    """A table a suite, what was missed in red."""
    for suite in run.suites:
        _print_suite(suite)


def console() -> "Console":
    """The standard output; a file has room for every column."""
    from rich.console import Console

    own = Console()
    return own if own.is_terminal else Console(width=_WIDTH)


def _print_suite(suite: SuiteResult) -> None:
    from rich.table import Table

    passed = sum(case.passed for case in suite.cases)
    table = Table(title=f"{suite.title}（{suite.name}）：{passed} / {len(suite.cases)} 例通过", title_justify="left")
    for name in ("指标", "", "数值", "95% 区间", "应达到"):
        table.add_column(name, justify="right" if name in ("数值", "95% 区间") else "left", no_wrap=True)
    for name, figure in suite.figures.items():
        told = f"{threshold_text(figure.threshold)}{'  未达到' if figure.missed else ''}"
        row = (figure.title, name, figure_text(figure.value, plain=figure.plain), _spread(figure), told)
        table.add_row(*row, style="bold red" if figure.missed else None)
    console().print(table)


def _spread(figure: Figure) -> str:
    return "" if figure.interval is None else f"{figure.interval.low:.3f}–{figure.interval.high:.3f}"


def print_by_label(run: Run, label: str) -> None:
    """A table a suite whose cases carry the label: its values down, the metrics across."""
    from rich.table import Table

    for suite in run.suites:
        rows = by_label(suite, label)
        if rows:
            table = Table(*rows[0], title=f"{suite.title}（{suite.name}），按 {label}", title_justify="left")
            for row in rows[1:]:
                table.add_row(*row)
            console().print(table)


def by_label(suite: SuiteResult, label: str) -> list[tuple[str, ...]]:
    """The rows of such a table, the head first; a metric with nothing to count anywhere is left out. Empty where the
    cases do not carry the label."""
    values = suite.by_label.get(label)
    if not values:
        return []
    names = [name for name in suite.figures if any(figures.get(name) is not None for figures in values.values())]
    counts = {value: sum(case.labels.get(label) == value for case in suite.cases) for value in values}
    rows = [(label, "cases", *names)]
    for value, figures in values.items():
        told = (figure_text(figures.get(name), plain=suite.figures[name].plain) for name in names)
        rows.append((value, str(counts[value]), *told))
    return rows


def markdown_by_label(run: Run, label: str) -> str:
    """The same as Markdown."""
    parts = []
    for suite in run.suites:
        rows = by_label(suite, label)
        if rows:
            lines = ["| " + " | ".join(row) + " |" for row in rows]
            parts.append("\n".join([f"**{suite.name}**", "", lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]))
    return "\n\n".join(parts)


def markdown_table(run: Run) -> str:
    """The metrics that must reach something, with their intervals, and the commit that they were measured at."""
    lines = [
        f"Made by `nigao eval run --table` on {run.at[:10]} at commit `{run.commit or '?'}`, writer {run.writer}.",
        "",
        "| suite | cases | passed | metric | value | 95 % interval | must be |",
        "|---|---|---|---|---|---|---|",
    ]
    for suite in run.suites:
        passed = sum(case.passed for case in suite.cases)
        head = f"| {suite.name} | {len(suite.cases)} | {passed} |"
        for name, figure in suite.figures.items():
            if figure.threshold is None:
                continue
            value = figure_text(figure.value, plain=figure.plain)
            must = threshold_text(figure.threshold).replace("，", ", ")
            lines.append(
                f"{head} {name} | {value} | {_spread(figure)} | {must}{' **missed**' if figure.missed else ''} |"
            )
            head = "| | | |"
    return "\n".join(lines)
