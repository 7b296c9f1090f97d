"""Data files: YAML validated on loading, with file and line in the error when something is wrong."""

import re
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from service.errors import DataError
from service.validation import what_is_wrong

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
Model = TypeVar("Model", bound=BaseModel)


def load_one(path: Path, model: type[Model]) -> Model:
    """Read a file that is one mapping. Raises DataError."""
    node, data = _read(path)
    return _validated(path, node, data, model)


def load_front_matter(path: Path, model: type[Model]) -> tuple[Model, str, int]:
    """Read a file that begins with a mapping between two lines ``---``: the mapping, the text after it, and the line
    (from 1) on which that begins. Raises DataError."""
    text = _decoded(path, path.read_bytes())
    found = _FRONT_MATTER.match(text)
    if found is None:
        raise bad_file(path, 1, "文件开头应有两行“---”，其间写“键: 值”")
    node, data = _parsed(path, "\n" + found[1])  # the line of hyphens, so that lines count right
    return _validated(path, node, data, model), text[found.end() :], text.count("\n", 0, found.end()) + 1


def load_entries(path: Path, model: type[Model]) -> tuple[Model, ...]:
    """Read a file that is a list of mappings of one kind. Raises DataError."""
    node, data = _read(path)
    if not isinstance(node, yaml.SequenceNode) or not isinstance(data, list):
        raise bad_file(path, 1, "应为条目列表（每条以“- ”开头）")
    return tuple(_validated(path, child, item, model) for child, item in zip(node.value, data, strict=True))


def _read(path: Path) -> tuple[yaml.Node, Any]:
    return _parsed(path, _decoded(path, path.read_bytes()))


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise bad_file(path, line, "文字编码不是 UTF-8，请另存为 UTF-8") from error


def _parsed(path: Path, text: str) -> tuple[yaml.Node, Any]:
    try:
        loader = yaml.CSafeLoader(text)
        node = loader.get_single_node()
        if node is None:
            raise bad_file(path, 1, "数据文件是空的，请写上内容或删去这个文件")
        return node, loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise bad_file(path, line, f"不是有效的 YAML，请检查缩进、引号和括号（{error.problem}）") from error
    except (yaml.YAMLError, ValueError) as error:
        raise bad_file(path, 1, f"不是有效的 YAML，请检查有无控制字符、写错的日期（{error}）") from error


def _validated(path: Path, node: yaml.Node, data: Any, model: type[Model]) -> Model:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        line = line_at(node, first["loc"])
        where = ".".join(str(step) for step in first["loc"])
        what = what_is_wrong(first)
        raise bad_file(path, line, f"{where}：{what}" if where else what) from error


def bad_file(path: Path, line: int, reason: str) -> DataError:
    """The error that a data file is wrong at a line."""
    return DataError("bad_data_file", f"{path}:{line}：{reason}", file=str(path), line=line)


def line_at(node: yaml.Node, location: tuple[int | str, ...]) -> int:
    """The line (from 1) of the deepest node that a validation error's location reaches."""
    line = node.start_mark.line + 1
    for step in location:
        found: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            found = next((value for key, value in node.value if key.value == str(step)), None)
            line = next((key.start_mark.line + 1 for key, _ in node.value if key.value == str(step)), line)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step]
            line = found.start_mark.line + 1
        if found is None:
            break
        node = found
    return line
