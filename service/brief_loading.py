"""A brief as handed in — YAML or JSON, from a file or the standard input — read, judged, and every problem told."""

import difflib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from service.brief import LEVELS, Brief, Follow, OutlineItem, Requirements, SectionAsked, TableAsked
from service.documents.genres import Genre, ids_by_name, load_genres
from service.documents.readers.limits import mebibytes, read_capped
from service.documents.readers.text import read_text
from service.errors import InputError, LimitError
from service.facts.answers import NO, YES
from service.facts.fact import Fact
from service.facts.files.loading import LoadedFacts, load_facts
from service.facts.files.marked import Marked, read_marked
from service.facts.files.messages import in_chinese, keys_of, unknown_keys
from service.facts.files.problems import Problem, error_of
from service.facts.files.raw import Origin
from service.facts.period import in_words
from service.settings import Settings

STDIN = "-"
_ON_MISSING = MappingProxyType(
    {"标注": "mark", "标出": "mark", "标记": "mark", "略去": "drop", "删去": "drop", "不写": "drop"}
)
_NESTED: tuple[tuple[str, type[BaseModel]], ...] = (
    ("section", SectionAsked),
    ("follow", Follow),
    ("table", TableAsked),
    ("requirements", Requirements),
)


@dataclass(frozen=True, slots=True)
class LoadedBrief:
    """What was read. ``brief`` is None when something is wrong; ``problems`` holds warnings too.

    ``origins`` says where each fact was written; ``node`` is the brief with its lines, ``file`` its name.
    """

    brief: Brief | None
    file: str
    node: Marked
    origins: Mapping[str, Origin]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.warning)


def load_brief(path: str, settings: Settings) -> Brief:
    """The brief in a YAML or JSON file, or on the standard input for ``-``.

    Everything is read as the text written, but for a period or date of bare digits (2025, 2025-12-10), which is put
    into words for print; genre and level may be given by their Chinese names. Raises InputError
    naming every problem with file and line, LimitError for a brief or fact that is too large, NotFoundError.
    """
    loaded = read_brief(path, settings)
    if loaded.brief is None:
        raise error_of(loaded.errors)
    return loaded.brief


def read_brief(path: str, settings: Settings) -> LoadedBrief:
    """As ``load_brief``, but problems are returned, not raised; only what cannot be parsed at all raises."""
    if path == STDIN:
        data = sys.stdin.buffer.read(settings.max_brief_bytes + 1)
        return parse_brief("标准输入", data, Path.cwd(), settings)
    file = Path(path)
    if file.is_file() and file.stat().st_size > settings.max_brief_bytes:
        raise _too_large(path, file.stat().st_size, settings)
    data = read_capped(file, settings)
    return parse_brief(path, data, file.resolve().parent, settings)


def parse_brief(file: str, data: bytes, folder: Path | None, settings: Settings) -> LoadedBrief:
    """A brief from its bytes. Tables named in it are read from ``folder``; with None they are refused."""
    if len(data) > settings.max_brief_bytes:
        raise _too_large(file, len(data), settings)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise InputError(
            "empty_brief", f"{file}：拟稿要求是空的。可从 examples/brief.yaml 复制一份，改成自己的内容", file=file
        )
    problems: list[Problem] = []
    node = read_marked(file, read_text(file, data, settings).text, problems)
    if node.value is None:
        raise InputError(
            "empty_brief", f"{file}：拟稿要求是空的。可从 examples/brief.yaml 复制一份，改成自己的内容", file=file
        )
    if not isinstance(node.value, Mapping):
        reason = "拟稿要求应写成“键: 值”，每行一个，冒号用半角、后面空一格。可参照 examples/brief.yaml"
        raise InputError("bad_brief", f"{file}:{node.line}：{reason}", file=file, line=node.line)
    facts = load_facts(node.at("facts"), file, folder, settings)
    problems += _unknown(file, node)
    brief, found = _brief(file, node, facts, settings)
    problems = [*problems, *found, *facts.problems]
    problems.sort(key=lambda problem: (problem.file != file, problem.line or 0))
    if any(not problem.warning for problem in problems):
        brief = None
    return LoadedBrief(brief, file, node, facts.origins, tuple(problems))


def _too_large(file: str, size: int, settings: Settings) -> LimitError:
    most = mebibytes(settings.max_brief_bytes)
    message = f"{file}：拟稿要求超过 {most} 的上限。长篇材料请用 nigao facts extract 提取事实，再引用事实表"
    return LimitError("brief_too_large", message, size=size, limit=settings.max_brief_bytes)


