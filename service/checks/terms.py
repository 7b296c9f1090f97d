"""Standard terms: a known wrong form of a term that has one exact form."""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.checks.context import CheckContext
from service.checks.findings import error
from service.draft import Finding
from service.text.lexicon import Lexicon, Term
from service.text.trie import trie_pattern


@lru_cache(maxsize=8)
def _wrong_forms(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, Term]]:
    by_form = {form: term for term in terms for form in term.wrong_forms}
    return re.compile(trie_pattern(by_form) if by_form else "(?!)"), by_form


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``term``."""
    pattern, terms = _wrong_forms(_terms(context.lexicon))
    for block in context.blocks:
        for match in pattern.finditer(block.text):
            term = terms[match[0]]
            yield error(
                "term",
                block,
                match.start(),
                match.end(),
                f"“{match[0]}”应为“{term.form}”",
                f"改为“{term.form}”",
                term.source,
            )


def _terms(lexicon: Lexicon) -> tuple[Term, ...]:
    return lexicon.terms
