from service.draft import Block, Span
from service.revision.operations import Cut, InsertBlock, Merge, Move, Operation, Remove, ReplaceSpan, applied
from service.revision.proposing.rebasing import rebased

FIRST = Block("b2", "paragraph", "一是学习。开展学习12次。举办讲座6场。", spans=(Span(9, 12, "fact", "f1.1"),))
SECOND = Block("b3", "paragraph", "二是服务。走访41户。")
SENT = (FIRST, SECOND)


def after(blocks: tuple[Block, ...], *operations: Operation) -> tuple[Block, ...] | None:
    placed = rebased(operations, SENT, blocks)
    if placed is None:
        return None
    for operation in placed:
        blocks = applied(blocks, operation)
    return blocks


def longer(text: str) -> tuple[Block, ...]:
    """The first block with a sentence more before its last."""
    return (applied((FIRST,), ReplaceSpan("b2", 13, 13, text))[0], SECOND)


def test_where_nothing_changed_edits_are_as_they_were() -> None:
    edit = ReplaceSpan("b2", 13, 20, "举办讲座7场。")
    assert rebased([edit], SENT, SENT) == (edit,)


def test_an_edit_behind_a_new_sentence_moves_along() -> None:
    blocks = after(longer("学用结合。"), ReplaceSpan("b2", 13, 20, "办讲座6场。"))
    assert blocks is not None
    assert blocks[0].text == "一是学习。开展学习12次。学用结合。办讲座6场。"


def test_an_insertion_follows_its_sentence() -> None:
    blocks = after(longer("学用结合。"), ReplaceSpan("b2", 20, 20, "收效好。"))
    assert blocks is not None
    assert blocks[0].text.endswith("举办讲座6场。收效好。")


def test_a_sentence_that_is_another_by_now_is_not_found() -> None:
    changed = (applied((FIRST,), ReplaceSpan("b2", 13, 20, "办讲座。"))[0], SECOND)
    assert after(changed, ReplaceSpan("b2", 13, 20, "举办讲座。")) is None
    assert after(changed, Cut("b2", ((13, 20),))) is None
    assert after(changed, ReplaceSpan("b2", 20, 20, "收效好。")) is None
    assert after(changed, Remove(("b2",))) is None


def test_blocks_that_are_gone() -> None:
    only = (FIRST,)
    assert after(only, Remove(("b3",))) is None
    assert after(only, Merge("b2", "b3")) is None
    assert after(only, Move(("b2",), "b3")) is None
    assert after(only, InsertBlock("b3", SECOND)) is None
    assert after(only, ReplaceSpan("b3", 0, 5, "")) is None


def test_two_operations_that_cannot_both_be_done() -> None:
    assert after(SENT, Remove(("b3",)), Merge("b2", "b3")) is None


def test_a_sentence_that_stands_twice_is_not_guessed() -> None:
    twice = Block("b2", "paragraph", "走访。走访。学习。")
    placed = rebased([ReplaceSpan("b2", 3, 6, "慰问。")], (twice,), (Block("b2", "paragraph", "开头。走访。走访。"),))
    assert placed is None
