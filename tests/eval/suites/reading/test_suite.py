"""The reading scorer: the gold itself scores 1, and each kind of mistake is counted where it belongs."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from eval.suites.reading.loading import CASES, Case, CaseError, load_case, load_cases
from eval.suites.reading.suite import Tally, compare

ALL = load_cases(CASES)


def answer(case: Case) -> dict[str, Any]:
    """What a perfect inspection of a case would say."""
    gold, file = case.gold, case.file

    def span(start: int, end: int) -> dict[str, Any]:
        return {"text": gold.text[start:end], "start": start, "end": end}

    missing = [{"title": title, "genre": "other", "start": 0, "end": 0} for title in file.missing_parts]
    present = [{"title": p.title, "genre": p.genre, "start": p.start, "end": p.end} for p in gold.parts]
    return {
        "text": gold.text,
        "genre": file.genre or "other",
        "title": file.title,
        "addressee": file.addressee,
        "signature": file.signature.model_dump() if file.signature else {"organ": None, "date": None},
        "parts": present + missing,
        "headings": [
            {
                "level": h.level,
                "number": h.number,
                "title": h.title,
                "run_in": bool(h.run_in),
                "inferred": bool(h.inferred),
                "start": h.start,
                "end": h.end,
            }
            for h in gold.headings
        ],
        "points": [{"number": p.number, "theme": p.theme, "start": p.start, "end": p.end} for p in gold.points],
        "placeholders": [
            {
                **span(*p.spans[0]),
                "type": p.types[0],
                "unit": p.unit,
                "approximator": p.approximator,
                "runs": [list(run) for run in p.runs],
            }
            for p in gold.placeholders
        ],
        "tables": [{"rows": [list(row) for row in table]} for table in gold.tables],
        "noise": [span(*place) for place in gold.noise],
    }


def case_of(tmp_path: Path, marked: str, **fields: object) -> Case:
    lines = "\n".join(f"  {line}" for line in marked.split("\n"))
    head = {"form": "txt", "split": "dev", "traps": ["x"], **fields}
    source = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
    path = tmp_path / "case.yaml"
    path.write_text(f"{source}\nmarked: |-\n{lines}\n", encoding="utf-8")
    return load_case(path)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_the_gold_itself_scores_one(case: Case) -> None:
    result = compare(case, answer(case))
    assert result.misses == ()
    assert all(tally.fp == tally.fn == 0 for tally in result.tallies.values())


@pytest.mark.parametrize("case", [c for c in ALL if c.gold.headings and c.gold.placeholders], ids=lambda case: case.id)
def test_finding_nothing_misses_everything(case: Case) -> None:
    found = {"text": case.gold.text, "signature": {}}
    tallies = compare(case, found).tallies
    assert tallies["headings"] == Tally(0, 0, len(case.gold.headings))
    wanted = [p for p in case.gold.placeholders if not p.optional]
    assert tallies["placeholders"] == Tally(0, 0, len(wanted))
    assert tallies["runs"].fn == sum(len(p.runs) for p in wanted)


def test_layout_of_lines_and_cells_does_not_matter(tmp_path: Path) -> None:
    case = case_of(tmp_path, "⟦h1|⟦#|一、⟧总  则⟧\n共⟦p quantity unit=人|⟦~|×⟧人⟧", form="docx")
    found = answer(case)
    moved = {"text": "一、 总则 \n\n共×人"}
    moved["headings"] = [{**found["headings"][0], "title": "总则", "end": 5}]
    moved["placeholders"] = [{**found["placeholders"][0], "start": 9, "end": 11, "runs": [[9, 10]]}]
    assert compare(case, moved).misses == ()


@pytest.mark.parametrize(
    ("key", "field", "value", "kind"),
    [
        ("headings", "level", 2, "headings"),
        ("headings", "number", "二、", "headings"),
        ("headings", "title", "总", "headings"),
        ("headings", "run_in", True, "headings"),
        ("headings", "inferred", True, "headings"),
        ("headings", "start", 1, "headings"),
        ("points", "theme", None, "points"),
        ("points", "number", "二是", "points"),
        ("placeholders", "type", "date", "placeholders"),
        ("placeholders", "end", 15, "placeholders"),
        ("placeholders", "runs", [[12, 13]], "runs"),
        ("placeholders", "unit", "个", "units"),
        ("placeholders", "approximator", None, "units"),
    ],
)
def test_one_wrong_field_costs_one_answer(tmp_path: Path, key: str, field: str, value: object, kind: str) -> None:
    marked = "⟦h1|⟦#|一、⟧总则⟧\n⟦pt|⟦#|一是⟧抓早。共办⟦p quantity unit=件 approx=余|⟦~|**⟧余件⟧。⟧"
    case = case_of(tmp_path, marked)
    found = answer(case)
    assert found["placeholders"][0]["start"] == 12
    wrong = copy.deepcopy(found)
    wrong[key][0][field] = value
    tallies = compare(case, wrong).tallies
    assert tallies[kind] == Tally(0, 1, 1)
    assert all(tally.fp == tally.fn == 0 for name, tally in tallies.items() if name != kind)


def test_what_looks_like_a_placeholder_costs_precision(tmp_path: Path) -> None:
    case = case_of(tmp_path, "面积5×3米，共⟦p quantity unit=处|⟦~|×⟧处⟧")
    found = answer(case)
    extra = {**found["placeholders"][0], "text": "×", "start": 3, "end": 4, "runs": [[3, 4]]}
    result = compare(case, {**found, "placeholders": [extra, *found["placeholders"]]})
    assert result.tallies["placeholders"] == Tally(1, 1, 0)
    assert result.tallies["runs"] == Tally(1, 1, 0)
    assert any(miss.startswith("多 placeholders ×") for miss in result.misses)


def test_marks_around_a_title_may_be_counted_in(tmp_path: Path) -> None:
    case = case_of(tmp_path, "印发《⟦p title|×方案⟧》")
    found = answer(case)
    found["placeholders"][0] |= {"start": 2, "end": 7}
    assert compare(case, found).tallies["placeholders"] == Tally(1, 0, 0)


def test_a_second_reading_and_an_optional_mark_are_both_right(tmp_path: Path) -> None:
    case = case_of(tmp_path, "⟦p organisation/place also=×部|区委×部⟧与⟦p name opt|×⟧队")
    found = answer(case)
    other = {**found["placeholders"][0], "type": "place", "start": 2, "end": 4, "runs": [[0, 4]]}
    for placeholders in ([other], [other, found["placeholders"][1]]):
        assert compare(case, {**found, "placeholders": placeholders}).misses == ()


def test_noise_is_counted_in_characters_however_it_is_cut(tmp_path: Path) -> None:
    case = case_of(tmp_path, "正文。\n⟦noise|加 群 领取⟧\n尾")
    found = answer(case)
    cut = [
        {"text": "加", "start": 4, "end": 5},
        {"text": "群 领", "start": 6, "end": 9},
        {"text": "尾", "start": 11, "end": 12},
    ]
    assert compare(case, {**found, "noise": cut}).tallies["noise"] == Tally(3, 1, 1)


def test_parts_and_the_missing_one(tmp_path: Path) -> None:
    marked = "目录\n甲总结\n乙计划\n⟦part genre=work_summary|⟦t|甲总结⟧\n正文⟧"
    case = case_of(tmp_path, marked, missing_parts=["乙计划"])
    found = answer(case)
    assert compare(case, found).tallies["parts"] == Tally(2, 0, 0)
    assert compare(case, {**found, "parts": found["parts"][:1]}).tallies["parts"] == Tally(1, 0, 1)


def test_a_text_that_differs_is_said_and_the_rest_still_compared(tmp_path: Path) -> None:
    case = case_of(tmp_path, "⟦h1|⟦#|一、⟧总则⟧\n正文在此。\n⟦h1|⟦#|二、⟧附则⟧", form="docx")
    found = answer(case)
    found["text"] = "总则\n正文在此。\n二、附则"
    found["headings"] = [{**found["headings"][1], "start": 9, "end": 13}]
    tallies = compare(case, found).tallies
    assert tallies["text"] == Tally(0, 0, 1)
    assert tallies["headings"] == Tally(1, 0, 1)
    assert tallies["paragraphs"] == Tally(3, 0, 0)


def test_only_what_the_case_scores_is_counted(tmp_path: Path) -> None:
    case = case_of(tmp_path, "⟦h1|⟦#|一、⟧总则⟧\n共⟦p quantity unit=人|×人⟧", score=["headings"])
    assert set(compare(case, answer(case)).tallies) == {"headings"}


def test_a_wrong_case_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(
        "form: txt\nsplit: dev\ntraps: [x]\nmarked: |-\n  一\n  ⟦p quantity|×\n", encoding="utf-8"
    )
    with pytest.raises(CaseError, match=r"bad\.yaml:6"):
        load_cases(tmp_path)
