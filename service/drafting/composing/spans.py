"""Spans of what is neither value nor prose: set phrases, and the words of structure (以下三个方面)."""

import re
from dataclasses import replace

from service.draft import Block, Span
from service.drafting.composing.written import Written
from service.text.lexicon.lexicon import Lexicon

STRUCTURAL = re.compile(
    r"(?:以下|下列|如下|上述|这|主要从|从)[一二三四五六七八九十两\d]{1,2}(?:个|项|条|点)?(?:方面|层面|举措|措施|做法|步骤|环节)"
)


def annotated(written: Written, lexicon: Lexicon) -> Written:
    """The same blocks with spans for set phrases and structural words where no other span stands."""
    return replace(written, blocks=tuple(_annotated(block, lexicon) for block in written.blocks))


def _annotated(block: Block, lexicon: Lexicon) -> Block:
    found = [Span(start, end, "set_phrase") for start, end in lexicon.find_set_phrases(block.text)]
    found += [Span(match.start(), match.end(), "structural") for match in STRUCTURAL.finditer(block.text)]
    spans = list(block.spans)
    for span in found:
        if not any(taken.start < span.end and span.start < taken.end for taken in spans):
            spans.append(span)
    return replace(block, spans=tuple(sorted(spans, key=lambda span: (span.start, span.end))))
