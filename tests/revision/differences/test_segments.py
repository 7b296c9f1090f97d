from hypothesis import given, settings

from service.changes import Change
from service.draft import Block, Span
from service.revision.differences.segments import segments
from tests.revision.generated import versions


def told(old: str, new: str, *spans: Span, type: str = "paragraph") -> list[tuple[str, str]]:
    before = Block("b", type, old, spans=spans)  # type: ignore[arg-type]
    return [(each.change.value, each.text) for each in segments(before, Block("b", type, new))]  # type: ignore[arg-type]


def test_words_are_not_cut() -> None:
    assert told("召开动员会议。", "召开总结会议。") == [
        ("kept", "召开"),
        ("deleted", "动员"),
        ("inserted", "总结"),
        ("kept", "会议。"),
    ]


def test_values_are_whole_though_a_part_of_them_is_the_same() -> None:
    old, new = "投入资金1200万元，惠及群众。", "投入资金1500万元，惠及群众。"
    before = Block("b", "paragraph", old, spans=(Span(4, 10, "fact", "f1.1"),))
    after = Block("b", "paragraph", new, spans=(Span(4, 10, "fact", "f1.1"),))
    assert [(each.change.value, each.text) for each in segments(before, after)][1:3] == [
        ("deleted", "1200万元"),
        ("inserted", "1500万元"),
    ]


def test_a_sentence_goes_whole_and_its_neighbours_stay() -> None:
    assert told("甲项工作推进。乙项任务完成。丙项验收。", "甲项工作推进。丙项验收。") == [
        ("kept", "甲项工作推进。"),
        ("deleted", "乙项任务完成。"),
        ("kept", "丙项验收。"),
    ]


def test_a_lone_mark_between_changes_is_told_with_them() -> None:
    found = told("组织学习，深入调研。", "开展培训，认真走访。")
    assert ("kept", "，") not in found


def test_a_row_comes_and_goes_whole_and_cells_are_told_by_words() -> None:
    found = told("项目\t数量\n学习\t9", "项目\t数量\n讲习\t3\n学习\t11", type="table")
    assert found == [
        ("kept", "项目\t数量"),
        ("inserted", "\n讲习\t3"),
        ("kept", "\n学习\t"),
        ("deleted", "9"),
        ("inserted", "11"),
    ]


def test_what_would_take_minutes_is_told_as_replaced() -> None:
    old, new = "习。" * 4000, "习。" * 3999 + "学。"
    found = segments(Block("b", "paragraph", old), Block("b", "paragraph", new))
    assert {each.change for each in found} == {Change.DELETED, Change.INSERTED}


@settings(max_examples=150)
@given(versions())
def test_no_segment_cuts_a_value(both: tuple[tuple[Block, ...], tuple[Block, ...]]) -> None:
    for old, new in zip(*both, strict=False):
        if "table" in (old.type, new.type):
            continue
        edges = {each.old[0] for each in segments(old, new)}
        assert not any(span.start < edge < span.end for span in old.spans for edge in edges)
