"""Length in 字数, counted as Word counts them, against what the brief asks for."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import about_whole
from service.draft import Finding, Severity
from service.text.numbers.counting import word_count


def check(context: CheckContext) -> Iterator[Finding]:
    """Warnings ``length``."""
    asked = context.brief.requirements.length
    if asked is None:
        return
    least, most = asked
    count = word_count("".join(block.text for block in context.blocks))
    if count < least:
        message = f"全文 {count} 字，少于要求的 {least} 字"
        yield about_whole("length", Severity.WARNING, message, "请补充事实；没有依据的内容不会用来凑字数")
    elif count > most:
        yield about_whole("length", Severity.WARNING, f"全文 {count} 字，多于要求的 {most} 字", "请减少事实或放宽字数")