def _unknown(file: str, node: Marked) -> list[Problem]:
    """Keys that are not of the contract; those of facts are told with the facts."""
    found = unknown_keys(file, node, keys_of(Brief), "")
    for key, model in _NESTED:
        child = node.at(key)
        if child is not None and isinstance(child.value, Mapping):
            found += unknown_keys(file, child, keys_of(model), f"{key} 里")
    outline = node.at("outline")
    if outline is not None and isinstance(outline.value, tuple):
        for item in outline.value:
            if isinstance(item.value, Mapping):
                found += unknown_keys(file, item, keys_of(OutlineItem), "outline 里")
    return found


def _brief(file: str, node: Marked, facts: LoadedFacts, settings: Settings) -> tuple[Brief | None, list[Problem]]:
    data = _known(node.plain())
    data["facts"] = facts.facts
    problems: list[Problem] = []
    data["genre"] = _genre(data.get("genre"), file, node, settings, problems)
    _translate(data, node)
    if not facts.facts:
        if not any(not problem.warning for problem in facts.problems):
            line = node.line_of(("facts",))
            problems.append(
                Problem(file, line, "没有事实。请在 facts 下至少写一条事实，或引用一个事实表（facts: 事实.xlsx）")
            )
        data["facts"] = (Fact(id="f1", statement="（待写）"),)
    try:
        brief = Brief.model_validate(data)
    except ValidationError as error:
        told = {problem.line for problem in problems}
        for one in error.errors():
            if one["type"] == "extra_forbidden" or one["loc"][:1] == ("facts",):
                continue
            line = node.line_of(one["loc"])
            if one["loc"] != ("genre",) or line not in told:
                problems.append(Problem(file, line, in_chinese(one)))
        return None, problems
    for number, item in enumerate(brief.outline):
        for wanted in item.facts:
            if wanted not in facts.origins:
                line = node.line_of(("outline", number, "facts"))
                problems.append(Problem(file, line, f"提纲“{item.heading}”下的 {wanted} 不在事实中，请核对编号"))
    return brief, problems


def _known(data: dict[str, Any]) -> dict[str, Any]:
    """The data without keys that are told as unknown."""
    models = dict(_NESTED)
    kept = {key: value for key, value in data.items() if key in Brief.model_fields}
    for key, value in kept.items():
        if isinstance(value, dict) and key in models:
            kept[key] = _only(value, keys_of(models[key]))
        elif key == "outline" and isinstance(value, list):
            kept[key] = [_only(item, keys_of(OutlineItem)) if isinstance(item, dict) else item for item in value]
    return kept


def _only(mapping: dict[str, Any], keys: list[str]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key in keys}


def _translate(data: dict[str, Any], node: Marked) -> None:
    """Dates in words, Chinese words for fixed values, and a section number that is a number."""
    for key in ("period", "date"):
        if isinstance(data.get(key), str):
            data[key] = in_words(data[key])
    level = data.get("level")
    if isinstance(level, str):
        data["level"] = LEVELS.get(level, level)
    section = data.get("section")
    number = node.at("section", "number")
    if isinstance(section, str):
        data["section"] = {"heading": section}
    elif isinstance(section, dict) and number is not None and not number.quoted and str(number.value).isdigit():
        section["number"] = int(str(number.value))
    follow = data.get("follow")
    if isinstance(follow, str):
        data["follow"] = {"sample": follow}
    if isinstance(data.get("outline"), list):
        data["outline"] = [{"heading": item} if isinstance(item, str) else item for item in data["outline"]]
    requirements = data.get("requirements")
    if isinstance(requirements, dict):
        on_missing = requirements.get("on_missing")
        if isinstance(on_missing, str):
            requirements["on_missing"] = _ON_MISSING.get(on_missing, on_missing)
        local = str(requirements.get("keep_values_local", "")).strip().lower()
        if local in YES | NO and local:
            requirements["keep_values_local"] = local in YES


def _genre(given: object, file: str, node: Marked, settings: Settings, problems: list[Problem]) -> str:
    """The genre's id, from its id or one of its Chinese names."""
    genres = load_genres(settings.corpus_dirs)
    line = node.line_of(("genre",))
    if not isinstance(given, str) or not given.strip():
        problems.append(Problem(file, line, f"没有写文种（genre），可用：{_listed(genres)}"))
        return "other"
    names = ids_by_name(genres)
    found = names.get(given.strip()) or names.get(given.strip().lower())
    if found is None:
        nearest = difflib.get_close_matches(given, names, n=1, cutoff=0.5)
        meant = f"是不是想写“{nearest[0]}”？" if nearest else ""
        problems.append(Problem(file, line, f"没有“{given[:30]}”这一文种。{meant}可用：{_listed(genres)}"))
        return "other"
    return found


def _listed(genres: Mapping[str, Genre]) -> str:
    return "、".join(f"{genre.name} {genre.id}" for genre in genres.values())
