import csv
import io
from pathlib import Path

import openpyxl
import pytest

from service.documents.document import Document
from service.documents.inspect import read_document
from service.facts.fact import Fact
from service.facts.files.form_files import form_bytes
from service.facts.files.loading import facts_of_file
from service.facts.form import Form, make_form
from service.settings import Settings
from service.text.lexicon.lexicon import Lexicon
from service.text.values import SlotType

FINISHED = """云溪县水务局2024年工作总结
一、抓实机关党建
局党组开展集中学习11次，组织干部宣讲86场，投入资金1200万元。荣获全县先进基层党组织称号。开展“清河行动”主题活动。
二、抓好河湖管护
清理河道45公里。
云溪县水务局
2024年12月10日
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document("去年总结.txt", FINISHED.encode(), Settings())


@pytest.fixture(scope="module")
def form(document: Document, lexicon: Lexicon) -> Form:
    start = FINISHED.index("一、")
    return make_form(document, (start, FINISHED.index("二、")), "抓实机关党建", lexicon)


def answered(form: Form, suffix: str, answers: dict[str, str]) -> bytes:
    """A form as a person fills it in: with a spreadsheet program, a CSV editor or a text editor."""
    data = form_bytes(form, suffix)
    if suffix == ".xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        sheet = book.worksheets[0]
        header = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            if row[0].value in answers:
                row[header.index("填写值")].value = answers[row[0].value]
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()
    if suffix == ".csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        column = rows[0].index("填写值")
        for cells in rows[1:]:
            cells[column] = answers.get(cells[0], "")
        stream_text = io.StringIO()
        csv.writer(stream_text).writerows(rows)
        return stream_text.getvalue().encode("gb18030")
    lines, current = [], ""
    for line in data.decode().split("\n"):
        if line.startswith("  - id: "):
            current = line.removeprefix("  - id: ")
        if line.startswith("    answer:"):
            line = f"    answer: {answers.get(current, '')}"  # noqa: PLW2901
        lines.append(line)
    return "\n".join(lines).encode()


def id_of(form: Form, former: str) -> str:
    return next(row.id for row in form.rows if row.former == former)


def test_a_form_asks_for_every_value_and_claim_of_the_section(form: Form) -> None:
    assert [row.former for row in form.values if row.type is SlotType.QUANTITY] == ["11次", "86场", "1200万元"]
    assert any("先进基层党组织" in (row.former or "") for row in form.claims)
    assert all("45公里" not in row.context for row in form.rows)
    assert all("【" in row.context for row in form.rows)
    assert len({row.id for row in form.rows}) == len(form.rows)


def test_the_whole_document_is_asked_for_without_a_section(document: Document, lexicon: Lexicon) -> None:
    whole = make_form(document, None, None, lexicon)
    assert any(row.former == "45公里" for row in whole.values)


def test_the_unit_is_the_one_of_the_label_with_its_scale(form: Form) -> None:
    row = next(row for row in form.rows if row.former == "1200万元")
    assert row.unit == "万元"
    assert row.label.endswith("（万元）")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".yaml"])
def test_answers_are_read_back_as_facts_under_the_labels_of_the_slots(form: Form, suffix: str) -> None:
    learning, talks, money = (id_of(form, former) for former in ("11次", "86场", "1200万元"))
    award = next(row for row in form.claims if "先进基层党组织" in (row.former or ""))
    activity = next(row for row in form.claims if "清河行动" in (row.former or ""))
    answers = {learning: "12", talks: "近90场", award.id: "是", activity.id: "改为：开展“护河行动”主题活动"}
    loaded = facts_of_file(f"表{suffix}", answered(form, suffix, answers), Settings())
    assert [str(problem) for problem in loaded.problems] == []
    facts = {fact.id: fact for fact in loaded.facts}
    labels = {row.id: row.label for row in form.rows}
    assert money not in facts
    assert (facts[learning].label, facts[learning].value, facts[learning].unit) == (labels[learning], "12", "次")
    assert (facts[talks].label, facts[talks].value, facts[talks].unit) == (labels[talks], "近90场", None)
    assert facts[award.id].statement == award.former
    assert facts[activity.id].statement == "开展“护河行动”主题活动"
    assert all(fact.source for fact in loaded.facts)


@pytest.mark.parametrize(
    ("answer", "value", "unit"),
    [
        ("12", "12", "次"),
        ("近12", "近12", "次"),
        ("12余", "12余", "次"),
        ("十二", "十二", "次"),
        ("1.2万", "1.2万", "次"),
        ("3—5", "3—5", "次"),
        ("12次", "12次", None),
        ("12场次", "12场次", None),
        ("待定", "待定", None),
    ],
)
def test_a_bare_number_takes_the_unit_that_was_asked_for(form: Form, answer: str, value: str, unit: str | None) -> None:
    asked = id_of(form, "11次")
    fact = facts_of_file("表.csv", answered(form, ".csv", {asked: answer}), Settings()).facts[0]
    assert (fact.value, fact.unit) == (value, unit)


@pytest.mark.parametrize(("answer", "facts"), [("是", 1), ("√", 1), ("仍属实", 1), ("否", 0), ("不属实", 0), ("", 0)])
def test_a_claim_stands_only_when_confirmed(form: Form, answer: str, facts: int) -> None:
    loaded = facts_of_file("表.csv", answered(form, ".csv", {form.claims[0].id: answer}), Settings())
    assert len(loaded.facts) == facts
    assert not loaded.problems


@pytest.mark.parametrize("answer", ["待核实", "不清楚", "大概是"])
def test_an_answer_that_is_none_is_told(form: Form, answer: str) -> None:
    loaded = facts_of_file("表.csv", answered(form, ".csv", {form.claims[0].id: answer}), Settings())
    assert not loaded.facts
    assert "应填“是”“否”或“改为：……”" in str(loaded.problems[0])


def test_an_untouched_form_gives_no_facts(form: Form) -> None:
    for suffix in (".xlsx", ".csv", ".yaml"):
        loaded = facts_of_file(f"表{suffix}", form_bytes(form, suffix), Settings())
        assert loaded.facts == ()
        assert loaded.problems == ()


def test_a_given_source_is_kept(form: Form) -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_bytes(form, ".xlsx")))
    sheet = book.worksheets[0]
    sheet["G2"], sheet["H2"] = "某值", "党建台账"
    stream = io.BytesIO()
    book.save(stream)
    assert facts_of_file("表.xlsx", stream.getvalue(), Settings()).facts[0].source == "党建台账"


def test_the_workbook_is_fit_to_be_filled_in(form: Form) -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_bytes(form, ".xlsx")))
    sheet = book["填报表"]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["F"].width == 60
    assert len(sheet.data_validations.dataValidation) == 1
    assert "填写说明" in book.sheetnames


def test_a_blank_template_is_asked_for_too(lexicon: Lexicon) -> None:
    document = read_document(
        "样稿.txt", "工作总结\n一、抓党建\n开展集中学习×次，召开会议**余次。\n".encode(), Settings()
    )
    form = make_form(document, None, None, lexicon)
    assert [(row.type, row.unit, row.former) for row in form.values] == [
        (SlotType.QUANTITY, "次", None),
        (SlotType.QUANTITY, "次", None),
    ]


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "corpus" / "samples" / "work_summary").glob("*.md"))
)
def test_every_answer_to_a_bundled_sample_comes_back(path: Path, lexicon: Lexicon) -> None:
    form = make_form(read_document(path.name, path.read_bytes(), Settings()), None, None, lexicon)
    answers = {row.id: "是" if row.is_claim else "12" for row in form.rows}
    for suffix in (".xlsx", ".csv", ".yaml"):
        loaded = facts_of_file(f"表{suffix}", answered(form, suffix, answers), Settings())
        assert not loaded.problems
        assert [_said(fact) for fact in loaded.facts] == [
            row.former if row.is_claim else row.label for row in form.rows
        ]


def _said(fact: Fact) -> str | None:
    return fact.statement or fact.label
