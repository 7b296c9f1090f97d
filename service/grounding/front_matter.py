"""The front matter of a ``.md`` sample: genre, level, office and notation between two lines of three hyphens."""

import re

from pydantic import BaseModel, ConfigDict, ValidationError

from service.brief import LEVELS, Level
from service.errors import InputError
from service.facts.files.marked import Marked, read_marked
from service.facts.files.messages import in_chinese, keys_of, unknown_keys
from service.facts.files.problems import Problem

_FRONT = re.compile(r"\A---[ \t]*\n(?P<front>.{0,4000}?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class FrontMatter(BaseModel):
    """What a sample says of itself; closed, so that a misspelt key is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    genre: str | None = None
    level: Level | None = None
    office: str | None = None
    notation: str | None = None


def split_front_matter(name: str, text: str) -> tuple[FrontMatter, str]:
    """The front matter of a sample's text (empty where there is none) and the text after it.

    The level may be given by its Chinese name. Raises InputError ``bad_front_matter`` with the line.
    """
    found = _FRONT.match(text)
    if found is None:
        return FrontMatter(), text
    problems: list[Problem] = []
    try:
        node = read_marked(name, "\n" + found["front"], problems)  # the line of hyphens, so that lines count right
    except InputError as error:
        raise _bad(error.message) from error
    problems += unknown_keys(name, node, keys_of(FrontMatter), "")
    if node.value is not None and not node.key_lines:
        problems.append(Problem(name, max(2, node.line), "应写成“键: 值”，每行一个"))
    if problems:
        raise _bad(str(problems[0]))
    return _validated(name, node), text[found.end() :]


def _validated(name: str, node: Marked) -> FrontMatter:
    said = node.plain() or {}
    if isinstance(said.get("level"), str):
        said["level"] = LEVELS.get(said["level"], said["level"])
    try:
        return FrontMatter.model_validate(said)
    except ValidationError as error:
        first = error.errors()[0]
        raise _bad(str(Problem(name, node.line_of(first["loc"]), in_chinese(first)))) from error


def _bad(reason: str) -> InputError:
    message = f"{reason}（样稿开头两行“---”之间的说明可写 genre、level、office、notation 四项，不需要时整段删去）"
    return InputError("bad_front_matter", message)
