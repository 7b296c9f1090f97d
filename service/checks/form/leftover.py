"""Left-overs: a placeholder or a slot token that still stands in the text."""

import re
from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error
from service.documents.blanking.placeholders import find_placeholders
from service.draft import Block, Finding
from service.text.range import Range

_TOKEN = re.compile(
    r"[\[［【〔]{2}\s*=?[A-Za-z]{0,12}[\w.\-]{0,40}\s*[\]］】〕]{2}|\{\{[^{}\n]{0,40}\}\}|\$?\{[^{}\n]{1,24}\}"
    r"|[\[［【〔<＜{(（]\s?[A-Za-z][A-Za-z_-]{0,11}\d{1,5}(?:[.．]\d{1,4})?\s?[\]］】〕>＞})）]|(?<![A-Za-z0-9.])f\d{1,5}[.．]\d{1,4}(?![0-9])"
    r"|\[\[|\]\]|［［|］］"
)
_IN_A_VALUES_PLACE = re.compile(
    # 培训……人, 培训...万人: no sentence breaks off before a unit
    r"(?<=[\u4e00-\u9fff])(?:…{1,2}|\.{3,6})(?=[万亿]?(?:[个名件项户家座场次条份册辆台套吨亩元处支篇期]|人次|人(?![们民])|公里|平方米)(?![\u4e00-\u9fff]?[：:])|[%％])"
    # 【数量】人, [待填]个, 【请填写】%
    r"|[【\[［〔][^】\]］〕\n\d]{1,10}[】\]］〕](?=[万亿]?(?:[个名件项户家座场次条份册辆台套吨亩元处支篇期]|人次|人|公里|平方米)|[%％])"
    r"|[【\[［](?:请|待|需|应|此处)?(?:填写?|填入|补充|补填|核实|确认|数量|数字|数据|金额|姓名|日期|时间)[】\]］]"
)
_OF_A_FACT = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_MISSING = re.compile(r"【待补(?!：[^】\n]{1,120}】)[^】\n]{0,120}】?")


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``leftover_placeholder`` and ``leftover_token``. A 【待补：…】 is no left-over; a broken one is."""
    for block in context.blocks:
        taken: list[Range] = list(context.marked[block.id])
        for start, end in _tokens(block, context):
            if not _touches(taken, start, end):
                taken.append(Range(start, end))
                message = f"槽位标记“{block.text[start:end]}”没有换成内容"
                yield error("leftover_token", block, start, end, message, "补充事实后重新拟稿")
        for found in _MISSING.finditer(block.text):
            if not _touches(taken, *found.span()):
                taken.append(Range(*found.span()))
                message = f"待补标记“{found[0]}”不完整"
                yield error("leftover_placeholder", block, *found.span(), message, "写明待补的内容，或补充事实")
        for slot in find_placeholders(block.text, context.lexicon):
            if not _touches(taken, slot.start, slot.end):
                taken.append(Range(slot.start, slot.end))
                message = f"占位符“{slot.text}”没有填写"
                yield error("leftover_placeholder", block, slot.start, slot.end, message, f"请补充：{slot.label}")
        for found in _IN_A_VALUES_PLACE.finditer(block.text):
            if found[0] not in context.source_text and not _touches(taken, *found.span()):
                taken.append(Range(*found.span()))
                yield error("leftover_placeholder", block, *found.span(), f"占位符“{found[0]}”没有填写", "请补充数值")


def _tokens(block: Block, context: CheckContext) -> Iterator[Range]:
    """Slot tokens, whole or broken. In single brackets only what names a fact is one: (A2) may be a road."""
    for found in _TOKEN.finditer(block.text):
        inner = found[0].strip("[]［］【】〔〕<>＜＞{}()（） =")
        single = not found[0].startswith(("[[", "［［", "【【", "〔〔", "{", "]]", "］］")) and not inner.startswith(
            "f"
        )
        fact = _OF_A_FACT.match(inner)
        if found[0] in context.source_text or (single and (fact is None or fact[0] not in context.sheet.by_id)):
            continue
        yield Range(*found.span())


def _touches(taken: list[Range], start: int, end: int) -> bool:
    return any(each.overlaps(start, end) for each in taken)
