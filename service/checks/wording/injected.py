"""Instructions of the brief that would change more than this text: not followed, and said so (OWASP LLM01)."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import PRACTICE, about_whole, shown
from service.draft import Finding, Severity
from service.text.injection import find_injections

CHECK = "instruction_not_followed"


def check(context: CheckContext) -> Iterator[Finding]:
    """Warnings ``instruction_not_followed`` for what the brief asks of rules, prompts, figures or other drafts."""
    asked = context.brief.requirements.instructions or ""
    for start, end in find_injections(asked, context.lexicon):
        message = f"要求“{shown(asked[start:end])}”不是对本稿文字的要求，没有照办"
        advice = "只写对这份稿子措辞、详略、顺序的要求"
        yield about_whole(CHECK, Severity.WARNING, message, advice, PRACTICE)
