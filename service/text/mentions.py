"""The one recogniser of specifics: what in a text a fact must stand behind."""

import re
from collections.abc import Iterable
from functools import lru_cache

from service.text.dates import find_dates
from service.text.lexicon.lexicon import Lexicon
from service.text.names.names import find_document_numbers, find_names, find_titles
from service.text.names.organisations import find_organisations
from service.text.names.persons import find_persons
from service.text.names.places import find_places
from service.text.numbers.ordinals import find_ordinals
from service.text.numbers.quantities import find_quantities
from service.text.values import Mention

_CN = "[一二三四五六七八九十]{1,3}"
_NUMBERING = re.compile(
    r"(?=[ \t\u3000一二三四五六七八九十第0-9０-９（(])"
    rf"(?m:^)[ \t\u3000]*(?:{_CN}[、.．]|[（(](?:{_CN}|[0-9]{{1,2}})[）)]|第{_CN}(?=[，、：])"
    r"|[0-9０-９]{1,2}(?:[.．、](?![0-9０-９])|[)）]))"
    rf"|(?<=[。；：:;\n])[（(](?:{_CN}|[0-9]{{1,2}})[）)]|[（(][0-9]{{1,2}}[）)](?=[\u4e00-\u9fff])"
)
"""Numbers of headings and list items: they number the text itself."""
_KEPT = 2_000
"""Characters of a text whose specifics are kept for the next who asks: writers, checks and repair read the same one."""


def find_mentions(text: str, lexicon: Lexicon, *, any_quoted: bool = False) -> tuple[Mention, ...]:
    """Every specific of a text, in order, not overlapping; linear in its length. ``any_quoted``: whatever stands in
    quotes is a name, where it must rather be too much than too little (before text leaves the process).

    What is part of a set phrase is none, unless a title, name or organisation encloses the whole phrase. Where two
    readings overlap, titles and document numbers come first, then names, organisations, places, dates, ordinals,
    quantities, persons.
    """
    if len(text) <= _KEPT:
        return _of_paragraph(text, lexicon, any_quoted)
    return _find(text, lexicon, any_quoted)


@lru_cache(maxsize=256)
def _of_paragraph(text: str, lexicon: Lexicon, any_quoted: bool) -> tuple[Mention, ...]:
    return _find(text, lexicon, any_quoted)


def _find(text: str, lexicon: Lexicon, any_quoted: bool) -> tuple[Mention, ...]:
    phrases = lexicon.find_set_phrases(text)
    numbering = tuple(found.span() for found in _NUMBERING.finditer(text))
    taken = bytearray(len(text))
    in_phrase = bytearray(len(text) + 1)
    chosen: list[Mention] = []

    def claim(mentions: Iterable[Mention], *, encloses: bool) -> None:
        for mention in mentions:
            start, end = mention.start, mention.end
            if taken.find(1, start, end) >= 0:
                continue
            if in_phrase.find(1, start, end) >= 0 and not (encloses and _holds_phrases(in_phrase, start, end)):
                continue
            taken[start:end] = b"\x01" * (end - start)
            chosen.append(mention)

    claim(find_titles(text), encloses=True)
    claim(find_document_numbers(text), encloses=True)
    for start, end in numbering:
        taken[start:end] = b"\x01" * (end - start)
    for start, end in phrases:
        in_phrase[start:end] = b"\x01" * (end - start)
    claim(find_names(text, lexicon, any_quoted=any_quoted), encloses=True)
    places = find_places(text, lexicon)
    claim(find_organisations(text, lexicon, places), encloses=True)
    claim(places, encloses=True)
    claim(find_dates(text), encloses=True)
    claim(find_ordinals(text), encloses=True)
    claim(find_quantities(text, lexicon), encloses=False)
    claim(find_persons(text, lexicon), encloses=False)
    return tuple(sorted(chosen, key=lambda mention: mention.start))


def _holds_phrases(in_phrase: bytearray, start: int, end: int) -> bool:
    """Whether a span encloses the phrases it touches, and is more than one of them."""
    crosses_left = start > 0 and in_phrase[start - 1] and in_phrase[start]
    crosses_right = in_phrase[end - 1] and in_phrase[end]
    return not crosses_left and not crosses_right and in_phrase.find(0, start, end) >= 0
