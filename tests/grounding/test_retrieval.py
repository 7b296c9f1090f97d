from collections.abc import Iterator
from pathlib import Path

import pytest

from service.brief import Level
from service.grounding.library import SampleLibrary
from service.grounding.retrieval import Mode, retrieve
from service.grounding.sample import Role
from service.settings import Settings


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleLibrary]:
    """The bundled samples."""
    folder: Path = tmp_path_factory.mktemp("data")
    with SampleLibrary(Settings(data_dir=folder)) as opened:
        yield opened


@pytest.mark.parametrize("mode", list(Mode))
def test_the_section_on_the_matter_comes_first(library: SampleLibrary, mode: Mode) -> None:
    hit = retrieve(library, "农村饮水安全，自来水普及，水价公示", mode=mode)[0]
    assert hit.sample_name == "work_summary/water-department-annual"
    assert library.get(hit.sample_id).text[hit.start : hit.end] == hit.text


@pytest.mark.parametrize("mode", list(Mode))
def test_filters_hold(library: SampleLibrary, mode: Mode) -> None:
    found = retrieve(library, "志愿服务", genre="activity_report", role=Role.CLOSING, k=20, mode=mode)
    assert found
    assert {(hit.genre, hit.role) for hit in found} == {("activity_report", Role.CLOSING)}
    found = retrieve(library, "防汛", level=Level.COUNTY, k=20, mode=mode)
    assert found
    assert {hit.level for hit in found} == {Level.COUNTY}


def test_a_part_of_a_packet_is_found_by_its_own_genre(library: SampleLibrary) -> None:
    found = retrieve(library, "巾帼文明岗创建 组长 副组长", genre="work_plan", k=10)
    assert "packet/women-model-post-museum" in {hit.sample_name for hit in found}


def test_a_filter_that_would_leave_nothing_is_dropped_level_first(library: SampleLibrary) -> None:
    found = retrieve(library, "同志们", genre="speech", level=Level.TOWNSHIP, k=3)
    assert {hit.genre for hit in found} == {"speech"}
    assert retrieve(library, "志愿服务", genre="no_such_genre", k=3)


@pytest.mark.parametrize(
    "query", ["", "  \n", "×××", "\ud800\u202e\u200b", '"OR" AND (', "的" * 50_000, "志愿" * 50_000]
)
@pytest.mark.parametrize("mode", list(Mode))
def test_any_query_is_answered(library: SampleLibrary, query: str, mode: Mode) -> None:
    assert len(retrieve(library, query, mode=mode)) <= 5


def test_the_same_library_and_query_give_the_same_answer(library: SampleLibrary, tmp_path: Path) -> None:
    with SampleLibrary(Settings(data_dir=tmp_path)) as other:
        for query in ("优化营商环境", "党员教育管理", "下一步打算"):
            assert [(h.sample_id, h.start) for h in retrieve(other, query)] == [
                (h.sample_id, h.start) for h in retrieve(library, query)
            ]


def test_what_was_just_added_is_found_and_what_was_removed_is_not(library: SampleLibrary) -> None:
    summary, _ = library.add(
        "潮汐.txt", "海塘潮汐观测工作总结\n一、潮汐观测\n海塘潮位逐时观测，潮汐数据及时上报。\n".encode()
    )
    assert retrieve(library, "潮汐观测", k=1)[0].sample_id == summary.id
    library.remove(summary.id)
    assert summary.id not in {hit.sample_id for hit in retrieve(library, "潮汐观测", k=50)}
