"""A fact that is told twice is told once: what says less of it goes, a whole sentence or one clause."""

import pytest

from service.draft import Block, Span
from service.drafting.chain.repeats import without_repeats
from service.drafting.resources import Resources
from service.facts.sheet import FactSheet, read_sheet
from tests.drafting.conftest import MakeBrief


@pytest.fixture
def sheet(make_brief: MakeBrief, resources: Resources) -> FactSheet:
    brief = make_brief("修订制度18项", "开展内审3次，发现问题11个", "印发《云溪县财务办法》", "走访群众46户")
    return read_sheet(brief.facts, resources.lexicon)


def told(sheet: FactSheet, *paragraphs: str) -> tuple[str, ...]:
    """The texts of paragraphs (with ids of values in braces) after repeats are taken out."""
    blocks = [Block("b1", "heading", "一、制度建设", 1, "一、"), Block("b2", "paragraph", "我社坚持实干为先。")]
    for n, paragraph in enumerate(paragraphs, start=3):
        text, spans = "", []
        for part in paragraph.replace("}", "{").split("{"):
            value = sheet.values[part].value.text if part in sheet.values else None
            if value is not None:
                spans.append(Span(len(text), len(text) + len(value), "fact", part))
            text += part if value is None else value
        blocks.append(Block(f"b{n}", "paragraph", text, spans=tuple(spans)))
    return tuple(block.text for block in without_repeats(blocks, sheet)[2:])


def test_a_clause_that_says_another_thing(sheet: FactSheet) -> None:
    done = told(sheet, "修订制度{f1.1}。", "开展内审{f2.1}，发现短板{f1.1}，整改完毕。")
    assert done == ("修订制度18项。", "开展内审3次，整改完毕。")


def test_at_the_end_of_a_sentence(sheet: FactSheet) -> None:
    done = told(sheet, "走访群众{f4.1}。", "开展内审{f2.1}，发现问题{f2.2}，惠及{f4.1}。")
    assert done == ("走访群众46户。", "开展内审3次，发现问题11个。")


def test_a_title_told_of_twice(sheet: FactSheet) -> None:
    done = told(sheet, "印发{f3.1}，着力推动落实。", "走访群众{f4.1}。强化责任，印发了{f3.1}。")
    assert done == ("印发《云溪县财务办法》，着力推动落实。", "走访群众46户。强化责任。")


def test_what_tells_something_more_stays(sheet: FactSheet) -> None:
    lines = ("修订制度{f1.1}。", "修订制度{f1.1}和印发{f3.1}。")
    assert told(sheet, *lines) == ("修订制度18项和印发《云溪县财务办法》。",)
