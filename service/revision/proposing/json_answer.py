"""A model that answers in JSON, though lines were asked for: the same edits as lines."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_FENCE = re.compile(r"^\s*```[a-zA-Z]*\s*$", re.M)
_VERBS = {
    **dict.fromkeys(("replace", "替换", "修改", "update"), "替换"),
    **dict.fromkeys(("insert", "insert_after", "插入", "add"), "插入"),
    **dict.fromkeys(("delete", "remove", "删除"), "删除"),
    **dict.fromkeys(("title", "retitle", "标题"), "标题"),
}
_LINE = re.compile(r"^(?:【\s*意见|替换|插入|删除|移动|合并|标题)")
_PLACES = ("target", "place", "id", "block", "位置", "目标", "句子", "编号")
_TEXTS = ("text", "content", "new", "内容", "新句", "改后", "value")
_KINDS = ("op", "action", "type", "操作", "动作", "edit")


def as_lines(answer: str) -> str:
    """The answer as lines where it is JSON; else the answer without code fences."""
    text = _FENCE.sub("", answer).strip()
    if not text.startswith(("{", "[{", '["', "[\n")):
        return text
    try:
        said = json.loads(text)
    except ValueError:
        return text
    return "\n".join(_lines(said))


def _lines(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        if _LINE.match(said.strip()):
            yield said.strip()
    elif isinstance(said, Mapping):
        number = next((said[key] for key in ("note", "意见", "n") if isinstance(said.get(key), int | str)), None)
        if number is not None and str(number).isdigit():
            given = (said[key] for key in ("verdict", "结论", "answer") if isinstance(said.get(key), str))
            verdict = next(given, "照办")
            yield f"【意见{number}】{verdict}"
        if line := _edit(said):
            yield line
            return
        for value in said.values():
            yield from _lines(value)
    elif isinstance(said, list):
        for value in said:
            yield from _lines(value)


def _edit(said: Mapping[str, Any]) -> str:
    """One object that is one edit."""
    verb = next((_VERBS[str(said[key])] for key in _KINDS if str(said.get(key)) in _VERBS), None)
    place = next((str(said[key]) for key in _PLACES if re.match(r"b\d", str(said.get(key, "")))), None)
    text = next((str(said[key]) for key in _TEXTS if isinstance(said.get(key), str)), "")
    if verb is None or place is None:
        return ""
    return f"删除 {place}" if verb == "删除" else f"{verb} {place}{' 后' if verb == '插入' else ''}：{text}"
