import contextlib
import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InputError, LimitError
from service.facts.fact import Fact
from service.facts.files.loading import LoadedFacts, facts_of_file, load_facts
from service.facts.files.marked import read_marked
from service.settings import Settings

Write = Callable[[str, str | bytes], Path]


def load(text: str, settings: Settings, folder: Path | None = None) -> LoadedFacts:
    return load_facts(read_marked("b.yaml", text, []).at("facts"), "b.yaml", folder, settings)


def book(rows: Sequence[Sequence[object]], title: str = "事实") -> bytes:
    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(list(row))
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def told(loaded: LoadedFacts) -> list[str]:
    return [str(problem) for problem in loaded.problems]


STATEMENT = Fact(id="f1", statement="开展集中学习11次", period="2025年", source="台账", headline=True)


@pytest.mark.parametrize(
    "text",
    [
        "编号,事实,时段,来源,标题用\nf1,开展集中学习11次,2025年,台账,是\n",
        "id,statement,period,source,headline\nf1,开展集中学习11次,2025年,台账,true\n",
        "附：事实清单,,,,\n,,,,\n编号,事 实,时段（年）,来源：,标题用\n,,,,\n1,开展集中学习11次,2025年,台账,√\n,,,,\n",
        "编号\t事实\t时段\t来源\t标题用\nf1\t开展集中学习11次\t2025年\t台账\ty\n",
        "编号;事实;时段;来源;标题用\nf1;开展集中学习11次;2025年;台账;1\n",
        "编号，事实，时段，来源，标题用\nf1，开展集中学习11次，2025年，台账，对\n",
        "序号,备注,事实,时段,来源,可作标题\n1,,“开展集中学习11次”,2025年,台账,是\n".replace("“", '"').replace("”", '"'),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_the_forms_in_which_it_comes(settings: Settings, text: str, encoding: str) -> None:
    loaded = facts_of_file("f.csv", text.encode(encoding), settings)
    assert loaded.facts == (STATEMENT,)
    assert all(problem.warning for problem in loaded.problems)


def test_xlsx_with_labels_and_values_as_displayed(settings: Settings) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (
        ["名称", "数值", "单位", "时段", "仅本地"],
        ["集中学习", 11, "次", 2025, None],
        ["投入资金", 1234.5, "万元", None, "是"],
        ["培训合格率", 0.9567, None, None, "否"],
        ["平均得分", 92.456, "分", None, None],
        ["启动日期", datetime(2025, 3, 5), None, None, None],
        ["开放日", date(2025, 4, 1), None, None, None],
        ["办结率", "100%", None, None, None],
        ["合计", 0.1 + 0.2, "吨", None, None],
    ):
        sheet.append(row)
    sheet["B4"].number_format = "0.0%"
    sheet["B5"].number_format = "0.00"
    loaded = facts_of_file("f.xlsx", saved(made), settings)
    assert told(loaded) == []
    assert [(f.id, f.label, f.value, f.unit, f.period, f.local_only) for f in loaded.facts] == [
        ("f1", "集中学习", "11", "次", "2025年", False),
        ("f2", "投入资金", "1234.5", "万元", None, True),
        ("f3", "培训合格率", "95.7%", None, None, False),
        ("f4", "平均得分", "92.46", "分", None, False),
        ("f5", "启动日期", "2025年3月5日", None, None, False),
        ("f6", "开放日", "2025年4月1日", None, None, False),
        ("f7", "办结率", "100%", None, None, False),
        ("f8", "合计", "0.3", "吨", None, False),
    ]
    assert loaded.origins["f5"].line == 6


def test_cells_merged_downwards_count_for_each_row(settings: Settings) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (
        ["2025年事实清单", None, None, None],
        ["时段", "事实", "来源", "编号"],
        ["上半年", "开展宣讲3场", "党建股", None],
        [None, "走访企业30家", None, None],
        [None, None, None, None],
        ["下半年", "开展宣讲5场", "办公室", None],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("C3:C4")
    loaded = facts_of_file("f.xlsx", saved(made), settings)
    assert [(f.statement, f.period, f.source) for f in loaded.facts] == [
        ("开展宣讲3场", "上半年", "党建股"),
        ("走访企业30家", "上半年", "党建股"),
        ("开展宣讲5场", "下半年", "办公室"),
    ]


def test_merged_cells_are_those_of_their_own_sheet(settings: Settings) -> None:
    made = openpyxl.Workbook()
    for sheet in (made.active, made.create_sheet("二")):
        for row in (["时段", "事实"], ["上半年", "开展宣讲3场"], [None, f"走访{sheet.title}"]):
            sheet.append(row)
    made["二"].merge_cells("A2:A3")
    made.move_sheet("二", -1)
    periods = {fact.statement: fact.period for fact in facts_of_file("f.xlsx", saved(made), settings).facts}
    assert periods["走访二"] == "上半年"
    assert periods["走访Sheet"] is None


def test_every_sheet_with_a_header_of_facts_is_read(settings: Settings) -> None:
    made = openpyxl.Workbook()
    made.active.append(["说明：请各股室填写"])
    for title in ("党建", "业务"):
        sheet = made.create_sheet(title)
        sheet.append(["事实"])
        sheet.append([f"{title}工作开展3次"])
    loaded = facts_of_file("f.xlsx", saved(made), settings)
    assert [fact.statement for fact in loaded.facts] == ["党建工作开展3次", "业务工作开展3次"]


def test_a_formula_without_a_cached_value_is_told(settings: Settings) -> None:
    loaded = facts_of_file("f.xlsx", book([["名称", "数值"], ["集中学习", "=5+6"]]), settings)
    assert loaded.facts == ()
    assert "f.xlsx:2" in told(loaded)[0]
    assert "公式" in told(loaded)[0]


@pytest.mark.parametrize(
    ("header", "row", "fact"),
    [
        (["事实", "数值", "单位"], ["集中学习", "11", "次"], {"label": "集中学习", "value": "11", "unit": "次"}),
        (["事实", "数值", "单位"], ["集中学习11次", "", ""], {"statement": "集中学习11次"}),
        (["事实", "名称", "数值"], ["集中学习11次", "集中学习", "11次"], {"statement": "集中学习11次"}),
        (["指标", "数据", "计量单位"], ["集中学习", "11", "次"], {"label": "集中学习", "value": "11", "unit": "次"}),
    ],
)
def test_a_row_is_a_statement_or_a_label_with_a_value(
    settings: Settings, header: list[str], row: list[str], fact: dict[str, str]
) -> None:
    loaded = facts_of_file("f.csv", (",".join(header) + "\n" + ",".join(row) + "\n").encode(), settings)
    assert loaded.facts == (Fact(id="f1", **fact),)


def test_what_is_wrong_with_a_row_is_told_with_its_number(settings: Settings) -> None:
    text = "编号,名称,数值,标题用\nf1,集中学习,11次,也许\nf2,研讨,,\nf1,宣讲,3场,\n重,走访,3家,\n"
    loaded = facts_of_file("f.csv", text.encode(), settings)
    problems = told(loaded)
    assert problems[0].startswith("f.csv:2：事实 f1 headline：应为 true 或 false（是/否）")
    assert problems[1].startswith("f.csv:3：事实 f2：有 label（名称）而没有 value")
    assert problems[2].startswith("f.csv:5：事实 重 id：须以英文字母开头")


def test_ids_are_given_where_there_are_none(settings: Settings) -> None:
    text = "facts:\n  - {id: f2, statement: 甲}\n  - {file: t.csv}\n  - {id: 7, statement: 乙}\n"
    (folder := Path(settings.data_dir)).joinpath("t.csv").write_text("事实\n丙\n丁\n", encoding="utf-8")
    loaded = load(text, settings, folder)
    assert [(fact.id, fact.statement) for fact in loaded.facts] == [
        ("f2", "甲"),
        ("f1", "丙"),
        ("f3", "丁"),
        ("f7", "乙"),
    ]
    assert (loaded.origins["f3"].file, loaded.origins["f3"].line) == ("t.csv", 3)


@pytest.mark.parametrize("text", ["facts: t.csv", "facts: {file: t.csv}", "facts:\n  - file: t.csv", "facts: [t.csv]"])
def test_a_table_may_be_named_in_four_ways(settings: Settings, write: Write, text: str) -> None:
    folder = write("t.csv", "事实\n开展学习3次\n").parent
    assert [fact.statement for fact in load(text, settings, folder).facts] == ["开展学习3次"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("facts: nothing.csv", "b.yaml:1：找不到文件“nothing.csv”"),
        ("facts: a.xls", "另存为 .xlsx"),
        ("facts:\n  - 开展学习3次", "b.yaml:2：一条事实应写成"),
        ("facts: {id: f1, statement: a}", "facts 应为列表"),
        ("facts:\n  - {file: t.csv, sheet: 1}", "不认识“sheet”"),
        ("facts:\n  - {id: f1, statment: a}", "是不是想写 statement？"),
        ("facts:\n  - {id: f1, 陈述: a}", "是不是想写 statement？"),
        ("facts:\n  - {id: f1, statement: a, label: b, value: c}", "二者取一"),
        ("facts:\n  - {id: f1, statement: a, unit: 次}", "二者取一"),
        ("facts:\n  - {id: f1, label: a}", "没有 value"),
        ("facts:\n  - {id: f1, statement: '  '}", "是空的"),
        ("facts:\n  - {id: f1, label: a, value: 3, derived: {from: [f1], op: sum}}", "就不要再写 value"),
        ("facts:\n  - {id: f1, label: a, derived: {from: [f9.1, f1], op: sum}}", "没有编号为 f9 的事实"),
        ("facts:\n  - {id: f1, label: a, derived: {from: [f1], op: product}}", "derived.op"),
        ("facts:\n  - {id: f1, label: a, derived: {form: [f1], op: sum}}", "是不是想写 from？"),
        ("facts:\n  - {id: 甲, statement: a}", "须以英文字母开头"),
        ("facts:\n  - {id: f1, statement: a}\n  - {id: f1, statement: b}", "编号 f1 重复（前一处在 b.yaml:2）"),
        ("facts:\n  - {id: f1, statement: a, headline: 大概}", "应为 true 或 false"),
        ("facts:\n  - {id: f1, label: a, value: NaN}", "不是文稿中的写法"),
        ("facts:\n  - {id: f1, label: a, value: -.inf}", "不是文稿中的写法"),
        ("facts:\n  - {id: f1, label: a, value: 1e999, unit: 次}", "不是文稿中的写法"),
        ("facts:\n  - {id: f1, label: a, value: 0x1F}", "不是文稿中的写法"),
        ("facts:\n  - {id: f1, label: a, value: 1_000}", "不是文稿中的写法"),
    ],
)
def test_what_is_wrong_is_told(settings: Settings, tmp_path: Path, text: str, message: str) -> None:
    assert any(message in problem for problem in told(load(text, settings, tmp_path)))


@pytest.mark.parametrize(
    ("op", "sources"), [("sum", "[f1, f2]"), ("合计", "f1, f2"), ("求和", "f1、f2"), ("占比", "[f1, f2]")]
)
def test_derivations_may_be_written_in_chinese(settings: Settings, op: str, sources: str) -> None:
    text = f"""facts:
  - {{id: f1, label: 甲, value: 3, unit: 次}}
  - {{id: f2, label: 乙, value: 4, unit: 次}}
  - id: f3
    label: 丙
    derived:
      op: {op}
      from: {sources}
"""
    loaded = load(text, settings)
    assert told(loaded) == []
    assert loaded.facts[2].derived is not None
    assert loaded.facts[2].derived.sources == ("f1", "f2")


def test_files_are_refused_where_they_must_not_be_read(settings: Settings) -> None:
    assert "不能引用文件" in told(load("facts: t.csv", settings, None))[0]


def test_too_many_facts(settings: Settings) -> None:
    text = "facts:\n" + "".join(f"  - {{id: f{n}, statement: 开展学习{n}次}}\n" for n in range(5_000))
    with pytest.raises(LimitError, match="5000 条，超过 1000 条"):
        load(text, settings)


def test_facts_that_are_too_long_together(settings: Settings) -> None:
    text = "facts:\n" + "".join(f"  - {{id: f{n}, statement: {'开展学习' * 1_000}}}\n" for n in range(30))
    with pytest.raises(LimitError, match="共 120000 字，超过 100000 字"):
        load(text, settings)


def test_lost_characters_in_a_table_are_told_with_their_row(settings: Settings) -> None:
    problems = facts_of_file("f.csv", "编号,事实\n1,开展学习3次\n2,开展\ufffd次\n".encode(), settings).problems
    assert [(problem.line, "乱码" in problem.message) for problem in problems] == [(3, True)]


def test_a_fact_too_long_is_told_with_its_line(settings: Settings) -> None:
    loaded = load("facts:\n  - id: f1\n    statement: " + "长" * 50_000, settings)
    assert told(loaded)[0].startswith("b.yaml:3：事实 f1 有 50000 字，超过 5000 字")
    assert loaded.problems[0].limit


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("f.xlsx", b"", "不是 .xlsx"),
        ("f.xlsx", b"PK\x03\x04" + b"\0" * 50, "不是 .xlsx"),
        ("f.xlsx", "编号,事实".encode(), "不是 .xlsx"),
        ("f.xlsx", book([["甲", "乙"]])[:-200], "损坏"),
        ("f.csv", book([["甲", "乙"]]), "其实是 Excel"),
        ("f.csv", b"", "没有文字"),
        ("f.csv", ('事实\n"' + "长" * 200_000 + '"\n').encode(), "f.csv:2"),
        ("f.et", b"x", "另存为 .xlsx"),
        ("f.docx", b"x", "可用 .xlsx"),
    ],
)
def test_files_that_are_no_tables(settings: Settings, name: str, data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        facts_of_file(name, data, settings)


def test_a_table_without_a_header_says_what_a_header_is(settings: Settings) -> None:
    loaded = facts_of_file("f.csv", "甲,乙\n丙,丁\n".encode(), settings)
    assert "没有找到表头" in told(loaded)[0]


def test_a_workbook_with_an_entity_is_refused(settings: Settings) -> None:
    import zipfile

    source, target = io.BytesIO(book([["事实"], ["甲"]])), io.BytesIO()
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for info in before.infolist():
            data = before.read(info)
            if info.filename == "xl/workbook.xml":
                data = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + data
            after.writestr(info, data)
    with pytest.raises(InputError, match="外部实体"):
        facts_of_file("f.xlsx", target.getvalue(), settings)


def test_a_workbook_that_unpacks_too_large_is_refused(settings: Settings) -> None:
    small = settings.model_copy(update={"max_unpacked_bytes": 2_000})
    with pytest.raises(LimitError, match="解压后过大"):
        facts_of_file("f.xlsx", book([["事实"], ["甲"]]), small)


@given(st.binary(max_size=400), st.sampled_from(["f.csv", "f.xlsx"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with contextlib.suppress(InputError):
        facts_of_file(name, data, Settings())


CELLS = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)


@given(st.lists(CELLS.filter(bool), min_size=1, max_size=8))
def test_statements_survive_a_workbook(statements: list[str]) -> None:
    from service.text.hygiene import visible

    data = book([["编号", "事实"], *[[f"f{n}", statement] for n, statement in enumerate(statements, 1)]])
    expected = [visible(statement).strip() for statement in statements if not statement.startswith("=")]
    read = [fact.statement for fact in facts_of_file("f.xlsx", data, Settings()).facts]
    if all(not s.startswith("=") for s in statements) and all(expected):
        assert read == expected


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("全年开展集中学习11次，\n      参加450人次", "全年开展集中学习11次，参加450人次"),
        ("|\n      第一行\n      第二行", "第一行第二行"),
        ("在 2025 年走访 30 家企业", "在 2025 年走访 30 家企业"),
        ("采用 A B 两种方式", "采用 A B 两种方式"),
        ("“夜学” 活动", "“夜学”活动"),
        ('"引入CRM\\nERP"', "引入CRM ERP"),
    ],
)
def test_a_statement_broken_over_lines_is_one(settings: Settings, written: str, text: str) -> None:
    assert load(f"facts:\n  - id: f1\n    statement: {written}\n", settings).facts[0].statement == text
