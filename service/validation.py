"""What Pydantic finds wrong, in Chinese and in the words of the person who wrote the file."""

from collections.abc import Mapping
from typing import Any


def what_is_wrong(error: Mapping[str, Any]) -> str:
    """One of ``ValidationError.errors()`` as a phrase that says what should stand there; without the key."""
    kind, context = str(error["type"]), error.get("ctx", {})
    if kind == "value_error":
        return str(context.get("error", error["msg"]))
    if kind == "missing":
        return "没有写，请补上"
    if kind == "extra_forbidden":
        return "没有这个键，请核对写法或删去"
    if kind in ("enum", "literal_error"):
        expected = str(context.get("expected", "")).replace("'", "").replace(" or ", "、").replace(", ", "、")
        return f"不能是“{error['input']}”，可用：{expected}"
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
    if kind in ("float_parsing", "float_type", "decimal_parsing"):
        return f"应为数字，不能是“{error['input']}”"
    if kind in ("model_type", "model_attributes_type", "dict_type", "mapping_type"):
        return "下面应写“键: 值”，每行一个"
    if kind in ("tuple_type", "list_type"):
        return "应为列表（每项以“- ”开头，或写成 [ , ]）"
    return f"不合要求（{error['msg']}）"
