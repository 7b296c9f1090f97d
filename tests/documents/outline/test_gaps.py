from service.documents.document import Heading
from service.documents.outline.gaps import Gap, find_gaps
from service.documents.outline.siblings import KnownHeading


def known(*entries: tuple[int, int, int]) -> list[KnownHeading]:
    """(index, level, ordinal) as headings that stand alone."""
    return [KnownHeading(i, Heading(level, "1", "题", False, False, 0, 1), count) for i, level, count in entries]


def test_a_gap_between_siblings_and_one_before_the_first() -> None:
    assert list(find_gaps(known((3, 1, 2), (7, 1, 5)))) == [Gap(1, -1, 3, 1, False), Gap(1, 3, 7, 2, False)]


def test_a_lower_level_counts_anew_under_each_heading() -> None:
    found = list(find_gaps(known((1, 1, 1), (2, 2, 1), (4, 2, 3), (6, 1, 2), (8, 2, 2))))
    assert found == [Gap(2, 2, 4, 1, False), Gap(2, 6, 8, 1, False)]


def test_no_gap() -> None:
    assert list(find_gaps(known((1, 1, 1), (2, 2, 1), (3, 2, 2), (4, 1, 2)))) == []
