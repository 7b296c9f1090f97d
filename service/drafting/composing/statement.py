"""A fact as a sentence: its own words, fitted into a paragraph without touching a value or a qualifier."""

import re
from dataclasses import dataclass

from service.brief import Brief
from service.drafting.composing.pieces import Piece, fact_pieces
from service.facts.sheet import SheetFact
from service.text.lexicon.lexicon import Lexicon

_STOPS = "。；;.，, \u3000"
_HALF_WIDTH = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！"})
_CJK = re.compile(r"[\u4e00-\u9fff”》）%]")
_UNIT_IN_LABEL = re.compile(r"[（(][^（()）]{1,6}[)）]$")
_ADVERBS = re.compile(r"^(?:全年|年内|先后|累计|共|已|拟|将|计划|力争|继续|分批|分期|联合|统一|及时|深入|广泛){1,3}")
_MEASURED = re.compile(r"(?:数|数量|人数|率|额|总额|量|总量|面积|规模|总值|收入|产值|指数|比例|比重|得分|均分|满意度)$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact's clause without its final stop. ``verbal``: it begins with a verb and may follow a lead clause."""

    fact: str
    pieces: tuple[Piece, ...]
    verbal: bool
    labelled: bool


def statement(fact: SheetFact, brief: Brief, lexicon: Lexicon, *, subject: bool) -> Statement:
    """The fact's clause. The drafting unit's own name at its start is left out unless it is the ``subject``."""
    if fact.fact.statement is None:
        return _labelled(fact, brief)
    start, end = 0, len(fact.text.rstrip(_STOPS))
    if not subject and fact.text.startswith(brief.unit):
        rest = fact.text[len(brief.unit) :].lstrip("，, ")
        if _begins_with_verb(rest, lexicon):
            start = len(fact.text) - len(rest)
    pieces = tuple(_full_width(piece) for piece in fact_pieces(fact, start, end))
    return Statement(fact.id, pieces, _begins_with_verb(fact.text[start:], lexicon), labelled=False)


def _labelled(fact: SheetFact, brief: Brief) -> Statement:
    value = fact.values[0]
    label = _UNIT_IN_LABEL.sub("", fact.text[: value.start]).strip("：: ")
    period = fact.fact.period
    pieces = []
    if period and period != brief.period:
        pieces.append(Piece(f"{period}，"))
    pieces.append(Piece(label + ("为" if _MEASURED.search(label) else "")))
    pieces.append(Piece(value.value.text, "derived" if fact.fact.derived else "fact", value.id))
    return Statement(fact.id, tuple(pieces), verbal=False, labelled=True)


def _begins_with_verb(text: str, lexicon: Lexicon) -> bool:
    """Whether a clause begins with a verb of action, with or without an adverb of time or manner before it."""
    return lexicon.action_verb_pattern.match(_ADVERBS.sub("", text)) is not None


def _full_width(piece: Piece) -> Piece:
    """Half-width punctuation between Chinese characters becomes full-width; inside a value nothing changes."""
    if piece.kind is not None or not _CJK.search(piece.text):
        return piece
    return Piece(piece.text.translate(_HALF_WIDTH))
