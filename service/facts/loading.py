"""Facts as handed in: a list in a brief, tables beside it, or a filled-in form; every problem with its line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from service.documents.readers.limits import read_capped
from service.errors import InputError, LimitError
from service.facts.columns import HEADERS, find_columns
from service.facts.fact import Derivation, DerivedOp, Fact
from service.facts.marked import Marked
from service.facts.messages import in_chinese, keys_of, unknown_keys
from service.facts.problems import Problem
from service.facts.table import TABLE_SUFFIXES, Sheet, read_sheets, table_suffix
from service.settings import Settings

YES = frozenset({"是", "√", "✓", "✔", "对", "有", "y", "yes", "true", "1", "on"})
NO = frozenset({"", "否", "×", "✗", "✘", "无", "n", "no", "false", "0", "off", "-", "—"})
_FLAGS = ("headline", "local_only")
_OPS = {
    "合计": "sum",
    "求和": "sum",
    "差": "difference",
    "差额": "difference",
    "增长": "growth",
    "增幅": "growth",
    "占比": "share",
}
_NUMBERED = re.compile(r"[（(]?(\d{1,6})[)）.、]?")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact was written: a file and a line (a row of a table)."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class RawFact:
    """A fact as texts, before it is judged. ``lines`` are the lines of its keys, where they differ from its own."""

    origin: Origin
    data: Mapping[str, Any]
    lines: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LoadedFacts:
    """Facts in their order, where each was written (by id), and what is wrong."""

    facts: tuple[Fact, ...]
    origins: Mapping[str, Origin]
    problems: tuple[Problem, ...]


def load_facts(node: Marked | None, file: str, folder: Path | None, settings: Settings) -> LoadedFacts:
    """The facts under the key ``facts``: a list of facts, the name of a table, or a list with ``{file: …}`` in it.

    Tables are found relative to ``folder``; None when files must not be read. Raises LimitError when there are more
    facts than ``settings.max_facts``; everything else that is wrong is in ``problems``.
    """
    problems: list[Problem] = []
    raw = _collect(node, file, folder, settings, problems)
    if len(raw) > settings.max_facts:
        message = f"{file}：事实有 {len(raw)} 条，超过 {settings.max_facts} 条的上限。请按章节拆成几份拟稿要求"
        raise LimitError("too_many_facts", message, count=len(raw), limit=settings.max_facts)
    return _validated(_with_ids(raw), settings, problems)


def facts_from_table(name: str, data: bytes, settings: Settings) -> LoadedFacts:
    """The facts of one .csv or .xlsx file."""
    problems: list[Problem] = []
    raw = _from_sheets(name, read_sheets(name, data, settings), problems)
    return _validated(_with_ids(raw), settings, problems)


def _collect(
    node: Marked | None, file: str, folder: Path | None, settings: Settings, problems: list[Problem]
) -> list[RawFact]:
    if node is None or node.value is None:
        return []
    if isinstance(node.value, (str, Mapping)):
        items: Sequence[Marked] = (node,)
        if isinstance(node.value, Mapping) and "file" not in node.value:
            problems.append(
                Problem(file, node.line, "facts 应为列表：每条事实以“- ”开头；或写一个表格文件名，如 facts: 事实.xlsx")
            )
            return []
    else:
        items = node.value
    raw: list[RawFact] = []
    for item in items:
        reference = _file_reference(item, node is item, file, problems)
        if reference is not None:
            raw += _from_file(reference, item.line, file, folder, settings, problems)
        elif isinstance(item.value, Mapping):
            problems += _keys(file, item)
            known = set(keys_of(Fact))
            data = {key: value for key, value in item.plain().items() if key in known}
            raw.append(RawFact(Origin(file, item.line), _with_flags(data), dict(item.key_lines or {})))
        else:
            problems.append(Problem(file, item.line, "一条事实应写成“id: …”和“statement: …”（或 label、value）几行"))
    return raw


def _keys(file: str, item: Marked) -> list[Problem]:
    found = unknown_keys(file, item, keys_of(Fact), "事实里")
    derived = item.at("derived")
    if derived is not None and isinstance(derived.value, Mapping):
        found += unknown_keys(file, derived, keys_of(Derivation), "derived 里")
    return found


def _file_reference(item: Marked, only: bool, file: str, problems: list[Problem]) -> str | None:
    if isinstance(item.value, str) and (only or item.value.lower().endswith(TABLE_SUFFIXES)):
        return item.value
    if isinstance(item.value, Mapping) and "file" in item.value:
        problems += unknown_keys(file, item, ["file"], "表格引用里")
        name = item.value["file"].value
        return name if isinstance(name, str) else ""
    return None


def _from_file(
    reference: str, line: int, file: str, folder: Path | None, settings: Settings, problems: list[Problem]
) -> list[RawFact]:
    if folder is None:
        problems.append(Problem(file, line, "这里不能引用表格文件，请把事实直接写在 facts 下"))
        return []
    path = folder / reference
    try:
        table_suffix(path.name)
        return _from_sheets(path.name, read_sheets(path.name, read_capped(path, settings), settings), problems)
    except InputError as error:
        problems.append(Problem(file, line, error.message, limit=isinstance(error, LimitError)))
        return []


def _from_sheets(name: str, sheets: Sequence[Sheet], problems: list[Problem]) -> list[RawFact]:
    from service.facts.form import form_facts, is_form

    raw: list[RawFact] = []
    recognised = False
    for sheet in sheets:
        if is_form(sheet):
            recognised = True
            raw += [RawFact(Origin(name, row), data, {}) for row, data in form_facts(sheet, name, problems)]
            continue
        columns = find_columns(sheet)
        if columns is None:
            continue
        recognised = True
        if columns.ignored:
            header = sheet.rows[columns.header].number
            ignored = "、".join(columns.ignored[:8])
            problems.append(Problem(name, header, f"没有用到这几列：{ignored}", warning=True))
        for row in sheet.rows[columns.header + 1 :]:
            data = {field: row.cell(column) for field, column in columns.fields.items() if row.cell(column)}
            if set(data) - {"id", "unit", "period", "source"}:
                raw.append(RawFact(Origin(name, row.number), _with_flags(_one_form(data)), {}))
    if not recognised:
        known = f"“{HEADERS['statement'][0]}”，或“{HEADERS['label'][0]}”和“{HEADERS['value'][0]}”"
        problems.append(
            Problem(name, 1, f"没有找到表头。表头须有{known}；还可以有：编号、单位、时段、来源、标题用、仅本地")
        )
    return raw


def _one_form(data: dict[str, str]) -> dict[str, str]:
    """A row says a statement or a label with a value. What is called 事实 beside a value is a label; beside a
    complete label and value the statement wins, as it says more."""
    if "statement" in data and "value" in data and "label" not in data:
        data["label"] = data.pop("statement")
    if "statement" in data:
        return {key: value for key, value in data.items() if key not in ("label", "value", "unit")}
    return data


def _with_flags(data: dict[str, Any]) -> dict[str, Any]:
    """Yes and no in Chinese or by a tick, for the fields that are one or the other."""
    for flag in _FLAGS:
        given = str(data.get(flag, "")).strip().lower()
        if flag in data and given in YES | NO:
            data[flag] = given in YES
    derived = data.get("derived")
    if isinstance(derived, dict):
        if isinstance(derived.get("from"), str):
            derived["from"] = [part for part in re.split(r"[,，、\s]+", derived["from"]) if part]
        if isinstance(derived.get("op"), str):
            derived["op"] = _OPS.get(derived["op"], derived["op"])
    return data


def _with_ids(raw: Sequence[RawFact]) -> list[RawFact]:
    """Ids for facts of tables: 3 becomes f3, and where there is none the next free one."""
    taken = {
        str(fact.data["id"]) for fact in raw if "id" in fact.data and not _NUMBERED.fullmatch(str(fact.data["id"]))
    }
    given: list[RawFact] = []
    counter = 0
    for fact in raw:
        data = dict(fact.data)
        numbered = _NUMBERED.fullmatch(str(data.get("id", "")))
        if numbered:
            data["id"] = f"f{int(numbered[1])}"
            taken.add(data["id"])
        given.append(RawFact(fact.origin, data, fact.lines))
    for index, fact in enumerate(given):
        if "id" not in fact.data:
            counter += 1
            while f"f{counter}" in taken:
                counter += 1
            taken.add(f"f{counter}")
            given[index] = RawFact(fact.origin, {"id": f"f{counter}", **fact.data}, fact.lines)
    return given


def _validated(raw: Sequence[RawFact], settings: Settings, problems: list[Problem]) -> LoadedFacts:
    facts: list[Fact] = []
    origins: dict[str, Origin] = {}
    for item in raw:
        long = _too_long(item, settings.max_fact_chars)
        if long:
            problems.append(long)
            continue
        try:
            fact = Fact.model_validate(item.data)
        except ValidationError as error:
            for one in error.errors():
                key = str(one["loc"][0]) if one["loc"] else ""
                name = str(item.data.get("id", ""))
                message = (
                    f"事实{f' {name} ' if name else ''}{in_chinese(one)}"
                    if one["loc"]
                    else f"事实 {name}：{in_chinese(one)}"
                )
                problems.append(Problem(item.origin.file, item.lines.get(key, item.origin.line), message))
            continue
        if fact.id in origins:
            where = origins[fact.id]
            message = f"编号 {fact.id} 重复（前一处在 {where.file}:{where.line}），请改成互不相同的编号"
            problems.append(Problem(item.origin.file, item.lines.get("id", item.origin.line), message))
            continue
        facts.append(fact)
        origins[fact.id] = item.origin
    for fact in facts:
        problems += _unknown_sources(fact, origins)
    return LoadedFacts(tuple(facts), origins, tuple(problems))


def _too_long(item: RawFact, most: int) -> Problem | None:
    for key in ("statement", "label", "value", "source"):
        text = item.data.get(key)
        if isinstance(text, str) and len(text) > most:
            line = item.lines.get(key, item.origin.line)
            message = f"事实 {item.data['id']} 有 {len(text)} 字，超过 {most} 字的上限，请拆成几条，每条说一件事"
            return Problem(item.origin.file, line, message, limit=True)
    return None


def _unknown_sources(fact: Fact, origins: Mapping[str, Origin]) -> list[Problem]:
    missing = [s for s in (fact.derived.sources if fact.derived else ()) if s.split(".")[0] not in origins]
    where = origins[fact.id]
    return [
        Problem(where.file, where.line, f"事实 {fact.id} 由 {s} 推算，但没有编号为 {s.split('.')[0]} 的事实")
        for s in missing
    ]


__all__ = ["DerivedOp", "LoadedFacts", "Origin", "facts_from_table", "load_facts"]
