from service.draft import Block, Finding, Severity, Span
from service.facts.fact import Fact
from service.facts.sheet import FactSheet, read_sheet
from service.revision.edited.departures import CHECK, carried, with_departures
from service.settings import Settings
from service.text.lexicon.lexicon import load_lexicon

LEXICON = load_lexicon(Settings().corpus_dirs)
SHEET = read_sheet([Fact(id="f1", statement="局党组开展集中学习12次，投入1200万元")], LEXICON)
OLD = Block(
    "b1",
    "paragraph",
    "局党组开展集中学习12次，投入1200万元。",
    spans=(Span(9, 12, "fact", "f1.1"), Span(15, 21, "fact", "f1.2")),
)


def told(new: Block, *findings: Finding) -> tuple[Finding, ...]:
    return with_departures(findings, (OLD,), (new,), SHEET, LEXICON)


def test_a_changed_figure_is_told_with_the_fact_that_it_departs_from() -> None:
    (finding,) = told(Block("b1", "paragraph", "局党组开展集中学习15次，投入1200万元。", spans=OLD.spans[1:]))
    assert (finding.check, finding.severity, finding.block, finding.start, finding.end) == (
        CHECK,
        Severity.ERROR,
        "b1",
        9,
        12,
    )
    assert "f1" in finding.message
    assert "f1" in (finding.suggestion or "")
    assert "“12次”改成了“15次”" in finding.message


def test_the_same_amount_written_otherwise_departs_from_nothing() -> None:
    assert told(Block("b1", "paragraph", "局党组开展集中学习12次，投入0.12亿元。", spans=OLD.spans[:1])) == ()


def test_words_that_changed_and_values_that_went_depart_from_nothing() -> None:
    assert told(Block("b1", "paragraph", "局党组扎实开展集中学习，投入1200万元。")) == ()


def test_a_value_that_a_note_changed_with_its_fact_departs_from_nothing() -> None:
    new = Block("b1", "paragraph", "局党组开展集中学习15次，投入1200万元。", spans=OLD.spans)
    assert told(new) == ()


def test_it_takes_the_place_of_what_is_said_of_the_source() -> None:
    new = Block("b1", "paragraph", "局党组开展集中学习15次，投入1200万元。", spans=OLD.spans[1:])
    sourceless = Finding("sourceless_quantity", Severity.ERROR, "b1", 9, 12, "数量“15次”在事实中没有依据")
    elsewhere = Finding("sourceless_quantity", Severity.ERROR, "b9", 9, 12, "数量“15次”在事实中没有依据")
    assert [finding.check for finding in told(new, sourceless, elsewhere)] == [CHECK, "sourceless_quantity"]


CHANGED = Block("b1", "paragraph", "局党组开展集中学习15次，投入1200万元。", spans=OLD.spans[1:])


def still(new: Block, sheet: FactSheet = SHEET) -> tuple[Finding, ...]:
    return carried(told(CHANGED), (), (CHANGED,), (new,), sheet, LEXICON)


def test_a_departure_is_told_again_where_its_words_stand() -> None:
    (finding,) = still(Block("b1", "paragraph", "今年，" + CHANGED.text))
    assert (finding.check, finding.start, finding.end) == (CHECK, 12, 15)


def test_it_is_settled_when_the_figure_goes_or_the_fact_states_it() -> None:
    assert still(Block("b1", "paragraph", "局党组开展集中学习，投入1200万元。")) == ()
    assert still(Block("b2", "paragraph", CHANGED.text)) == ()
    confirmed = read_sheet([Fact(id="f1", statement="局党组开展集中学习15次，投入1200万元")], LEXICON)
    assert still(CHANGED, confirmed) == ()


def test_what_is_said_of_the_source_is_not_told_beside_it() -> None:
    sourceless = Finding("sourceless_quantity", Severity.ERROR, "b1", 9, 12, "数量“15次”在事实中没有依据")
    found = carried(told(CHANGED), (sourceless,), (CHANGED,), (CHANGED,), SHEET, LEXICON)
    assert [finding.check for finding in found] == [CHECK]
