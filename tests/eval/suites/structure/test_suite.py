"""The structure suite: a good section scores in full, and every metric drops on its own fault."""

from collections.abc import Iterator

import pytest

from eval.core import runner
from eval.suites.structure.loading import StructureCase, load_structure_cases
from eval.suites.structure.section_reading import read_section
from eval.suites.structure.suite import judge_draft, suite
from service.draft import Block, Draft, Status
from service.settings import Settings

CASE = StructureCase.model_validate(
    {
        "id": "case",
        "genre": "work_summary",
        "unit": "白河县水利局",
        "level": "county",
        "period": "2025年",
        "section": {"heading": "建好水利工程", "number": 2},
        "facts": ["除险加固水库12座", "修订《水库管理办法》", "清理河道45公里", "选聘护水员"],
        "table": {"columns": ["名称", "座数"], "rows": [["水库", "12"]]},
        "requirements": {"length": [80, 140], "points": 2, "number_style": "一是"},
        "expect": {"heading": "二、建好水利工程", "parts": 2, "marks": ["一是"], "table": True},
    }
)
HEADING = "h|二、建好水利工程"
OPENING = "p|2025年，白河县水利局坚持建管并重，扎实推进各项工作。"
FIRST = "p|一是抓好工程建设。除险加固水库12座。修订《水库管理办法》。"
SECOND = "p|二是管好河道库渠。清理河道45公里，还选聘了护水员。"
TABLE = "t|名称\t座数\n水库\t12"
TYPES = {"h": "heading", "p": "paragraph", "t": "table", "s": "signature"}


def figures(*lines: str, status: Status = Status.COMPLETE) -> dict[str, float | None]:
    """The metrics of a draft; a line is h, p, t or s, a bar, and the text."""
    blocks = tuple(
        Block(f"b{n}", TYPES[line[0]], line[2:], level=1 if n == 1 else 2)  # type: ignore[arg-type]
        for n, line in enumerate(lines, start=1)
    )
    text = "\n".join(block.text for block in blocks)
    draft = Draft("d", 1, status, "work_summary", "builtin", text, blocks)
    counts = judge_draft(CASE, draft).counts
    return {name: metric.of(counts) for name, metric in suite().metrics.items()}


GOOD = figures(HEADING, OPENING, FIRST, SECOND, TABLE)


def test_a_good_section_scores_in_full() -> None:
    best = {name: 0.0 if metric.better == "lower" else 1.0 for name, metric in suite().metrics.items()}
    assert best == GOOD


@pytest.mark.parametrize(
    ("metric", "lines"),
    {
        "heading not as asked": ("required_parts", (HEADING[:-1], OPENING, FIRST, SECOND, TABLE)),
        "wrong number of the section": ("required_parts", ("h|三、建好水利工程", OPENING, FIRST, SECOND, TABLE)),
        "no opening": ("required_parts", (HEADING, FIRST, SECOND, TABLE)),
        "empty point": ("required_parts", (HEADING, OPENING, FIRST, "p|二是管好河道库渠。", TABLE)),
        "no table": ("required_parts", (HEADING, OPENING, FIRST, SECOND)),
        "signed section": ("required_parts", (HEADING, OPENING, FIRST, SECOND, TABLE, "s|白河县水利局")),
        "skipped number": ("numbering", (HEADING, OPENING, FIRST, SECOND.replace("二", "三"), TABLE)),
        "another style": (
            "numbering",
            (HEADING, OPENING, FIRST.replace("一是", "第一，"), SECOND.replace("二是", "第二，"), TABLE),
        ),
        "subheadings of another level": (
            "numbering",
            (HEADING, OPENING, "h|1.抓好工程建设", "p|除险加固水库12座。修订《水库管理办法》。", "h|2.管好河道库渠"),
        ),
        "one point only": ("points", (HEADING, OPENING, FIRST + SECOND[2:].removeprefix("二是"), TABLE)),
        "themes of unlike length": ("parallelism", (HEADING, OPENING, FIRST, SECOND.replace("河道库渠", "河"), TABLE)),
        "a theme said twice": (
            "parallelism",
            (HEADING, OPENING, FIRST, SECOND.replace("管好河道库渠", "抓好工程建设"), TABLE),
        ),
        "a theme that names what is not there": (
            "grounded_themes",
            (HEADING, OPENING, FIRST.replace("抓好工程建设", "深化教学改革"), SECOND, TABLE),
        ),
        "too long": ("length", (HEADING, OPENING, FIRST, SECOND + "扎实推进各项工作。" * 12, TABLE)),
        "too short": ("length", (HEADING, FIRST, SECOND)),
        "figure lost": ("fact_coverage", (HEADING, OPENING, FIRST.replace("12座", "多座"), SECOND, TABLE)),
        "figure changed": ("fact_coverage", (HEADING, OPENING, FIRST, SECOND.replace("45", "54"), TABLE)),
        "words lost": ("fact_coverage", (HEADING, OPENING, FIRST, "p|二是管好河道库渠。清理河道45公里。", TABLE)),
        "fact twice": ("facts_repeated", (HEADING, OPENING, FIRST, SECOND + "除险加固水库12座。", TABLE)),
        "figure in a theme": ("heading_figures", (HEADING, OPENING, FIRST.replace("工程", "12座"), SECOND, TABLE)),
    }.values(),
)
def test_each_metric_drops_on_its_fault(metric: str, lines: tuple[str, ...]) -> None:
    found, good = figures(*lines)[metric], GOOD[metric]
    assert found is not None
    assert good is not None
    assert found > good if suite().metrics[metric].better == "lower" else found < good


def test_a_draft_that_asks_for_something_is_not_complete() -> None:
    assert figures(HEADING, OPENING, FIRST, SECOND, TABLE, status=Status.NEEDS_FACTS)["complete"] == 0.0


def test_subheadings_are_read_with_their_bodies() -> None:
    blocks = [Block("b1", "heading", "一、甲"), Block("b2", "paragraph", "总起。")]
    blocks += [
        Block("b3", "heading", "（一）学"),
        Block("b4", "paragraph", "学了。"),
        Block("b5", "heading", "（二）做"),
    ]
    read = read_section(blocks)
    assert (read.opening, read.themes) == ("总起。", ("学", "做"))
    assert [(part.family, part.number, part.body) for part in read.parts] == [
        ("（一）", 1, "学了。"),
        ("（一）", 2, ""),
    ]


def test_order_words_are_one_row() -> None:
    read = read_section(
        [Block("b1", "paragraph", "起。首先，学。学了。其次，做。做了。第三，写。写了。最后，问。问了。")]
    )
    assert [part.number for part in read.parts] == [1, 2, 3, None]


def test_there_are_enough_cases_over_genres_and_levels() -> None:
    cases = load_structure_cases().values()
    assert len(cases) >= 60
    assert len({case.genre for case in cases}) == 9
    assert len({case.level for case in cases}) == 8
    assert {case.section.level for case in cases} == {1, 2, 3, 4}
    assert all(4 <= len(case.facts) <= 14 for case in cases)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[runner.Plan]:
    with runner.library_for_all(Settings(data_dir=tmp_path_factory.mktemp("unused"))) as settings:
        yield runner.Plan(settings)


def test_a_case_of_the_suite_passes(plan: runner.Plan) -> None:
    (scored,) = runner.run({"structure": ["summary-county-court"]}, plan, 1)["structure"]
    assert scored.passed, scored.details.problems
    assert scored.labels == {"genre": "work_summary", "level": "county"}
