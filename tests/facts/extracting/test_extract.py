import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.facts.extracting.extract import Extracted
from service.facts.extracting.found import Found
from service.facts.extracting.material import extract_bytes
from service.facts.extracting.merging import merge
from service.facts.files.found_files import found_bytes
from service.facts.files.loading import facts_of_file
from service.settings import Settings

SETTINGS = Settings()
REPORT = """云溪县水务局2025年工作总结
一、抓党建
坚持以高质量发展为主题，深入贯彻各项部署。一是强化学习。局党组开展集中学习11次；举办读书班8期，其中夜学班3期。
二是建强支部。紧扣中心任务，评定五星级党支部5个，《人民河湖》刊登做法2篇。
（二）上半年，清理河道45公里。下一步，将继续努力。
印发《河道管护办法》（云水发〔2025〕3号）。荣获全县先进集体称号。开展主题党日活动×次。
云溪县水务局
2025年12月10日
"""


def extracted(text: str, name: str = "a.txt", period: str | None = None) -> Extracted:
    return extract_bytes(name, text.encode(), SETTINGS, period)


def said(text: str, period: str | None = None) -> list[str]:
    return [fact.text for fact in extracted(text, period=period).facts]


def test_sentences_with_values_or_deeds_are_facts_and_nothing_else() -> None:
    assert said(REPORT) == [
        "局党组开展集中学习11次",
        "举办读书班8期，其中夜学班3期",
        "评定五星级党支部5个，《人民河湖》刊登做法2篇",
        "上半年，清理河道45公里",
        "印发《河道管护办法》（云水发〔2025〕3号）",
        "荣获全县先进集体称号",
    ]
    assert extracted(REPORT).left_out >= 3


def test_a_statement_is_the_text_at_its_place() -> None:
    for fact in extracted(REPORT).facts:
        place = fact.places[0]
        assert place.file == "a.txt"
        assert REPORT[place.start : place.end] == fact.text
        for mention in fact.mentions:
            assert fact.text[mention.start : mention.end] == mention.value.text


@pytest.mark.parametrize(
    ("text", "given", "period"),
    [
        (REPORT, None, "2025年"),
        ("工作情况\n走访企业30家。\n", None, None),
        ("工作情况\n走访企业30家。\n", "2025年", "2025年"),
        ("某局2025年上半年工作总结\n走访企业30家。\n", None, "2025年上半年"),
        ("某局2025年度工作总结\n走访企业30家。\n", "2024年", "2025年"),
        ("某局2025年工作总结\n2026年，将走访企业30家。\n", None, "2026年"),
        ("某局2025年工作总结\n1—9月，走访企业30家。\n", None, "2025年1—9月"),
        ("某局2025年工作总结\n3月5日，走访企业30家。\n", None, "2025年"),
    ],
)
def test_the_period_is_the_one_that_the_text_names(text: str, given: str | None, period: str | None) -> None:
    assert extracted(text, period=given).facts[0].period == period


def test_a_period_holds_to_the_end_of_its_paragraph() -> None:
    facts = extracted("某局2025年工作总结\n2026年，将走访企业30家。新建泵站3座。\n检修泵站5座。\n").facts
    assert [fact.period for fact in facts] == ["2026年", "2026年", "2025年"]


def test_labels_are_suggested() -> None:
    fact = extracted("工作总结\n全年开展集中学习11次，发放资金1200万元。\n").facts[0]
    assert len(fact.labels) == 2
    assert fact.labels[0].endswith("（次）")
    assert fact.labels[1].endswith("（万元）")


@pytest.mark.parametrize(
    "text",
    [
        "坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻党的二十大精神。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "严格落实“三会一课”制度。",
        "一要提高站位。二要压实责任。",
        "开展集中学习×次，参加**余人次。",
        "下一步，将继续抓好落实。",
    ],
)
def test_set_phrases_attitudes_and_blanks_are_no_facts(text: str) -> None:
    assert said(f"工作总结\n{text}\n") == []


def workbook(rows: list[list[object]], title: str = "台账") -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].title = title
    for row in rows:
        book.worksheets[0].append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_table_of_figures_gives_a_fact_a_cell() -> None:
    data = workbook(
        [
            ["2025年各镇培训情况"],
            ["序号", "镇", "村", "培训（期）", "参训人数（人次）", "合格率", "联系电话"],
            [1, "甲镇", "东村", 3, 420, "95%", "13800000000"],
            [2, None, "西村", 2, None, "96.5%", "13900000000"],
        ]
    )
    facts = extract_bytes("台账.xlsx", data, SETTINGS, "2025年").facts
    assert [(f.label, f.value, f.unit, f.text, str(f.places[0])) for f in facts] == [
        ("甲镇东村培训", "3", "期", "甲镇东村培训3期", "台账!D3"),
        ("甲镇东村参训人数", "420", "人次", "甲镇东村参训人数420人次", "台账!E3"),
        ("甲镇东村合格率", "95%", None, "甲镇东村合格率95%", "台账!F3"),
        ("甲镇西村培训", "2", "期", "甲镇西村培训2期", "台账!D4"),
        ("甲镇西村合格率", "96.5%", None, "甲镇西村合格率96.5%", "台账!F4"),
    ]
    assert {f.period for f in facts} == {"2025年"}


