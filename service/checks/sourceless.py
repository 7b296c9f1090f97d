"""Sourceless specifics: a quantity, date, title, name or organisation that neither a fact nor the brief states."""

from collections.abc import Iterator

from service.checks.context import CheckContext
from service.checks.findings import error
from service.draft import Finding
from service.text.values import SlotType

_NAMES = {
    SlotType.QUANTITY: "数量",
    SlotType.DATE: "日期或时段",
    SlotType.ORDINAL: "序次",
    SlotType.ORGANISATION: "单位名称",
    SlotType.PERSON: "人名",
    SlotType.PLACE: "地名",
    SlotType.TITLE: "文件或作品名",
    SlotType.DOCUMENT_NUMBER: "文号",
    SlotType.NAME: "名称",
}


def check(context: CheckContext) -> Iterator[Finding]:
    """Errors ``sourceless_<type>``."""
    for block in context.blocks:
        for mention in context.mentions.get(block.id, ()):
            if not context.has_source(mention.value):
                kind = _NAMES.get(mention.value.type, "内容")
                message = f"{kind}“{mention.value.text}”在事实中没有依据"
                check_id = f"sourceless_{mention.value.type.value}"
                yield error(check_id, block, mention.start, mention.end, message, "补充事实，或删去")
