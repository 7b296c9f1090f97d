"""The figures of a run as tables: on the terminal, and as Markdown for the README."""

from eval.results import Figure, Run, SuiteResult
from eval.telling import figure_text, threshold_text


def print_tables(run: Run) -> None:
    """A table a suite, what was missed in red."""
    from rich.console import Console

    console = Console(soft_wrap=True)
    for suite in run.suites:
        _print_suite(console, suite)


def _print_suite(console: "object", suite: SuiteResult) -> None:
    from rich.console import Console
    from rich.table import Table

    assert isinstance(console, Console)
    passed = sum(case.passed for case in suite.cases)
    table = Table(title=f"{suite.title}（{suite.name}）：{passed} / {len(suite.cases)} 例通过", title_justify="left")
    for name in ("指标", "", "数值", "95% 区间", "应达到"):
        table.add_column(name, justify="right" if name in ("数值", "95% 区间") else "left", no_wrap=True)
    for name, figure in suite.figures.items():
        told = f"{threshold_text(figure.threshold)}{'  未达到' if figure.missed else ''}"
        row = (figure.title, name, figure_text(figure.value, plain=figure.plain), _spread(figure), told)
        table.add_row(*row, style="bold red" if figure.missed else None)
    console.print(table)


def _spread(figure: Figure) -> str:
    return "" if figure.interval is None else f"{figure.interval.low:.3f}–{figure.interval.high:.3f}"


def markdown_table(run: Run) -> str:
    """Every metric with its interval and its threshold, and the commit that it was measured at."""
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
            value = figure_text(figure.value, plain=figure.plain)
            must = threshold_text(figure.threshold).replace("，", ", ")
            lines.append(
                f"{head} {name} | {value} | {_spread(figure)} | {must}{' **missed**' if figure.missed else ''} |"
            )
            head = "| | | |"
    return "\n".join(lines)
