"""Prompts as files: front matter (name, inputs, model settings) and a body in Chinese; a file's hash is its version.

A file of the same name under the user's ``prompts`` folder replaces the bundled one. All are validated on loading, so
that a wrong one is told with its file and line before anything is drafted.
"""

import hashlib
import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

from service.datafile import bad_file, load_front_matter
from service.draft import PromptRef
from service.errors import DataError
from service.models.chat import Message, ModelSettings

INPUTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "section": frozenset(
            (
                *("genre", "guide", "grounding", "unit", "region", "period", "heading", "outline"),
                *("manner", "points", "facts", "requirements"),
            )
        ),
        "repair": frozenset({"problems"}),
        "continue": frozenset({"last"}),
        "judge": frozenset({"genre", "unit", "heading", "facts", "first", "second"}),
        "revise": frozenset({"notes", "draft", "facts", "rules"}),
    }
)
"""What is handed to each prompt, by name: a body must use all of it."""
_PART = re.compile(r"^# (system|user)[ \t]*\n", re.MULTILINE)
_VERSION_LENGTH = 12


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    temperature: float = Field(default=0.3, ge=0, le=2)
    max_tokens: int = Field(default=2048, ge=64, le=32_768)


class _FrontMatter(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    inputs: tuple[str, ...]
    settings: _Settings = _Settings()


@dataclass(frozen=True, slots=True)
class Prompt:
    """``system`` is empty for a prompt that continues a conversation."""

    name: str
    version: str
    system: str
    user: str
    settings: ModelSettings

    @property
    def ref(self) -> PromptRef:
        return PromptRef(self.name, self.version)

    def messages(self, **inputs: str) -> tuple[Message, ...]:
        """The prompt with its inputs put in, which are not read for braces again. Raises KeyError for one missing."""
        rendered = Message("user", self.user.format_map(inputs))
        return (Message("system", self.system), rendered) if self.system else (rendered,)


@lru_cache(maxsize=4)
def load_prompts(folders: tuple[Path, ...]) -> Mapping[str, Prompt]:
    """All prompts by name; a later folder's file replaces an earlier one's. Raises DataError with file and line."""
    prompts = {name: _load(_last(folders, name), name) for name in INPUTS}
    return MappingProxyType(prompts)


def _last(folders: tuple[Path, ...], name: str) -> Path:
    there = [path for folder in folders if (path := folder / f"{name}.md").is_file()]
    if not there:
        raise DataError("prompt_missing", f"找不到提示文件 {name}.md，安装不完整，请重新安装", file=f"{name}.md")
    return there[-1]


def _load(path: Path, name: str) -> Prompt:
    said, body, line = load_front_matter(path, _FrontMatter)
    if said.name != name:
        raise bad_file(path, 1, f"name 应与文件名一致，写作 {name}")
    parts = {match[1]: match for match in _PART.finditer(body)}
    if "user" not in parts:
        raise bad_file(path, line, "缺少“# user”一行（其后是给模型的内容）")
    system = body[parts["system"].end() : parts["user"].start()].strip("\n") if "system" in parts else ""
    user = body[parts["user"].end() :].strip("\n")
    used = _fields(path, line + body.count("\n", 0, parts["user"].start()), user)
    wanted = INPUTS[name]
    if used != wanted or set(said.inputs) != wanted:
        wrong = "、".join(sorted((used ^ wanted) | (set(said.inputs) ^ wanted)))
        raise bad_file(path, line, f"inputs 和正文用到的变量应正好是 {'、'.join(sorted(wanted))}；请核对：{wrong}")
    version = hashlib.sha256(path.read_bytes()).hexdigest()[:_VERSION_LENGTH]
    return Prompt(name, version, system, user, ModelSettings(said.settings.temperature, said.settings.max_tokens))


def _fields(path: Path, line: int, body: str) -> set[str]:
    try:
        fields = {name for _, name, spec, conversion in string.Formatter().parse(body) if name is not None}
    except ValueError as error:
        raise bad_file(path, line, "花括号不成对：变量写作 {名称}，要写花括号本身请写两个 {{ }}") from error
    return fields
