"""Validation errors in the words of the person who wrote the file: which key, what is wrong, what to write."""

import difflib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from service.facts.marked import Marked
from service.facts.problems import Problem

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
    return f"{path}：{_what(error)}" if path else _what(error)


def _what(error: Mapping[str, Any]) -> str:
    kind, context = str(error["type"]), error.get("ctx", {})
    if kind == "value_error":
        return str(context.get("error", error["msg"]))
    if kind == "missing":
        return "没有写，请补上"
    if kind in ("enum", "literal_error"):
        return f"不能是“{error['input']}”，可用：{context.get('expected', '')}".replace(" or ", "、").replace("'", "")
    if kind == "string_too_short":
        return "不能为空"
    if kind == "string_too_long":
        return f"太长（最多 {context.get('max_length')} 字）"
    if kind == "string_pattern_mismatch":
        return "须以英文字母开头，只用字母、数字、“-”和“_”，最多 32 个字符（如 f3）"
    if kind == "string_type":
        return "应为一段文字"
    if kind in ("int_parsing", "int_type", "int_from_float", "int_parsing_size"):
        return f"应为整数，不能是“{error['input']}”"
    if kind.startswith("bool"):
        return f"应为 true 或 false（是/否），不能是“{error['input']}”"
    if kind in ("greater_than_equal", "greater_than"):
        return f"不能小于 {context.get('ge', context.get('gt'))}"
    if kind in ("less_than_equal", "less_than"):
        return f"不能大于 {context.get('le', context.get('lt'))}"
    if kind == "too_short":
        return f"至少要有 {context.get('min_length')} 项"
    if kind == "too_long":
        return f"最多 {context.get('max_length')} 项"
    if kind in ("model_type", "model_attributes_type", "dict_type", "mapping_type"):
        return "下面应写“键: 值”，每行一个"
    if kind in ("tuple_type", "list_type"):
        return "应为列表（每项以“- ”开头，或写成 [ , ]）"
    return f"不合要求（{error['msg']}）"
