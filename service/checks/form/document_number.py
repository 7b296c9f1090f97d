"""The form of document numbers: organ, year in 〔〕, number; no 第, no leading zero (GB/T 9704-2012, 7.2.5)."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error
from service.draft import Finding

CHECK = "document_number"
RULE = "GB/T 9704-2012, 7.2.5"
_NUMBER = re.compile(
    r"(?<=[\u4e00-\u9fffA-Z])(?P<open>[〔\[［（(【<〈])\s?(?P<year>(?:19|20)?[0-9]{2})\s?年?(?P<close>[〕\]］）)】>〉])\s?(?P<nth>第)?\s?(?P<n>[0-9]{1,5})\s?号"
)


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``document_number``, from the year to 号. Case numbers ((2025)某民初12号) are another thing."""
    for block in context.blocks:
        for found in _NUMBER.finditer(block.text):
            year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
            right = f"〔{year}〕{int(found['n'])}号"
            if found[0] != right:
                message = f"发文字号“{found[0]}”的写法不规范：年份用六角括号标全，序号不加“第”、不编虚位"
                yield error(CHECK, block, *found.span(), message, f"改为“{right}”", RULE)
