"""Facts as handed in with a brief — listed in it or in files beside it — validated, every problem with its line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from service.documents.readers.limits import read_capped
from service.errors import InputError, LimitError
from service.facts.fact import Fact
from service.facts.files.fact_files import FACT_SUFFIXES, check_fact_file, read_fact_file
from service.facts.files.marked import Marked
from service.facts.files.messages import in_chinese, unknown_keys
from service.facts.files.problems import Problem
from service.facts.files.raw import Origin, RawFact, raw_fact
from service.facts.value_id import ValueId
from service.settings import Settings

_NUMBERED = re.compile(r"[（(]?(\d{1,6})[)）.、]?")
_PROGRAMS_NUMBER = re.compile(
    r"[-+]?(?:\.?nan|\.?inf(?:inity)?|0x[0-9a-f]{1,40}|\d{1,40}(?:\.\d{1,40})?e[-+]?\d{1,9}|\d{1,40}(?:_\d{1,40})+)%?",
    re.IGNORECASE,
)
"""Numbers as programs write them (NaN, 1e3, 1_000), which a text never does."""
_TEXTS = ("statement", "label", "value", "source")


@dataclass(frozen=True, slots=True)
class LoadedFacts:
    """Facts in their order, where each was written (by id), and what is wrong."""

    facts: tuple[Fact, ...]
    origins: Mapping[str, Origin]
    problems: tuple[Problem, ...]


def load_facts(node: Marked | None, file: str, folder: Path | None, settings: Settings) -> LoadedFacts:
    """The facts under the key ``facts``: a list of facts, the name of a file, or a list with ``{file: …}`` in it.

    Files are found relative to ``folder``; None when they must not be read. Raises LimitError when there are more facts
    than ``settings.max_facts`` or they are longer than ``settings.max_facts_chars``; everything else that is wrong is
    in ``problems``.
    """
    problems: list[Problem] = []
    raw = _collect(node, file, folder, settings, problems)
    return _validated(_with_ids(raw), file, settings, problems)


def facts_of_file(name: str, data: bytes, settings: Settings) -> LoadedFacts:
    """The facts of one table, form or list. Raises InputError or LimitError when it cannot be read at all."""
    problems: list[Problem] = []
    return _validated(_with_ids(read_fact_file(name, data, settings, problems)), name, settings, problems)


def _collect(
    node: Marked | None, file: str, folder: Path | None, settings: Settings, problems: list[Problem]
) -> list[RawFact]:
    if node is None or node.value is None:
        return []
    if isinstance(node.value, tuple):
        items: Sequence[Marked] = node.value
    elif isinstance(node.value, str) or "file" in node.value:
        items = (node,)
    else:
        message = "facts 应为列表：每条事实以“- ”开头；或写一个事实表的文件名，如 facts: 事实.xlsx"
        problems.append(Problem(file, node.line, message))
        return []
    raw: list[RawFact] = []
    for item in items:
        reference = _file_reference(item, item is node, file, problems)
        if reference is not None:
            raw += _from_file(reference, item.line, file, folder, settings, problems)
        elif (fact := raw_fact(item, file, problems)) is not None:
            raw.append(fact)
    return raw


def _file_reference(item: Marked, only: bool, file: str, problems: list[Problem]) -> str | None:
    if isinstance(item.value, str) and (only or item.value.lower().endswith(FACT_SUFFIXES)):
        return item.value
    if isinstance(item.value, Mapping) and "file" in item.value:
        problems += unknown_keys(file, item, ["file"], "事实表引用里")
        name = item.value["file"].value
        return name if isinstance(name, str) else ""
    return None


def _from_file(
    reference: str, line: int, file: str, folder: Path | None, settings: Settings, problems: list[Problem]
) -> list[RawFact]:
    if folder is None:
        problems.append(Problem(file, line, "这里不能引用文件，请把事实直接写在 facts 下"))
        return []
    path = folder / reference
    try:
        check_fact_file(path.name)
        return read_fact_file(path.name, read_capped(path, settings), settings, problems)
    except InputError as error:
        problems.append(Problem(file, line, error.message, limit=isinstance(error, LimitError)))
        return []


def _with_ids(raw: Sequence[RawFact]) -> list[RawFact]:
    """Ids for facts of tables: 3 becomes f3, and where there is none the next free one."""
    numbered: list[RawFact] = []
    for fact in raw:
        number = _NUMBERED.fullmatch(str(fact.data.get("id", "")))
        data = {**fact.data, "id": f"f{int(number[1])}"} if number else fact.data
        numbered.append(RawFact(fact.origin, data, fact.lines, fact.told))
    taken = {str(fact.data["id"]) for fact in numbered if "id" in fact.data}
    free = (f"f{n}" for n in range(1, len(raw) + len(taken) + 1) if f"f{n}" not in taken)
    return [
        fact if "id" in fact.data else RawFact(fact.origin, {"id": next(free), **fact.data}, fact.lines, fact.told)
        for fact in numbered
    ]


def _validated(raw: Sequence[RawFact], file: str, settings: Settings, problems: list[Problem]) -> LoadedFacts:
    if len(raw) > settings.max_facts:
        message = f"{file}：事实有 {len(raw)} 条，超过 {settings.max_facts} 条的上限。请按章节拆成几份拟稿要求"
        raise LimitError("too_many_facts", message, count=len(raw), limit=settings.max_facts)
    facts: list[Fact] = []
    origins: dict[str, Origin] = {}
    for item in raw:
        long = _too_long(item, settings.max_fact_chars)
        if long is not None:
            problems.append(long)
            continue
        if _PROGRAMS_NUMBER.fullmatch(str(item.data.get("value", ""))):
            message = f"事实 {item.data['id']} 的数值“{item.data['value']}”不是文稿中的写法，请写成普通数字（如 1200）"
            problems.append(Problem(item.origin.file, item.lines.get("value", item.origin.line), message))
            continue
        try:
            fact = Fact.model_validate(item.data)
        except ValidationError as error:
            problems += _invalid(item, error)
            continue
        if fact.id in origins:
            where = origins[fact.id]
            message = f"编号 {fact.id} 重复（前一处在 {where.file}:{where.line}），请改成互不相同的编号"
            problems.append(Problem(item.origin.file, item.lines.get("id", item.origin.line), message))
            continue
        facts.append(fact)
        origins[fact.id] = item.origin
    if (length := sum(len(getattr(fact, key) or "") for fact in facts for key in _TEXTS)) > settings.max_facts_chars:
        message = f"{file}：事实共 {length} 字，超过 {settings.max_facts_chars} 字的上限。请只留这一节要用的"
        raise LimitError("facts_too_long", message, length=length, limit=settings.max_facts_chars)
    known = {str(item.data["id"]) for item in raw}
    problems += [problem for fact in facts for problem in _unknown_sources(fact, known, origins[fact.id])]
    return LoadedFacts(tuple(facts), origins, tuple(problems))


def _invalid(item: RawFact, error: ValidationError) -> list[Problem]:
    found = []
    for one in error.errors():
        if item.told and not one["loc"]:
            continue  # a misspelt statement: is told by its key
        key = str(one["loc"][0]) if one["loc"] else ""
        colon = "" if one["loc"] else "："
        message = f"事实 {item.data['id']}{colon or ' '}{in_chinese(one)}"
        found.append(Problem(item.origin.file, item.lines.get(key, item.origin.line), message))
    return found


def _too_long(item: RawFact, most: int) -> Problem | None:
    for key in _TEXTS:
        text = item.data.get(key)
        if isinstance(text, str) and len(text) > most:
            line = item.lines.get(key, item.origin.line)
            message = f"事实 {item.data['id']} 有 {len(text)} 字，超过 {most} 字的上限，请拆成几条，每条说一件事"
            return Problem(item.origin.file, line, message, limit=True)
    return None


def _unknown_sources(fact: Fact, known: set[str], where: Origin) -> list[Problem]:
    named = [(source, ValueId(source).fact) for source in (fact.derived.sources if fact.derived else ())]
    return [
        Problem(where.file, where.line, f"事实 {fact.id} 由 {source} 推算，但没有编号为 {id} 的事实")
        for source, id in named
        if id not in known
    ]
