"""What a fact denies and the draft affirms (未发生责任事故 → 发生责任事故)."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.fact_sentences import FactSentence
from service.checks.findings import error, shown
from service.draft import Finding
from service.reading.words import MEASURE
from service.text.sentences import clauses

CHECK = "qualifier_changed"
_DENIES = re.compile(
    r"未(?!来|成年|婚)|没有|没能|无(?!人机|障碍|线|偿|害|锡|忧)|零(?=事|投|上|举|舆|失|差|泄|违|信|伤|火|疫|发|增)"
)
_AVERTS = re.compile("杜绝|避免|防止|防范|严防|不让|不发生|坚决")
_SAME_CLAUSE_SHARE_MIN = 0.75
"""Share of a clause's words that a fact's clause must have to be the same clause: 未发生事故 and 发生事故."""
_SHORTEST = 2 * MEASURE


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``qualifier_changed`` for a clause that says what a fact's clause says, without its denial."""
    if not _DENIES.search(context.source_text):
        return
    fact_sentences = context.brief_index.clauses
    for block in context.prose:
        for begin, end in context.sentences[block.id]:
            for left, right in clauses(block.text, begin, end):
                text = block.text[left:right]
                if _DENIES.search(text) or _AVERTS.search(text):
                    continue
                words = FactSentence("", text, planned=False, wording=context.lexicon.wording).words
                best = [sentence for share, sentence in fact_sentences.best(words) if share >= _SAME_CLAUSE_SHARE_MIN]
                if not best or words.weight < _SHORTEST or not _DENIES.search(best[0].text):
                    continue
                denied = _DENIES.sub("", best[0].text)
                rest = FactSentence("", denied, planned=False, wording=context.lexicon.wording).words
                kept = sum(weight for pair, weight in rest.pairs.items() if pair in words.pairs)
                if kept >= _SAME_CLAUSE_SHARE_MIN * rest.weight and not any(
                    not _DENIES.search(each.text) for each in best
                ):
                    message = f"“{shown(text)}”与事实 {best[0].fact} 相反：事实是“{shown(best[0].text)}”"
                    yield error(CHECK, block, left, right, message, "按事实写明")
