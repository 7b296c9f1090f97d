"""The consecutive suite: what counts as right, wrong, added, asked for and not found."""

from pathlib import Path

import pytest

from eval.core.runner import Plan
from eval.core.runner import run as run_suites
from eval.core.slot_marks import PairError
from eval.core.suite import summed
from eval.suites.consecutive.alignments import load_alignments
from eval.suites.consecutive.judge import Case, Mark, Verdict, case_of_alignment, case_of_pair, facts_of, judge
from eval.suites.consecutive.pair_files import load_pairs
from eval.suites.consecutive.suite import cases_of, count, suite
from service.documents.document import Slot
from service.drafting.matching.matching import Match
from service.errors import DataError
from service.facts.sheet import read_sheet
from service.settings import Settings
from service.text.lexicon.lexicon import Lexicon, load_lexicon
from service.text.values import SlotType

LAST = "植树36万株，育苗120万株，抚育8万亩。"
THIS = "2025年植树41万株。\n育苗0.013亿株。"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(Settings().corpus_dirs)


def case(*expected: str | None) -> Case:
    formers = ("36万株", "120万株", "8万亩")
    marks = tuple(
        Mark(LAST.index(former), LAST.index(former) + len(former), former, new, may_ask=new is None)
        for former, new in zip(formers, expected, strict=True)
    )
    return Case("c", 2024, 2025, LAST, THIS, marks, complete=True)


def slot(text: str, unit: str) -> Slot:
    start = LAST.index(text)
    where = (start, start + len(text))
    return Slot(text, SlotType.QUANTITY, unit, None, text, *where, (where,), text)


SLOTS = (slot("36万株", "株"), slot("120万株", "株"), slot("8万亩", "亩"))


def verdicts(the_case: Case, slots: tuple[Slot, ...], matches: list[Match], lexicon: Lexicon) -> list[Verdict]:
    sheet = read_sheet(facts_of(the_case), lexicon)
    return [each.verdict for each in judge(the_case, slots, matches, sheet, lexicon).judged]


def value_id(text: str, lexicon: Lexicon) -> str:
    sheet = read_sheet(facts_of(case(None, None, None)), lexicon)
    return next(value.id for value in sheet.values.values() if value.value.text == text)


def test_right_by_meaning_asked_and_added(lexicon: Lexicon) -> None:
    planted, raised = value_id("41万株", lexicon), value_id("0.013亿株", lexicon)
    matches = [Match(0, planted, 1.0), Match(1, raised, 1.0)]
    right = verdicts(case("41万株", "130万株", "9万亩"), SLOTS, matches, lexicon)
    assert right == [Verdict.CORRECT, Verdict.CORRECT, Verdict.ASKED]
    assert verdicts(case(None, "130万株", None), SLOTS, matches, lexicon)[0] is Verdict.ADDED


def test_another_meaning_is_wrong(lexicon: Lexicon) -> None:
    matches = [Match(1, value_id("41万株", lexicon), 1.0)]
    assert verdicts(case("41万株", "130万株", None), SLOTS, matches, lexicon)[1] is Verdict.WRONG


def test_what_blanking_did_not_see_is_unfound(lexicon: Lexicon) -> None:
    found = verdicts(case("41万株", "130万株", "9万亩"), SLOTS[:1], [], lexicon)
    assert found == [Verdict.ASKED, Verdict.UNFOUND, Verdict.UNFOUND]


def test_a_figure_in_two_places_is_repeated(lexicon: Lexicon) -> None:
    planted = value_id("41万株", lexicon)
    the_case = case("41万株", "41万株", None)
    sheet = read_sheet(facts_of(the_case), lexicon)
    result = judge(the_case, SLOTS, [Match(0, planted, 1.0), Match(1, planted, 1.0)], sheet, lexicon)
    assert [each.repeated for each in result.judged] == [False, True, False]


def test_a_change_outside_the_marks_is_a_stray(lexicon: Lexicon) -> None:
    the_case = Case("c", 2024, 2025, LAST, THIS, (), complete=True)
    sheet = read_sheet(facts_of(the_case), lexicon)
    result = judge(the_case, SLOTS, [Match(0, value_id("41万株", lexicon), 1.0)], sheet, lexicon)
    assert result.strays == (("36万株", "41万株"),)


