from dataclasses import replace

import pytest

from service.draft import Block, Span
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, read_sheet
from service.revision.edited.adopting import adopted
from service.settings import Settings
from service.text.lexicon.lexicon import Lexicon, load_lexicon

HEADING = Block("b1", "heading", "一、抓实党建", 1, "一、")
LEARN = Block(
    "b2",
    "paragraph",
    "一是抓学习。局党组开展集中学习12次，交流研讨6次。成效逐步显现。",
    spans=(Span(0, 2, "structural"), Span(15, 18, "fact", "f1.1"), Span(23, 25, "fact", "f1.2")),
)
SERVE = Block(
    "b3", "paragraph", "二是抓服务。为群众办实事63件。各项任务落到实处。", spans=(Span(12, 15, "fact", "f2.1"),)
)
DRAFT = (HEADING, LEARN, SERVE)
FACTS = (
    Fact(id="f1", statement="局党组开展集中学习12次，交流研讨6次"),
    Fact(id="f2", statement="为群众办实事63件"),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(Settings().corpus_dirs)


@pytest.fixture(scope="module")
def sheet(lexicon: Lexicon) -> FactSheet:
    return read_sheet(FACTS, lexicon)


def written(*texts: str) -> list[Block]:
    return [Block("", "heading" if text.startswith("一、") else "paragraph", text) for text in texts]


def values(block: Block) -> list[tuple[str, str | None]]:
    return [(block.text[span.start : span.end], span.fact) for span in block.spans if span.fact]


def test_what_came_back_as_it_went_is_the_same(sheet: FactSheet, lexicon: Lexicon) -> None:
    result = adopted(DRAFT, written(*(f" {block.text}" for block in DRAFT)), sheet, lexicon)
    assert all(block is was for block, was in zip(result, DRAFT, strict=True))


def test_a_changed_block_keeps_its_id_and_the_values_that_still_stand(sheet: FactSheet, lexicon: Lexicon) -> None:
    changed = LEARN.text.replace("6次", "9次").replace("成效逐步显现", "成效明显")
    result = adopted(DRAFT, written(HEADING.text, changed, SERVE.text), sheet, lexicon)
    assert [block.id for block in result] == ["b1", "b2", "b3"]
    assert result[1].text == changed
    assert values(result[1]) == [("12次", "f1.1")]
    assert result[2] is SERVE


def test_a_sentence_that_moved_to_another_paragraph_brings_its_values(sheet: FactSheet, lexicon: Lexicon) -> None:
    moved = LEARN.text + "为群众办实事63件。"
    result = adopted(DRAFT, written(HEADING.text, moved, "二是抓服务。各项任务落到实处。"), sheet, lexicon)
    assert values(result[1])[-1] == ("63件", "f2.1")
    assert [block.id for block in result] == ["b1", "b2", "b3"]


def test_paragraphs_that_were_merged_are_the_first_of_them(sheet: FactSheet, lexicon: Lexicon) -> None:
    result = adopted(DRAFT, written(HEADING.text, LEARN.text + SERVE.text), sheet, lexicon)
    assert [block.id for block in result] == ["b1", "b2"]
    assert values(result[1]) == [("12次", "f1.1"), ("6次", "f1.2"), ("63件", "f2.1")]


def test_a_value_in_other_words_around_it_is_known_again(sheet: FactSheet, lexicon: Lexicon) -> None:
    reworded = "二是抓服务。全年累计帮助群众解决了63件难事。"
    result = adopted(DRAFT, written(HEADING.text, LEARN.text, reworded), sheet, lexicon)
    assert values(result[2]) == [("63件", "f2.1")]


def test_blocks_that_moved_keep_their_ids_and_new_ones_get_their_own(sheet: FactSheet, lexicon: Lexicon) -> None:
    result = adopted(DRAFT, written(HEADING.text, SERVE.text, "三是抓作风。", LEARN.text), sheet, lexicon)
    assert [block.id for block in result] == ["b1", "b3", "b4", "b2"]
    assert result[1] is SERVE


def test_a_heading_in_wholly_other_words_is_the_same_heading(sheet: FactSheet, lexicon: Lexicon) -> None:
    result = adopted(DRAFT, written("一、强化政治引领", LEARN.text, SERVE.text), sheet, lexicon)
    assert (result[0].id, result[0].type, result[0].number) == ("b1", "heading", "一、")


def test_a_table_with_its_short_rows_filled_up_is_the_same(sheet: FactSheet, lexicon: Lexicon) -> None:
    table = Block("b4", "table", "项目\t数量\n学习")
    (result,) = adopted((table,), [Block("", "table", "项目\t数量\n学习\t")], sheet, lexicon)
    assert result is table


def test_the_draft_is_not_changed(sheet: FactSheet, lexicon: Lexicon) -> None:
    before = tuple(replace(block) for block in DRAFT)
    adopted(DRAFT, written("全新的一份稿。"), sheet, lexicon)
    assert before == DRAFT
