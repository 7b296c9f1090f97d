"""A fact as texts, before it is judged, and where it was written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from service.facts.answers import NO, YES
from service.facts.fact import Derivation, Fact
from service.facts.files.marked import Marked
from service.facts.files.messages import keys_of, unknown_keys
from service.facts.files.problems import Problem
from service.facts.period import in_words

_FLAGS = ("headline", "local_only")
_OPS = MappingProxyType(
    {
        **dict.fromkeys(("合计", "求和", "总和", "相加"), "sum"),
        **dict.fromkeys(("差", "差额", "相减"), "difference"),
        **dict.fromkeys(("增长", "增幅", "增长率"), "growth"),
        **dict.fromkeys(("占比", "比重", "比例"), "share"),
    }
)
_CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…]")
_SPACE = re.compile(r"[ \t\n]+")
_BETWEEN_IDS = re.compile(r"[,，、；;\s]+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact was written: a file and a line (a row of a table)."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class RawFact:
    """``lines`` are the lines of its keys, where they differ from its own; ``told``: something was wrong already."""

    origin: Origin
    data: Mapping[str, Any]
    lines: Mapping[str, int]
    told: bool = False


def raw_fact(item: Marked, file: str, problems: list[Problem]) -> RawFact | None:
    """A fact of a list in YAML or JSON; None when it is no mapping. Unknown keys go to ``problems``."""
    if not isinstance(item.value, Mapping):
        problems.append(Problem(file, item.line, "一条事实应写成“id: …”和“statement: …”（或 label、value）几行"))
        return None
    unknown = unknown_keys(file, item, keys_of(Fact), "事实里")
    derived = item.at("derived")
    if derived is not None and isinstance(derived.value, Mapping):
        unknown += unknown_keys(file, derived, keys_of(Derivation), "derived 里")
    problems += unknown
    data = {key: value for key, value in item.plain().items() if key in keys_of(Fact)}
    return RawFact(Origin(file, item.line), understood(data), dict(item.key_lines or {}), bool(unknown))


def understood(data: Mapping[str, Any]) -> dict[str, Any]:
    """Yes and no by a word or a tick, a period in words, and derivations in Chinese, as the contract has them."""
    made = dict(data)
    for flag in _FLAGS:
        given = str(made.get(flag, "")).strip().lower()
        if flag in made and given in YES | NO:
            made[flag] = given in YES
    for key in ("statement", "label", "value", "source"):
        if isinstance(made.get(key), str):
            made[key] = flowing(made[key])
    if isinstance(made.get("period"), str):
        made["period"] = in_words(made["period"])
    derived = made.get("derived")
    if isinstance(derived, dict):
        made["derived"] = _derivation(derived)
    return made


def flowing(text: str) -> str:
    """A text that was broken over lines, in one: nothing stands for a break (or YAML's space for one) next to Chinese,
    a space elsewhere. Spaces between Chinese and digits stay as written."""
    return _SPACE.sub(_space, text.strip(" \t\n"))


def _space(found: re.Match[str]) -> str:
    before, after = (
        bool(_CHINESE.match(char)) for char in (found.string[found.start() - 1], found.string[found.end()])
    )
    if "\n" in found[0]:
        return "" if before or after else " "
    return "" if (before and after) or found.string[found.start() - 1] in "，。；：、" else found[0]


def _derivation(derived: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(derived)
    sources, op = made.get("from"), made.get("op")
    if isinstance(sources, str):
        made["from"] = _ids(sources)
    if isinstance(op, str):
        made["op"] = _OPS.get(op, op)
    return made


def _ids(text: str) -> Sequence[str]:
    return [part for part in _BETWEEN_IDS.split(text) if part]
