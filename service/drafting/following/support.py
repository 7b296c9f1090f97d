"""Which fact supports a claim: the fact that says the same, in its own or nearly its own words."""

from dataclasses import dataclass
from functools import cached_property

from service.facts.sheet import FactSheet
from service.text.words import content_words

NEARLY_ALL = 0.75


@dataclass(frozen=True)
class Support:
    """Looks a claim up among the facts of a sheet."""

    sheet: FactSheet

    @cached_property
    def _words(self) -> tuple[tuple[str, frozenset[str], str], ...]:
        return tuple((fact.id, frozenset(content_words(fact.text)), _squeezed(fact.text)) for fact in self.sheet.facts)

    def of(self, claim: str) -> str | None:
        """The id of the fact that states the claim: word for word, or with at least three quarters of its content
        words; None when no fact does. A claim without content words is supported by nothing."""
        squeezed = _squeezed(claim)
        words = frozenset(content_words(claim))
        best: tuple[float, str] | None = None
        for fact_id, fact_words, fact_text in self._words:
            if squeezed and (squeezed in fact_text):
                return fact_id
            share = len(words & fact_words) / len(words) if words else 0.0
            if share >= NEARLY_ALL and (best is None or share > best[0]):
                best = (share, fact_id)
        return best[1] if best else None


def _squeezed(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
