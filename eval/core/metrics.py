"""Shapes of metrics over summed counts; what each is called and where it is from stands in eval/README.md."""

from collections.abc import Callable, Iterable

from eval.core.suite import Counts, Direction, Metric


def ratio(
    title: str,
    definition: str,
    above: str | Iterable[str],
    below: str | Iterable[str],
    better: Direction = "higher",
    *,
    plain: bool = False,
) -> Metric:
    """The sum of some counts over the sum of others (micro-average); None where the others are none. ``plain``: no
    share, it may be above 1."""
    return Metric(title, definition, better, _quotient(_names(above), _names(below)), plain)


def f1(title: str, definition: str, right: str, superfluous: str, missing: str) -> Metric:
    """2 right / (2 right + superfluous + missing), the harmonic mean of precision and recall."""

    def of(counts: Counts) -> float | None:
        twice = 2 * counts.get(right, 0.0)
        total = twice + counts.get(superfluous, 0.0) + counts.get(missing, 0.0)
        return twice / total if total else None

    return Metric(title, definition, "higher", of)


def total(title: str, definition: str, *names: str, better: Direction = "lower") -> Metric:
    """A plain number: how often something happened."""
    return Metric(title, definition, better, lambda counts: sum(counts.get(name, 0.0) for name in names), plain=True)


def _names(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _quotient(above: tuple[str, ...], below: tuple[str, ...]) -> Callable[[Counts], float | None]:
    def of(counts: Counts) -> float | None:
        whole = sum(counts.get(name, 0.0) for name in below)
        return sum(counts.get(name, 0.0) for name in above) / whole if whole else None

    return of
