import pytest

from eval.benchmarks.kill_test import kill_many
from service.errors import StoreError
from service.grounding.library import SampleLibrary
from service.grounding.store.consistency import problems
from service.settings import Settings


def test_a_library_is_whole_after_adding_and_removing(settings: Settings) -> None:
    with SampleLibrary(settings) as library:
        library.add("1.txt", "某局工作总结\n一、抓队伍\n队伍建设全面过硬。\n".encode())
        library.complete_vectors()
        library.remove("archives")
        assert problems(library.db) == []


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("DELETE FROM words WHERE rowid = 1", "sections without words: 1"),
        ("DELETE FROM unembedded WHERE section_id = 1", "sections neither with a vector nor noted as lacking one: 1"),
        ("UPDATE facets SET sections = sections + 1 WHERE role = 'closing'", "facets miscounted: 1"),
        ("UPDATE characters SET sections = sections + 1 WHERE character = '查'", "characters miscounted"),
    ],
)
def test_what_is_not_whole_is_named(settings: Settings, damage: str, problem: str) -> None:
    with SampleLibrary(settings) as library:
        library.db.execute(damage)
        assert problems(library.db) == [problem]


def test_an_error_in_the_middle_leaves_nothing(settings: Settings) -> None:
    with SampleLibrary(settings) as library:
        sample = library.get("archives")
        with pytest.raises(StoreError):
            _delete_all_and_fail(library)
        assert library.get("archives") == sample
        assert problems(library.db) == []


def _delete_all_and_fail(library: SampleLibrary) -> None:
    with library.writing():
        library.db.execute("DELETE FROM samples")
        library.db.execute("DELETE FROM no_such_table")


def test_three_kills_leave_all_or_nothing(settings: Settings) -> None:
    outcomes = kill_many(settings, runs=3, seed=0, latest=0.5)
    assert [outcome.wrong for outcome in outcomes] == [(), (), ()]
    assert sum(outcome.added for outcome in outcomes) > 0
