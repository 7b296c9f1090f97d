"""Pieces keep provenance exactly."""

from hypothesis import given
from hypothesis import strategies as st

from service.drafting.composing.pieces import Piece, block, fact_pieces, prose, text_of
from service.drafting.resources import Resources
from service.facts.fact import Fact
from service.facts.sheet import read_fact


def test_a_fact_comes_apart_at_its_values_and_together_again(resources: Resources) -> None:
    fact = read_fact(Fact(id="f1", statement="举办培训班8期，参加900人次"), resources.lexicon)
    pieces = fact_pieces(fact)
    assert text_of(pieces) == fact.text
    assert [(piece.text, piece.fact) for piece in pieces if piece.kind] == [("8期", "f1.1"), ("900人次", "f1.2")]


def test_a_stretch_of_a_fact_leaves_out_values_that_it_cuts(resources: Resources) -> None:
    fact = read_fact(Fact(id="f1", statement="举办培训班8期，参加900人次"), resources.lexicon)
    assert text_of(fact_pieces(fact, 2, 8)) == "培训班8期，"


@given(texts=st.lists(st.tuples(st.text(min_size=0, max_size=6), st.booleans()), max_size=8))
def test_spans_of_a_block_are_where_its_pieces_are(texts: list[tuple[str, bool]]) -> None:
    pieces = [Piece(text, "fact", f"f{n}.1") if given else prose(text) for n, (text, given) in enumerate(texts, 1)]
    made = block("b1", "paragraph", pieces)
    assert made.text == "".join(text for text, _ in texts)
    kept = [piece for piece in pieces if piece.kind and piece.text]
    assert [made.text[span.start : span.end] for span in made.spans] == [piece.text for piece in kept]
    assert [span.fact for span in made.spans] == [piece.fact for piece in kept]
