"""``python -m eval bench-diff``: the difference of two long versions, nothing, little or everything changed."""

import argparse
import random
from collections.abc import Sequence

from eval.benchmarks.timing import repeated
from service.draft import Block, Span
from service.revision.differences.difference import difference
from service.revision.differences.difference_forms import difference_json

_CHARACTERS_A_PAGE = 28 * 22
_SENTENCES = 4
_WORDS = (
    "学习",
    "讲习",
    "支部",
    "党员",
    "群众",
    "水务",
    "河道",
    "巡查",
    "调研",
    "培训",
    "整改",
    "制度",
    "项目",
    "资金",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pages", type=int, default=30, help="pages of a version, of 22 lines of 28 characters")
    parser.add_argument("--times", type=int, default=20, help="differences of each kind")


def main(args: argparse.Namespace) -> int:
    """Print milliseconds by how much is changed; the JSON form with its unified text is made too."""
    old = _version(args.pages, random.Random(1))
    for name, share in (("nothing changed", 0.0), ("a tenth of the blocks", 0.1), ("every block", 1.0)):
        new = _changed(old, share, random.Random(2))
        timed = repeated(lambda new=new: difference_json(difference(old, new), 1, 2), args.times)  # type: ignore[misc]
        print(f"{args.pages} pages, {len(old)} blocks, {name}: p50 {timed.p50:.1f} ms, p99 {timed.p99:.1f} ms")
    strangers = [_with_id(block, "") for block in _changed(old, 1.0, random.Random(3))]
    timed = repeated(lambda: difference_json(difference(old, strangers), 1, 2), args.times)
    print(f"every block, without ids: p50 {timed.p50:.1f} ms, p99 {timed.p99:.1f} ms")
    return 0


def _version(pages: int, chance: random.Random) -> list[Block]:
    blocks: list[Block] = []
    written = 0
    while written < pages * _CHARACTERS_A_PAGE:
        text = ""
        spans: list[Span] = []
        for _ in range(_SENTENCES):
            words = "".join(chance.choices(_WORDS, k=8))
            figure = f"{chance.randint(2, 400)}次"
            at = len(text) + len(words)
            spans.append(Span(at, at + len(figure), "fact", f"f{len(blocks)}.{len(spans) + 1}"))
            text += f"{words}{figure}，{''.join(chance.choices(_WORDS, k=6))}。"
        blocks.append(Block(f"b{len(blocks) + 1}", "paragraph", text, spans=tuple(spans)))
        written += len(text)
    return blocks


def _changed(blocks: Sequence[Block], share: float, chance: random.Random) -> list[Block]:
    """A word is another, one more stands there, and a sentence is gone, in this share of the blocks."""
    found: list[Block] = []
    for block in blocks:
        if chance.random() >= share:
            found.append(block)
            continue
        at = chance.randrange(2, 20)
        text = block.text[:at] + "扎实开展" + block.text[at + 2 : block.text.rindex("。", 0, -1) + 1]
        found.append(Block(block.id, "paragraph", text))
    return found


def _with_id(block: Block, id: str) -> Block:
    return Block(id, block.type, block.text, spans=block.spans)
