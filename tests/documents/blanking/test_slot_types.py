"""Types told by context alone: the label of a line, the noun that closes a list, the head of a table's column."""

from pathlib import Path

import pytest

from service.documents.blanking.blanks import mask
from service.documents.blanking.cells import Cell, cells_of
from service.documents.blanking.slot_types import surname_before, type_by_context, type_by_word, type_in_cell
from service.text.lexicon.lexicon import Lexicon, load_lexicon
from service.text.values import SlotType

CORPUS = Path(__file__).parents[3] / "corpus"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon((CORPUS,))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("单位名称", SlotType.ORGANISATION),
        ("联系人", SlotType.PERSON),
        ("联系电话", SlotType.TEXT),
        ("成文日期", SlotType.DATE),
        ("年份", SlotType.DATE),
        ("发文字号", SlotType.DOCUMENT_NUMBER),
        ("讲座题目", SlotType.TITLE),
        ("乡镇名称", SlotType.PLACE),
        ("详细地址", SlotType.PLACE),
        ("服务人次", SlotType.QUANTITY),
        ("面积（平方米）", SlotType.QUANTITY),
        ("专职人员（名）", SlotType.QUANTITY),
        ("党支部数", SlotType.QUANTITY),
        ("满意率", SlotType.QUANTITY),
        ("活动主题", SlotType.NAME),
        ("整改措施", SlotType.TEXT),
        ("红黄蓝", None),
    ],
)
def test_the_name_of_a_blank_says_its_type(word: str, kind: SlotType | None, lexicon: Lexicon) -> None:
    assert type_by_word(word, lexicon) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("联系人：×", SlotType.PERSON),
        ("地  点：×", SlotType.PLACE),
        ("赴×、×等地引才", SlotType.PLACE),
        ("邀请×、×等先进模范宣讲", SlotType.PERSON),
        ("推动×等项目开工", SlotType.NAME),
        ("内设×、×等×个科室", SlotType.ORGANISATION),
        ("县长×带队检查", SlotType.PERSON),
        ("在×召开会议", SlotType.PLACE),
        ("学习×贪污案", SlotType.PERSON),
        ("与×合作", SlotType.ORGANISATION),
        ("占比达到×，", SlotType.QUANTITY),
        ("被评为×，", SlotType.CLAIM),
        ("附件×", SlotType.ORDINAL),
        ("涌现出×级先进", SlotType.TEXT),
        ("主要原因是×。", SlotType.TEXT),
    ],
)
def test_the_first_blank_is_typed_by_its_context(text: str, kind: SlotType, lexicon: Lexicon) -> None:
    masked = mask(text)
    run = masked.runs[0]
    assert type_by_context(masked.shape, run.start, run.end, lexicon) is kind


@pytest.mark.parametrize(
    ("text", "start"), [("我叫王×", 2), ("读者李×写道", 2), ("，赵×说", 1), ("于×年", None), ("河水×", None)]
)
def test_a_surname_before_a_blank_belongs_to_it(text: str, start: int | None, lexicon: Lexicon) -> None:
    masked = mask(text)
    assert surname_before(masked.shape, masked.runs[0].start, lexicon) == start


TABLE = (
    "附表\n序号\t名称\t人数（人）\t联系人\n1\t×\t×\t×\n合计\t—\t×\t—\n正文×\n| 项目 | 数量 |\n|---|---|\n| 讲座 | × |"
)


def test_cells_know_the_heads_of_row_and_column() -> None:
    spans = [(run.start, run.end) for run in mask(TABLE).runs]
    cells = cells_of(TABLE, spans)
    assert [cells.get(start) for start, _ in spans] == [
        Cell("", "名称", True),
        Cell("", "人数（人）", True),
        Cell("", "联系人", True),
        Cell("合计", "人数（人）", True),
        None,
        Cell("讲座", "数量", True),
    ]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (Cell("", "人数（人）", True), SlotType.QUANTITY),
        (Cell("讲习所", "负责人", True), SlotType.PERSON),
        (Cell("开展活动（场）", "本年", False), SlotType.QUANTITY),
        (Cell("焊工", "初级工", True), SlotType.QUANTITY),
        (Cell("焊工", "备注", True), SlotType.TEXT),
        (Cell("", "", False), SlotType.TEXT),
    ],
)
def test_a_cell_is_typed_by_its_heads(cell: Cell, kind: SlotType, lexicon: Lexicon) -> None:
    assert type_in_cell(cell, lexicon) is kind
