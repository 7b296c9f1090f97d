"""The composer: a section written from plan and facts alone — opening, points with parallel themes, fact sentences.

What it adds to the facts comes from the phrase bank, which asserts nothing; so whatever it writes has a source.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.brief import Brief
from service.draft import Block
from service.drafting.composing.pieces import Piece, block, prose
from service.drafting.composing.statement import Statement, statement
from service.drafting.composing.written import Written
from service.drafting.planning.layout import layout_of
from service.drafting.planning.phrases import PhraseBank, Topic, pick
from service.drafting.planning.plan import Plan, PlannedPoint
from service.drafting.planning.topics import GENERAL
from service.facts.sheet import FactSheet
from service.text.lexicon.lexicon import Lexicon
from service.text.numbering import heading_number
from service.text.numbers.counting import word_count

MOST_PURPOSES = 2
"""To a point. Facts make a section long; purposes only fill it up."""
_FIELD = re.compile(r"\{(period|unit|topic|stance)\}")


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Hands out phrases of the bank, each at most once a section, also as part of another."""

    seed: int
    used: set[str]

    def next(self, options: Sequence[str], *key: str) -> str | None:
        free = [option for option in options if not any(option in said for said in self.used)]
        if not free:
            return None
        chosen = pick(free, self.seed, *key)
        self.used.add(chosen)
        return chosen


@dataclass(frozen=True, slots=True)
class Composer:
    """Writes one section. Holds what the writing is a function of; ``write`` changes nothing."""

    brief: Brief
    sheet: FactSheet
    plan: Plan
    bank: PhraseBank
    lexicon: Lexicon
    grounding: tuple[str, ...] = ()

    def write(self) -> Written:
        """Blocks of the section. Purposes are added until the least length asked for is reached, or none is left."""
        least = self.brief.requirements.length[0] if self.brief.requirements.length else 0
        most = self.brief.requirements.length[1] if self.brief.requirements.length else None
        blocks = self._blocks(aims=0)
        for aims in range(1, MOST_PURPOSES * len(self.plan.points) + 1):
            longer = self._blocks(aims=aims)
            length = word_count("".join(b.text for b in blocks))
            too_long = most is not None and word_count("".join(b.text for b in longer)) > most
            if length >= max(least, 1) or too_long:
                break
            blocks = longer
        stated = tuple(fact for point in self.plan.points for fact in point.facts)
        return Written(blocks, stated=stated)

    def _blocks(self, aims: int) -> tuple[Block, ...]:
        phrases = _Phrases(self.brief.requirements.seed, set())
        paragraphs = list(self._paragraphs(phrases, aims))
        body = (
            block(
                f"b{n}",
                "heading" if level else "paragraph",
                pieces,
                level=level,
                number=number,
                grounding=self.grounding,
            )
            for n, (level, number, pieces) in enumerate(paragraphs, start=2)
        )
        return (replace(section_heading(self.brief), grounding=self.grounding), *body)

    def _paragraphs(self, phrases: _Phrases, aims: int) -> Iterator[tuple[int | None, str | None, list[Piece]]]:
        opening = self._opening(phrases)
        layout = layout_of(self.brief, self.sheet, self.plan)
        purposes = self._purposes(phrases, aims)
        if layout.kind == "paragraph":
            yield None, None, [*opening, *self._body(self.plan.points[0], phrases, purposes[0])]
            return
        yield None, None, opening
        for n, point in enumerate(self.plan.points, start=1):
            body = self._body(point, phrases, purposes[n - 1])
            mark = layout.mark(n)
            if layout.kind == "subheadings":
                yield layout.level, mark, [Piece(mark), prose(point.theme)]
                yield None, None, body
            else:
                yield None, None, [Piece(mark, "structural"), prose(f"{point.theme}。"), *body]

    def _opening(self, phrases: _Phrases) -> list[Piece]:
        topic = self._topic(self.plan.topic)
        section = self.brief.section
        heading = section.heading if section is not None else ""
        said = "".join([heading, *(fact.text for fact in self.sheet.facts)])
        fit = topic.fitting(topic.openings, said) or self._topic(GENERAL).openings
        stance = phrases.next(fit, "opening", self.brief.unit) or ""
        templates = self.bank.genres[self.brief.genre].openings
        fitting = [t for t in templates if ("{period}" in t) == bool(self.brief.period)] or ["{unit}{stance}。"]
        template = pick(fitting, self.brief.requirements.seed, "opening", self.brief.genre)
        fields = {"period": self.brief.period or "", "unit": self.brief.unit, "topic": topic.name, "stance": stance}
        return list(fill(template, fields))

    def _purposes(self, phrases: _Phrases, number: int) -> list[list[str]]:
        """The purposes of each point: the last points have theirs first, and each has one before any has two."""
        found: list[list[str]] = [[] for _ in self.plan.points]
        for before in range(0, number, len(found)):
            for n, point in enumerate(self.plan.points):
                wanted = n >= len(found) - (number - before)
                topic = self._topic(point.topic)
                fit = topic.fitting(topic.aims, self._said(point))
                if wanted and (purpose := phrases.next(fit, "aim", point.theme)):
                    found[n].append(purpose)
        return found

    def _body(self, point: PlannedPoint, phrases: _Phrases, purposes: Sequence[str]) -> list[Piece]:
        statements = [
            statement(self.sheet.by_id[fact], self.brief, self.lexicon, subject=False) for fact in point.facts
        ]
        topic = self._topic(point.topic)
        pieces: list[Piece] = []
        leads = topic.fitting(topic.leads, self._said(point))
        if statements[0].verbal and (lead := phrases.next(leads, "lead", point.theme)):
            pieces.append(prose(f"{lead}，"))
        pieces += sentences(statements)
        if purposes:
            pieces.append(prose(f"{'，'.join(purposes)}。"))
        return pieces

    def _said(self, point: PlannedPoint) -> str:
        return "".join(self.sheet.by_id[fact].text for fact in point.facts)

    def _topic(self, topic_id: str) -> Topic:
        return next(topic for topic in self.bank.topics if topic.id == topic_id)


def sentences(statements: Sequence[Statement]) -> list[Piece]:
    """Statements one after the other, each a sentence; neighbouring labelled facts share one."""
    pieces: list[Piece] = []
    for n, current in enumerate(statements):
        pieces += current.pieces
        following = statements[n + 1] if n + 1 < len(statements) else None
        pieces.append(prose("，" if current.labelled and following is not None and following.labelled else "。"))
    return pieces


def fill(template: str, fields: dict[str, str]) -> Iterator[Piece]:
    """A phrase template with the brief's fields put in, each a piece of kind ``brief``; prose for the rest."""
    for n, part in enumerate(_FIELD.split(template)):
        if n % 2 == 0:
            if part:
                yield prose(part)
        elif part in ("period", "unit"):
            yield Piece(fields[part], "brief")
        else:
            yield prose(fields[part])


def section_heading(brief: Brief) -> Block:
    """The section's heading as the brief has it: block ``b1`` of every draft of a section."""
    section = brief.section
    assert section is not None
    number = printed_number(section.number, section.level)
    pieces = [Piece(number), Piece(section.heading, "brief")] if number else [Piece(section.heading, "brief")]
    return block("b1", "heading", pieces, level=section.level, number=number)


def printed_number(number: int | str | None, level: int) -> str:
    """The section's number as printed: an ordinal in the style of its level; a string as it stands; else nothing."""
    if number is None:
        return ""
    return heading_number(level, number) if isinstance(number, int) else number
