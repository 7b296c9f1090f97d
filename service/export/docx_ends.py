"""Where paragraphs come or go right before a table or the end: the end of the last one has nothing to run into.

As a writer's own tracked changes have it, the end of the paragraph before them is then the one that comes or goes.
"""

from collections.abc import Sequence
from dataclasses import replace

from service.export.docx_blocks import Placed
from service.export.docx_runs import Hand, Type
from service.text.range import Range


def with_open_ends(placed: Sequence[Placed]) -> list[Placed]:
    """What is placed, so that no last paragraph's end is inserted or deleted, as far as the paragraphs are of one kind:
    those of two kinds would change it. The others keep an empty paragraph below them."""
    result = list(placed)
    for last in range(len(result) - 1, -1, -1):
        at_end = last + 1 == len(result) or result[last + 1].block.type == "table"
        if at_end and _comes_or_goes(result[last]):
            first = last
            while first and _comes_or_goes(result[first - 1]):
                first -= 1
            run = result[first : last + 1]
            if len({each.hand.mark[:12] for each in run}) > 1:
                result[first : last + 1] = _joined(run)
            elif first and _of_a_kind(result[first - 1], run[-1]) and result[first - 1].block.type != "table":
                before = result[first - 1]
                result[first - 1] = replace(before, hand=replace(before.hand, mark=run[-1].hand.mark))
                result[last] = replace(run[-1], hand=replace(run[-1].hand, mark=""))
    return result


def _joined(run: list[Placed]) -> list[Placed]:
    """The last that goes and the last that comes as one paragraph, whose end stays."""
    old = max(n for n, each in enumerate(run) if _goes(each))
    new = max(n for n, each in enumerate(run) if not _goes(each))
    gone, come = run[old], run[new]
    if not _of_a_kind(gone, come):
        return run

    def written(text: str, cuts: Sequence[Range], head: int, body: Type, head_type: Type) -> str:
        before = gone.hand.spanned(gone.block.text, (), 0, body, head_type)
        return before + come.hand.spanned(text, cuts, head, body, head_type)

    rest = [each for n, each in enumerate(run) if n not in (old, new)]
    both = replace(come, hand=Hand(written), gone=gone.block.id)
    return [*rest, both]


def _comes_or_goes(placed: Placed) -> bool:
    return placed.block.type != "table" and bool(placed.hand.mark)


def _goes(placed: Placed) -> bool:
    return placed.hand.mark.startswith("<w:rPr><w:del")


def _of_a_kind(one: Placed, other: Placed) -> bool:
    """Whether both are single paragraphs of the same look."""
    plain = all(each.block.type != "title" and "\n" not in each.block.text for each in (one, other))
    return plain and (one.block.type, one.block.level) == (other.block.type, other.block.level)
