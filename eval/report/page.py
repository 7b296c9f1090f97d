"""The page: a summary, and a section a suite with its figures, plots and failing cases."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from eval.core.results import Figure, Run, SuiteResult
from eval.core.telling import figure_text, threshold_text
from eval.report.case_view import case_html
from eval.report.marked import KINDS
from eval.report.plots import label_bars, metric_bars, shares

_PAGE = Path(__file__).parent / "page.html"
_PLOTTED_LABELS = 30


def page(run: Run, shown: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """The whole report. ``shown`` are the details of every case, by suite; those that failed are printed."""
    legend = "　".join(f'<span class="k-{kind}">{name}</span>' for kind, name in KINDS.items())
    return Template(_PAGE.read_text(encoding="utf-8")).substitute(
        title="拟稿离线评测",
        made=escape(made(run)),
        summary=_summary(run),
        legend=legend,
        suites="\n".join(_suite(suite, shown.get(suite.name, ())) for suite in run.suites),
    )


def made(run: Run) -> str:
    """Where and how a run was made, in one line."""
    model = f"（{'、'.join(run.models)}）" if run.models else ""
    versions = "，".join(f"{name} {version}" for name, version in run.versions.items())
    return (
        f"{run.at}，版本 {run.commit or '不明'}，执笔 {run.writer}{model}，种子 {run.seed}，"
        f"{run.workers} 个进程，{run.seconds:.1f} 秒；{versions}"
    )


def _summary(run: Run) -> str:
    rows = []
    for suite in run.suites:
        passed = sum(case.passed for case in suite.cases)
        missed = "、".join(suite.missed)
        kind = ' class="missed"' if missed else ""
        rows.append(
            f'<tr{kind}><td><a href="#{suite.name}">{escape(suite.name)}</a></td><td>{escape(suite.title)}</td>'
            f'<td class="n">{passed} / {len(suite.cases)}</td><td>{escape(missed) or "达标"}</td></tr>'
        )
    head = "<tr><th>评测</th><th></th><th>通过</th><th>未达标</th></tr>"
    return f"<table>{head}{''.join(rows)}</table>"


def _suite(suite: SuiteResult, shown: Sequence[Mapping[str, Any]]) -> str:
    failing = [each for each in shown if not each["passed"]]
    cases = "".join(case_html(each) for each in failing)
    return (
        f'<h2 id="{suite.name}">{escape(suite.title)}（{suite.name}）</h2><p>{escape(suite.measures)}</p>'
        f"{_figures(suite.figures)}{metric_bars(suite)}{_labels(suite)}"
        f"<h3>未通过的案例（{len(failing)} / {len(shown)}）</h3>{cases}"
    )


def _figures(figures: Mapping[str, Figure]) -> str:
    rows = []
    for name, figure in figures.items():
        kind = ' class="missed"' if figure.missed else ""
        spread = f"{figure.interval.low:.3f}–{figure.interval.high:.3f}" if figure.interval else ""
        rows.append(
            f'<tr{kind}><td title="{escape(figure.definition)}">{escape(figure.title)}</td><td>{escape(name)}</td>'
            f'<td class="n">{figure_text(figure.value, plain=figure.plain)}</td><td class="n">{spread}</td>'
            f"<td>{escape(threshold_text(figure.threshold))}</td><td>{escape(figure.definition)}</td></tr>"
        )
    head = "<tr><th>指标</th><th></th><th>数值</th><th>95% 区间</th><th>应达到</th><th>定义</th></tr>"
    return f"<table>{head}{''.join(rows)}</table>"


def _labels(suite: SuiteResult) -> str:
    """A table for each label, and a plot of the first metric that can be drawn."""
    drawn = shares(suite)
    parts = []
    for label, values in suite.by_label.items():
        head = "".join(f"<th>{escape(name)}</th>" for name in suite.figures)
        rows = "".join(
            f"<tr><td>{escape(value)}</td>{_cells(figures, suite)}</tr>" for value, figures in values.items()
        )
        plot = label_bars(suite, label, drawn[0]) if drawn and len(values) <= _PLOTTED_LABELS else ""
        table = f'<div class="wide"><table><tr><th>{escape(label)}</th>{head}</tr>{rows}</table></div>'
        parts.append(f"<details><summary>按 {escape(label)}</summary>{table}{plot}</details>")
    return "".join(parts)


def _cells(values: Mapping[str, float | None], suite: SuiteResult) -> str:
    told = (figure_text(values.get(name), plain=figure.plain) for name, figure in suite.figures.items())
    return "".join(f'<td class="n">{each}</td>' for each in told)