def test_the_reports_own_year_is_filled_by_the_brief(lexicon: Lexicon) -> None:
    text = "2024年植树36万株。"
    year = Slot("2024年", SlotType.DATE, None, None, "年份", 0, 5, ((0, 5),), "2024年")
    for expected, verdict in (("2025年", Verdict.CORRECT), (None, Verdict.ASKED)):
        mark = Mark(0, 5, "2024年", expected, may_ask=expected is None)
        the_case = Case("c", 2024, 2025, text, THIS, (mark,), complete=True)
        sheet = read_sheet(facts_of(the_case), lexicon)
        assert judge(the_case, (year,), [], sheet, lexicon).judged[0].verdict is verdict


def test_rates_are_counted_over_marks(lexicon: Lexicon) -> None:
    planted = value_id("41万株", lexicon)
    the_case = case("41万株", "130万株", None)
    sheet = read_sheet(facts_of(the_case), lexicon)
    counts = count(judge(the_case, SLOTS, [Match(0, planted, 1.0)], sheet, lexicon))
    assert [counts[name] for name in ("slots", "alignable", "correct", "missing")] == [3, 2, 1, 1]
    assert [counts[name] for name in ("withheld", "asked", "asked_rightly")] == [1, 2, 1]
    figures = {name: metric.of(counts) for name, metric in suite().metrics.items()}
    assert figures["coverage"] == figures["asking_precision"] == 0.5
    assert figures["slot_error_rate"] == pytest.approx(1 / 3)
    assert figures["precision"] == figures["asking_recall"] == 1


def test_a_pair_as_a_case_keeps_its_marks() -> None:
    pair = load_pairs(split="dev")[0]
    found = case_of_pair(pair)
    assert len(found.marks) == len(pair.slots)
    assert all(found.last[mark.start : mark.end] == mark.former for mark in found.marks)


def test_no_figure_is_filled_wrongly(bench_settings: Settings) -> None:
    cases = [id for id, case in suite().cases.items() if case.split == "dev"]
    counts = summed(run_suites({"consecutive": cases}, Plan(bench_settings), 1)["consecutive"])
    assert counts.get("wrong", 0) + counts.get("added", 0) + counts["strays"] + counts.get("repeated", 0) == 0
    assert counts["quantity.correct"] >= 0.8 * counts["quantity.alignable"]


ALIGNMENT = """\
id: outside
genre: government_work_report
level: county
last_year: 2024
this_year: 2025
last_file: last.txt
this_file: this.txt
slots:
  - {former: 36万株, context: 全年植树, expected: 41万株}
either:
  - {former: 120万株, context: 育苗, expected: 130万株}
traps:
  - {former: 8万亩, context: 抚育, expected: null, lookalike: 9万亩}
"""


def alignment(folder: Path, text: str = ALIGNMENT) -> Path:
    (folder / "outside.yaml").write_text(text, encoding="utf-8")
    (folder / "last.txt").write_text(
        "一、2024年工作回顾\n全年\u200b植树 36万株，育苗120万株，抚育8万亩。", encoding="utf-8"
    )
    (folder / "this.txt").write_text(
        "一、过去五年工作回顾\n共植树190万株。\n二、2025年工作\n全年植树41万株。", encoding="utf-8"
    )
    return folder


def test_alignments_are_found_without_white_space(tmp_path: Path) -> None:
    (found,) = load_alignments(alignment(tmp_path), tmp_path)
    marks = case_of_alignment(found).marks
    assert [found.last[mark.start : mark.end] for mark in marks] == ["36万株", "120万株", "8万亩"]
    assert [mark.may_ask for mark in marks] == [False, True, True]


def test_facts_of_a_published_report_carry_the_period_they_stand_under(tmp_path: Path) -> None:
    (found,) = load_alignments(alignment(tmp_path), tmp_path)
    assert [fact.period for fact in facts_of(case_of_alignment(found))] == ["过去五年", "2025年"]


def test_an_alignment_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PairError, match="0 次"):
        load_alignments(alignment(tmp_path, ALIGNMENT.replace("全年植树", "累计植树")), tmp_path)


def test_a_folder_with_texts_is_of_alignments(tmp_path: Path, bench_settings: Settings) -> None:
    alignment(tmp_path)
    (tmp_path / "texts").mkdir()
    for name in ("last.txt", "this.txt"):
        (tmp_path / name).rename(tmp_path / "texts" / name)
    plan = Plan(bench_settings, cases=tmp_path)
    (scored,) = run_suites({"consecutive": list(cases_of(tmp_path))}, plan, 1)["consecutive"]
    assert (scored.case, scored.counts["slots"]) == ("outside", 3)


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("id: x\n", encoding="utf-8")
    with pytest.raises(DataError, match="broken"):
        cases_of(tmp_path)
