"""Figures in words, the same in every face: the terminal, the report, the table of docs/measurements.md."""

from eval.core.suite import Threshold


def figure_text(value: float | None, *, plain: bool = False) -> str:
    """Shares with three places, plain numbers as they are, a dash where there was nothing to count."""
    if value is None:
        return "—"
    return f"{value:.4g}" if plain else f"{value:.3f}"


def threshold_text(threshold: Threshold | None) -> str:
    """What a metric must reach, empty where nothing is asked."""
    if threshold is None:
        return ""
    low = f"≥ {threshold.min:g}" if threshold.min is not None else ""
    high = f"≤ {threshold.max:g}" if threshold.max is not None else ""
    return "，".join(filter(None, (low, high)))
