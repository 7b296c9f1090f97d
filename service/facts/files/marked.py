"""YAML and JSON as a clerk wrote them: every scalar is its text, every node knows its line.

``value: 1200`` is the text 1200 and ``date: 2025-03-05`` the text 2025-03-05: a value is written as the fact has it,
so nothing is turned into a number or a date and back. Read from the event stream, because composing nodes recurses in C
and a few thousand brackets end the process; anchors and aliases (exponential expansion) are refused.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from service.errors import InputError, LimitError
from service.facts.files.problems import LOST, Problem, lost_characters
from service.text.hygiene import visible

DEEPEST = 20
MOST_NODES = 400_000
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LINE_ENDS = re.compile(r"\r\n?")
_OTHER_LINE_ENDS = re.compile("[\u2028\u2029]")
_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.S
)
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:-\s+)?[A-Za-z_]+：")


@dataclass(frozen=True, slots=True)
class Marked:
    """A node: ``value`` is text, None (nothing written), a tuple of nodes, or a mapping of nodes by key.

    ``line`` counts from 1; ``key_lines`` says where each key of a mapping stands; ``quoted`` is of text in quotes.
    """

    value: "str | tuple[Marked, ...] | Mapping[str, Marked] | None"
    line: int
    quoted: bool = False
    key_lines: Mapping[str, int] | None = None

    def plain(self) -> Any:
        """The node as str, list and dict; keys with nothing written are left out."""
        if isinstance(self.value, tuple):
            return [child.plain() for child in self.value]
        if isinstance(self.value, Mapping):
            return {key: child.plain() for key, child in self.value.items() if child.value is not None}
        return self.value

    def at(self, *path: str | int) -> "Marked | None":
        """The node at a path of keys and indexes; None when there is none."""
        node: Marked | None = self
        for step in path:
            if node is None:
                return None
            if isinstance(node.value, Mapping):
                node = node.value.get(str(step))
            elif isinstance(node.value, tuple) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                node = None
        return node

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """The line of the deepest node on a path, of its key where it has one."""
        node: Marked = self
        line = self.line
        for step in path:
            if node.key_lines and str(step) in node.key_lines:
                line = node.key_lines[str(step)]
            child = node.at(step)
            if child is None:
                break
            if isinstance(step, int):
                line = child.line
            node = child
        return line


@dataclass
class _Open:
    """A collection that is being read."""

    mapping: bool
    line: int
    items: list[Marked]
    keys: list[tuple[str, int]]
    key: tuple[str, int] | None = None


def read_marked(name: str, text: str, problems: list[Problem]) -> Marked:
    """Read YAML or JSON text; invisible characters are taken out first. Duplicate keys and characters that were lost in
    decoding go to ``problems``.

    Raises InputError (``bad_yaml``, with file and line) when it is neither, and LimitError when it is nested or
    branched beyond what a brief needs.
    """
    text = visible(_OTHER_LINE_ENDS.sub(" ", _LINE_ENDS.sub("\n", text)))
    if text.lstrip()[:1] in ("{", "["):
        text = _ESCAPE.sub(_json_escape, text)
    if LOST in text:
        lines = text.split("\n")
        problems += [lost_characters(name, number) for number, line in enumerate(lines, start=1) if LOST in line]
    try:
        return _tree(name, yaml.parse(text, Loader=yaml.CSafeLoader), problems)
    except yaml.YAMLError as error:
        line, reason = _complaint(error, text.split("\n"))
        raise InputError("bad_yaml", f"{name}:{line}：{reason}", file=name, line=line) from error


def _tree(name: str, events: Iterator[yaml.Event], problems: list[Problem]) -> Marked:
    stack: list[_Open] = []
    root: Marked | None = None
    for count, event in enumerate(events):
        if count > MOST_NODES:
            raise LimitError("too_large", f"{name}：内容过多（超过 {MOST_NODES} 项），请拆成几份", file=name)
        line = event.start_mark.line + 1 if event.start_mark else 1
        node: Marked | None = None
        if isinstance(event, yaml.AliasEvent):
            raise InputError(
                "bad_yaml", f"{name}:{line}：不支持 * 引用；如果是要写星号，请给整个值加引号", file=name, line=line
            )
        if getattr(event, "tag", None):
            raise InputError(
                "bad_yaml", f"{name}:{line}：不支持 ! 标记；如果是要写感叹号，请给整个值加引号", file=name, line=line
            )
        if isinstance(event, yaml.ScalarEvent):
            quoted = event.style not in (None, "")
            node = Marked(None if not quoted and event.value in _NULLS else visible(event.value), line, quoted)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            stack.append(_Open(isinstance(event, yaml.MappingStartEvent), line, [], []))
            if len(stack) > DEEPEST:
                raise LimitError(
                    "too_large", f"{name}:{line}：嵌套超过 {DEEPEST} 层，请检查括号和缩进", file=name, line=line
                )
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            node = _closed(name, stack.pop(), problems)
        elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise InputError(
                "bad_yaml", f"{name}:{line}：一个文件只能写一份（出现了第二个“---”）", file=name, line=line
            )
        if node is None:
            continue
        if not stack:
            root = node
            continue
        top = stack[-1]
        if not top.mapping:
            top.items.append(node)
        elif top.key is None:
            if not isinstance(node.value, str):
                raise InputError("bad_yaml", f"{name}:{line}：冒号前应是键名", file=name, line=line)
            top.key = (node.value.strip(), line)
        else:
            top.keys.append(top.key)
            top.items.append(node)
            top.key = None
    return root or Marked(None, 1)


def _closed(name: str, done: _Open, problems: list[Problem]) -> Marked:
    if not done.mapping:
        return Marked(tuple(done.items), done.line)
    values: dict[str, Marked] = {}
    lines: dict[str, int] = {}
    for (key, line), item in zip(done.keys, done.items, strict=True):
        if key in values:
            problems.append(Problem(name, line, f"“{key}”写了两次（前一次在第 {lines[key]} 行），请只留一个"))
            continue
        values[key], lines[key] = item, line
    return Marked(values, done.line, key_lines=lines)


def _json_escape(found: re.Match[str]) -> str:
    """JSON's escapes in YAML's: a surrogate pair is one character, a lone one is none."""
    if found[1]:
        code = 0x10000 + ((int(found[1], 16) - 0xD800) << 10) + int(found[2], 16) - 0xDC00
        return f"\\U{code:08X}"
    return "" if found[3] else found[0]


def _complaint(error: yaml.YAMLError, lines: list[str]) -> tuple[int, str]:
    """The line to look at, and what YAML's complaint most likely means to the person who wrote it."""
    problem = getattr(error, "problem", None) or ""
    in_quotes = "quoted scalar" in (getattr(error, "context", None) or "")
    marks = (getattr(error, "context_mark", None), getattr(error, "problem_mark", None))
    mark = next((m for m in (marks if in_quotes else marks[::-1]) if m is not None), None)
    line = min(mark.line + 1, len(lines)) if mark else 1
    wide = next((n for n, written in enumerate(lines[:line], start=1) if _FULL_WIDTH_COLON.match(written)), None)
    if wide is not None:
        return wide, "键名后的冒号应为半角“:”，后面空一格"
    if "scanning a tag" in (getattr(error, "context", None) or "") or "undefined tag handle" in problem:
        return line, "不支持 ! 标记；如果是要写感叹号，请给整个值加引号"
    return line, _reason(problem, lines[line - 1])


def _reason(problem: str, line: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "行首用了制表符（Tab），请改用空格缩进"
    if "mapping values are not allowed" in problem:
        return "这一行的内容里有半角冒号加空格，或缩进不齐；请对齐缩进，内容含冒号时给整个值加引号"
    if "cannot start any token" in problem or "alphabetic or numeric" in problem:
        return "内容以特殊符号（如 @ ` % * &）开头，请给整个值加引号"
    if "unexpected end of stream" in problem:
        return "引号没有成对，请补上右引号"
    if "escape" in problem:
        return "双引号里的反斜杠写法（\\…）无效，请删去反斜杠，或改用单引号"
    if "did not find expected" in problem:
        return "格式不完整：请检查缩进是否对齐、引号和括号是否成对；内容里有英文引号时请改用中文引号"
    return "不是有效的 YAML 或 JSON，请检查缩进、引号和括号"
