"""Invisible characters: what no reader sees and no document needs.

The set is OWASP's for text handed to and taken from language models (tag characters, zero-width, variation
selectors, bidi controls) plus control characters, which make python-docx raise, and lone surrogates, which do not
encode.
"""

import re
import unicodedata

from service.text.range import Range

_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, except tab and newline; \r is a reader's business, not text
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"  # soft hyphen, joiners and fillers that print nothing
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff"
    "]+"
)


def visible(text: str) -> str:
    """The text without invisible characters, in NFC. Idempotent; changes nothing that a normal document contains.

    Full-width forms, punctuation and emoji stay. A character whose canonical form is another one (a CJK
    compatibility ideograph, a decomposed accent) becomes that form.
    """
    previous = text
    while True:  # removing a joiner may bring a base and its accent together, and composing may not: two rounds at most
        cleaned = unicodedata.normalize("NFC", _INVISIBLE.sub("", previous))
        if cleaned == previous:
            return cleaned
        previous = cleaned


def find_invisible(text: str) -> tuple[Range, ...]:
    """Spans of runs of invisible characters, in order."""
    return tuple(Range(found.start(), found.end()) for found in _INVISIBLE.finditer(text))
