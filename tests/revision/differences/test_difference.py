from hypothesis import given, settings

from service.changes import BlockChange, Change, Fate, new_blocks, old_blocks
from service.draft import Block, Span
from service.revision.differences.difference import difference
from tests.revision.generated import versions

HEADING = Block("b1", "heading", "一、抓实党建", 1, "一、")
LEARN = Block("b2", "paragraph", "一是抓学习。开展集中学习9次，研讨6次。", spans=(Span(12, 14, "fact", "f1.1"),))
FOUND = Block("b3", "paragraph", "二是抓组织。建立支部12个。")
TEACH = Block("b4", "paragraph", "三是抓讲习。举办讲习活动7场。")
OLD = (HEADING, LEARN, FOUND, TEACH)


def fates(rows: tuple[BlockChange, ...]) -> list[tuple[str, str]]:
    return [(row.fate.value, (row.new if row.stands else row.old).id) for row in rows]  # type: ignore[union-attr]


def said(row: BlockChange) -> list[tuple[str, str]]:
    return [(each.change.value, each.text) for each in row.segments]


def test_what_nobody_touched_is_kept() -> None:
    assert {row.fate for row in difference(OLD, OLD)} == {Fate.KEPT}
    assert difference((), ()) == ()


def test_blocks_are_matched_by_id_and_told_word_by_word() -> None:
    new = Block("b2", "paragraph", "一是抓学习。开展集中学习11次，研讨6次。", spans=(Span(12, 15, "fact", "f1.1"),))
    rows = difference(OLD, (HEADING, new, FOUND, TEACH))
    assert fates(rows) == [("kept", "b1"), ("changed", "b2"), ("kept", "b3"), ("kept", "b4")]
    assert said(rows[1]) == [
        ("kept", "一是抓学习。开展集中学习"),
        ("deleted", "9次"),
        ("inserted", "11次"),
        ("kept", "，研讨6次。"),
    ]


def test_a_block_that_is_gone_and_one_that_is_new() -> None:
    new = Block("b9", "paragraph", "为群众办实事63件。")
    rows = difference(OLD, (HEADING, new, LEARN, TEACH))
    assert fates(rows) == [("kept", "b1"), ("inserted", "b9"), ("kept", "b2"), ("deleted", "b3"), ("kept", "b4")]
    assert said(rows[1]) == [("inserted", new.text)]
    assert said(rows[3]) == [("deleted", FOUND.text)]


def test_a_block_that_moved_is_told_where_it_stood_and_where_it_stands() -> None:
    rows = difference(OLD, (HEADING, TEACH, LEARN, FOUND))
    assert fates(rows) == [
        ("kept", "b1"),
        ("moved_to", "b4"),
        ("kept", "b2"),
        ("kept", "b3"),
        ("moved_from", "b4"),
    ]
    assert rows[1].old == rows[4].new == TEACH


def test_without_ids_blocks_are_matched_by_likeness() -> None:
    new = tuple(
        Block("", block.type, block.text.replace("抓", "狠抓"), block.level) for block in (HEADING, FOUND, LEARN)
    )
    rows = difference(OLD, new)
    assert [row.old.id for row in rows if row.stands and row.old] == ["b1", "b3", "b2"]
    assert [row.old.id for row in rows if row.fate is Fate.DELETED and row.old] == ["b4"]


def test_a_table_is_never_a_text() -> None:
    rows = difference((Block("b1", "table", "甲\t1"),), (Block("b1", "paragraph", "甲\t1"),))
    assert [row.fate for row in rows] == [Fate.DELETED, Fate.INSERTED]


@settings(max_examples=200)
@given(versions())
def test_the_difference_applied_to_the_old_version_gives_the_new_one(
    both: tuple[tuple[Block, ...], tuple[Block, ...]],
) -> None:
    old, new = both
    rows = difference(old, new)
    assert old_blocks(rows) == old
    assert new_blocks(rows) == new
    for row in rows:
        source = row.old.text if row.old else ""
        gone = "".join(source[slice(*each.old)] for each in row.segments if each.change is not Change.INSERTED)
        assert gone == (source if row.fate is not Fate.INSERTED else "")
        if row.stands and row.new:
            made = "".join(
                each.text if each.change is Change.INSERTED else source[slice(*each.old)]
                for each in row.segments
                if each.change is not Change.DELETED
            )
            assert made == row.new.text
            assert all(
                row.new.text[slice(*each.new)] == each.text for each in row.segments if each.new[1] > each.new[0]
            )
