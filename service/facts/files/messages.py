"""Validation errors in the words of the person who wrote the file: which key, what is wrong, what to write."""

import difflib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from service.facts.files.marked import Marked
from service.facts.files.problems import Problem
from service.validation import what_is_wrong

KEYS_IN_CHINESE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("文种",), "genre"),
        **dict.fromkeys(
            (
                "单位",
                "单位名称",
            ),
            "unit",
        ),
        **dict.fromkeys(("地区",), "region"),
        **dict.fromkeys(
            (
                "层级",
                "级别",
            ),
            "level",
        ),
        **dict.fromkeys(
            (
                "时段",
                "期间",
            ),
            "period",
        ),
        **dict.fromkeys(
            (
                "日期",
                "成文日期",
            ),
            "date",
        ),
        **dict.fromkeys(("标题",), "title"),
        **dict.fromkeys(
            (
                "主送",
                "主送机关",
            ),
            "addressee",
        ),
        **dict.fromkeys(
            (
                "落款",
                "落款单位",
            ),
            "signature_organ",
        ),
        **dict.fromkeys(
            (
                "章节",
                "小节",
            ),
            "section",
        ),
        **dict.fromkeys(("提纲",), "outline"),
        **dict.fromkeys(("参照",), "follow"),
        **dict.fromkeys(
            (
                "样稿",
                "范文",
            ),
            "sample",
        ),
        **dict.fromkeys(
            (
                "事实",
                "事实清单",
            ),
            "facts",
        ),
        **dict.fromkeys(("表格",), "table"),
        **dict.fromkeys(("要求",), "requirements"),
        **dict.fromkeys(("编号",), "id"),
        **dict.fromkeys(
            (
                "陈述",
                "内容",
            ),
            "statement",
        ),
        **dict.fromkeys(("名称",), "label"),
        **dict.fromkeys(
            (
                "数值",
                "值",
            ),
            "value",
        ),
        **dict.fromkeys(("来源",), "source"),
        **dict.fromkeys(("标题用",), "headline"),
        **dict.fromkeys(("仅本地",), "local_only"),
        **dict.fromkeys(("推算",), "derived"),
        **dict.fromkeys(("算法",), "op"),
        **dict.fromkeys(("字数",), "length"),
        **dict.fromkeys(
            (
                "分点",
                "分点数",
            ),
            "points",
        ),
        **dict.fromkeys(("序号样式",), "number_style"),
        **dict.fromkeys(("缺项",), "on_missing"),
        **dict.fromkeys(("说明",), "instructions"),
        **dict.fromkeys(("小标题",), "heading"),
        **dict.fromkeys(("文件",), "file"),
    }
)
"""What people call the keys; used to say which key they meant."""
_CHOICES: Mapping[str, str] = MappingProxyType(
    {
        "level": "中央、省级、市级、县级、乡镇、村、企业、事业单位",
        "on_missing": "标注、略去",
        "op": "合计、差额、增长率、占比",
    }
)
"""What may be written where only certain words may, as people write it."""


def unknown_keys(file: str, node: Marked, keys: Iterable[str], where: str) -> list[Problem]:
    """A problem for every key of a mapping that is not among ``keys``, naming the one most likely meant."""
    known = list(keys)
    lines = node.key_lines or {}
    return [Problem(file, line, _unknown(key, known, where)) for key, line in lines.items() if key not in known]


def _unknown(key: str, known: list[str], where: str) -> str:
    meant = KEYS_IN_CHINESE.get(key)
    if meant not in known:
        nearest = difflib.get_close_matches(key.lower(), known, n=1, cutoff=0.5)
        meant = nearest[0] if nearest else None
    advice = f"是不是想写 {meant}？" if meant else f"可用：{'、'.join(known)}"
    return f"{where}不认识“{key}”，{advice}"


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys by which a model's fields are written."""
    return [field.alias or name for name, field in model.model_fields.items()]


def in_chinese(error: Mapping[str, Any]) -> str:
    """A Pydantic error as a sentence: the path of the key, and what it should be."""
    path = ".".join(f"第{step + 1}项" if isinstance(step, int) else str(step) for step in error["loc"])
    choices = _CHOICES.get(str(error["loc"][-1])) if error["loc"] and error["type"] == "enum" else None
    what = f"不能是“{error['input']}”，可用：{choices}" if choices else what_is_wrong(error)
    return f"{path}：{what}" if path else what