def test_headers_that_say_nothing_and_texts_beside_figures() -> None:
    text = "项目,数量,年度,说明\n儿童之家（个）,12,2024,其中村级9个，配备图书500册\n宣传（场）,8,2025,效果较好\n"
    facts = extract_bytes("t.csv", text.encode(), SETTINGS).facts
    assert [(f.text, f.period) for f in facts] == [
        ("儿童之家12个", "2024年"),
        ("儿童之家其中村级9个，配备图书500册", "2024年"),
        ("宣传8场", "2025年"),
    ]


def test_a_table_of_facts_is_taken_as_it_is() -> None:
    text = "编号,事实,时段\nf9,走访企业30家,2025年\n"
    fact = extract_bytes("t.csv", text.encode(), SETTINGS).facts[0]
    assert (fact.text, fact.period, str(fact.places[0])) == ("走访企业30家", "2025年", "第2行")


def both(a: str, b: str) -> list[Found]:
    return [
        *extracted(f"工作总结\n{a}\n", "甲.txt", "2025年").facts,
        *extracted(f"工作总结\n{b}\n", "乙.txt", "2025年").facts,
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("开展集中学习11次。", "全年开展集中学习11次！"),
        ("发放资金1200万元。", "发放资金0.12亿元。"),
        ("开展集中学习11次。", "开展集中学习11次，举办读书班8期。"),
        ("举办读书班8期，开展集中学习11次。", "开展集中学习十一次。"),
    ],
)
def test_the_same_in_two_materials_is_one_fact_with_two_sources(a: str, b: str) -> None:
    merged = merge(both(a, b))
    assert (len(merged.facts), merged.merged, merged.conflicts) == (1, 1, 0)
    assert {place.file for place in merged.facts[0].places} == {"甲.txt", "乙.txt"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("开展集中学习11次。", "开展集中学习12次。"),
        ("开展集中学习11次，举办读书班8期。", "全年开展集中学习12次。"),
        ("开展集中学习11次，举办读书班8期。", "举办读书班9期，走访企业30家。"),
        ("发放救助资金1200万元。", "发放救助资金0.13亿元。"),
    ],
)
def test_what_does_not_agree_is_marked_on_both_sides(a: str, b: str) -> None:
    merged = merge(both(a, b))
    assert (len(merged.facts), merged.conflicts) == (2, 2)
    assert "与 f2 不一致" in (merged.facts[0].conflict or "")
    assert "与 f1 不一致" in (merged.facts[1].conflict or "")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("上半年，走访企业30家。", "下半年，走访企业45家。"),
        ("走访企业30家。", "走访农户45户。"),
        ("培训3期。", "培训5期。"),
    ],
)
def test_what_is_about_something_else_is_not_marked(a: str, b: str) -> None:
    assert merge(both(a, b)).conflicts == 0


def test_in_one_file_the_same_clause_may_stand_for_two_projects() -> None:
    text = "工作总结\n修建村道5公里，投入建设资金200万元。新建校舍2栋，投入建设资金350万元。\n"
    assert merge(extracted(text).facts).conflicts == 0


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".yaml"])
def test_extracted_facts_are_read_back_as_facts_of_a_brief(suffix: str) -> None:
    table = extract_bytes("t.csv", "项目,数量\n儿童之家（个）,12\n".encode(), SETTINGS).facts
    facts = merge([*extracted(REPORT).facts, *table]).facts
    loaded = facts_of_file(f"事实{suffix}", found_bytes(facts, suffix), SETTINGS)
    assert loaded.problems == ()
    assert [fact.statement for fact in loaded.facts[:-1]] == [fact.text for fact in facts[:-1]]
    last = loaded.facts[-1]
    assert (last.id, last.label, last.value, last.unit, last.source) == (
        f"f{len(facts)}",
        "儿童之家（个）",
        "12",
        None,
        "t.csv",
    )
    assert loaded.facts[0].period == "2025年"


def test_conflicts_are_seen_in_every_form_of_file() -> None:
    facts = merge(both("开展集中学习11次。", "开展集中学习12次。")).facts
    for suffix in (".csv", ".yaml"):
        assert "不一致：11次／12次" in found_bytes(facts, suffix).decode("utf-8-sig")
    sheet = openpyxl.load_workbook(io.BytesIO(found_bytes(facts, ".xlsx"))).worksheets[0]
    header = [cell.value for cell in sheet[1]]
    assert sheet.freeze_panes == "A2"
    assert "不一致" in sheet.cell(2, header.index("冲突") + 1).value
    assert sheet.cell(2, 1).fill.fgColor.rgb == "FFFFF2CC"


TEXT = st.lists(
    st.sampled_from(
        [
            "开展学习11次",
            "，",
            "。",
            "；",
            "\n",
            "一是",
            "坚持",
            "走访企业30家",
            "《办法》",
            "=1+1",
            "2025年",
            "×",
            "其中",
            "a\tb",
            " ",
        ]
    ),
    max_size=30,
).map("".join)


@given(TEXT)
def test_whatever_the_text_statements_stand_in_it(text: str) -> None:
    data = f"工作总结\n{text}\n".encode()
    result = extract_bytes("a.txt", data, SETTINGS)
    for fact in result.facts:
        assert fact.text
        if fact.label is None and fact.places[0].start is not None and "\t" not in text:
            assert data.decode()[fact.places[0].start : fact.places[0].end] == fact.text
    merged = merge(result.facts)
    assert len(merged.facts) + merged.merged == len(result.facts)
