"""Plots as inline SVG: bars of figures between 0 and 1, with their intervals and what they must reach."""

from collections.abc import Mapping
from html import escape

from eval.core.results import Figure, SuiteResult

_ROW, _NAMES, _BARS, _VALUES = 24, 220, 400, 90
_HEIGHT = 14


def metric_bars(suite: SuiteResult) -> str:
    """One bar a metric that lies between 0 and 1; a line across where it must not fall below or go beyond."""
    rows = [(name, figure) for name, figure in suite.figures.items() if _is_share(figure)]
    if not rows:
        return ""
    drawn = [_metric_row(n * _ROW, name, figure) for n, (name, figure) in enumerate(rows)]
    return _svg(len(rows), f"{suite.title}：各项指标", drawn)


def label_bars(suite: SuiteResult, label: str, metric: str) -> str:
    """One bar a value of the label."""
    values = {value: figures.get(metric) for value, figures in suite.by_label[label].items()}
    drawn = [_bar(n * _ROW, value, figure, "bar") for n, (value, figure) in enumerate(values.items())]
    return _svg(len(values), f"{suite.title}：{metric}，按 {label}", drawn)


def shares(suite: SuiteResult) -> tuple[str, ...]:
    """The metrics that can be drawn: those whose every figure lies between 0 and 1."""
    return tuple(name for name, figure in suite.figures.items() if _is_share(figure) and _all_shares(suite, name))


def _all_shares(suite: SuiteResult, metric: str) -> bool:
    by_value: list[Mapping[str, float | None]] = [each for of in suite.by_label.values() for each in of.values()]
    return all(0 <= (figures.get(metric) or 0.0) <= 1 for figures in by_value)


def _is_share(figure: Figure) -> bool:
    return not figure.plain and figure.value is not None and 0 <= figure.value <= 1


def _metric_row(top: int, name: str, figure: Figure) -> str:
    drawn = [_bar(top, name, figure.value, "bar missed" if figure.missed else "bar")]
    middle = top + _ROW // 2
    if figure.interval is not None:
        low, high = _x(figure.interval.low), _x(figure.interval.high)
        drawn.append(f'<path class="spread" d="M{low:.1f} {middle}H{high:.1f}"/>')
    limits = () if figure.threshold is None else (figure.threshold.min, figure.threshold.max)
    for limit in limits:
        if limit is not None and 0 <= limit <= 1:
            drawn.append(f'<path class="limit" d="M{_x(limit):.1f} {top + 2}V{top + _ROW - 2}"/>')
    return "".join(drawn)


def _bar(top: int, name: str, value: float | None, kind: str) -> str:
    middle = top + _ROW // 2
    width = 0.0 if value is None else _BARS * value
    told = "—" if value is None else f"{value:.3f}"
    return (
        f'<text class="name" x="{_NAMES - 8}" y="{middle + 4}">{escape(name)}</text>'
        f'<rect class="ground" x="{_NAMES}" y="{middle - _HEIGHT // 2}" width="{_BARS}" height="{_HEIGHT}"/>'
        f'<rect class="{kind}" x="{_NAMES}" y="{middle - _HEIGHT // 2}" width="{width:.1f}" height="{_HEIGHT}"/>'
        f'<text x="{_NAMES + _BARS + 8}" y="{middle + 4}">{told}</text>'
    )


def _x(share: float) -> float:
    return _NAMES + _BARS * min(1.0, max(0.0, share))


def _svg(rows: int, title: str, drawn: list[str]) -> str:
    width, height = _NAMES + _BARS + _VALUES, rows * _ROW
    return (
        f'<svg role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"<title>{escape(title)}</title>{''.join(drawn)}</svg>"
    )
