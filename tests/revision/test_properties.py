"""What holds whatever the notes are."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.checks.order.marks import heading_number_of, point_marks
from service.draft import Draft
from service.drafting.resources import Resources
from service.facts.sheet import FactSheet
from service.revision.folding import folded, unfolded
from service.revision.note import Note, Verdict
from service.revision.revising import revise
from service.text.numbering import POINT_STYLES
from tests.revision.conftest import Bases

NAMES = ("water", "clinic", "village", "zone", "archives", "street", "safety", "school")
POINT = st.sampled_from("一二三四")
NOTES = st.one_of(
    POINT.map("删去第{}点".format),
    POINT.map("第{}点移到最前".format),
    POINT.map("第{}点移到最后".format),
    st.tuples(POINT, POINT).map(lambda two: f"第{two[0]}点和第{two[1]}点对调"),
    st.tuples(POINT, POINT).map(lambda two: f"第{two[0]}点和第{two[1]}点合并"),
    st.tuples(POINT, st.integers(15, 90)).map(lambda two: f"第{two[0]}点压缩到{two[1]}字"),
    POINT.map("删去第{}点最后一句".format),
    POINT.map("第{}点增加：走访群众41户".format),
    POINT.map("第{}点的标题改为“抓好工作落实”".format),
    st.tuples(POINT, POINT).map(lambda two: f"把第{two[0]}点最后一句移到第{two[1]}点"),
    st.sampled_from(["开头太空", "分点改用“首先、其次”", "5改为7", "6次改为8次", "8期改为9期", "全文压缩到120字"]),
)
many = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def spans_lie_on_their_values(draft: Draft, sheet: FactSheet) -> bool:
    return all(
        block.text[span.start : span.end] == sheet.values[span.fact].value.text
        for block in draft.blocks
        for span in block.spans
        if span.fact in sheet.values
    )


def is_consecutive(draft: Draft) -> bool:
    """Numbers of subheadings and marks of points count on by one."""
    numbers = [n for b in draft.blocks[1:] if b.type == "heading" and (n := heading_number_of(b.text))]
    if numbers:
        return [number.number for number in numbers] == list(range(1, len(numbers) + 1))
    marks = [mark.text for block in draft.blocks for mark in point_marks(block.text)]
    styles = [[style(n, len(marks)) for n in range(1, len(marks) + 1)] for style in POINT_STYLES.values()]
    return not marks or len(marks) == 1 or marks in styles


@many
@given(name=st.sampled_from(NAMES), notes=st.lists(NOTES, min_size=1, max_size=4))
def test_after_any_notes(base: Bases, resources: Resources, name: str, notes: list[str]) -> None:
    draft, snapshot = base(name)
    revised = revise(draft, snapshot, [Note(note) for note in notes], resources)
    assert spans_lie_on_their_values(revised.draft, revised.snapshot.sheet)
    assert is_consecutive(revised.draft), revised.draft.text
    assert len({block.id for block in revised.draft.blocks}) == len(revised.draft.blocks)
    assert not any("~" in block.id for block in revised.draft.blocks)
    assert "。。" not in revised.draft.text
    assert "；。" not in revised.draft.text
    assert "，。" not in revised.draft.text
    assert revised.draft.blocks[0].id == "b1"
    touched = {id for answer in revised.answers for id in answer.blocks}
    after = {block.id: block for block in revised.draft.blocks}
    for block in draft.blocks:
        if block.id not in touched:
            assert after[block.id] == block
    if not any(answer.verdict in (Verdict.APPLIED, Verdict.PARTLY) for answer in revised.answers):
        assert revised.draft is draft


@many
@given(
    name=st.sampled_from(NAMES),
    text=st.text(alphabet="删去第二点改为“”‘’，。6次8移到前增加：写成标题一是b3.[]|", max_size=14),
)
def test_whatever_a_note_says_it_is_answered(base: Bases, resources: Resources, name: str, text: str) -> None:
    draft, snapshot = base(name)
    revised = revise(draft, snapshot, [Note(text)], resources)
    assert len(revised.answers) == 1
    assert revised.answers[0].message
    assert spans_lie_on_their_values(revised.draft, revised.snapshot.sheet)


@many
@given(name=st.sampled_from(NAMES))
def test_taken_apart_and_put_together_blocks_are_the_same(base: Bases, name: str) -> None:
    blocks = base(name)[0].blocks
    assert folded(unfolded(blocks)) == blocks
    assert unfolded(unfolded(blocks)) == unfolded(blocks)


def test_a_note_changes_only_the_block_it_is_about(base: Bases, resources: Resources) -> None:
    draft, snapshot = base("water")
    for note in ("6次改为8次", "第二点的标题改为“建强组织”", "第四点增加：走访41户", "删去第三点最后一句"):
        revised = revise(draft, snapshot, [Note(note)], resources)
        (changed,) = revised.answers[0].blocks
        for before, after in zip(draft.blocks, revised.draft.blocks, strict=True):
            assert (before is after) == (before.id != changed)
