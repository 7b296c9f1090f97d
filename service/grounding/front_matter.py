"""The front matter of a ``.md`` sample: genre, level, office and notation between two lines of three hyphens."""

import re

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from service.brief import Level
from service.errors import InputError

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

    Raises InputError ``bad_front_matter`` with the line.
    """
    found = _FRONT.match(text)
    if found is None:
        return FrontMatter(), text
    try:
        data = yaml.safe_load(found["front"])
        return FrontMatter.model_validate(data if data is not None else {}), text[found.end() :]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        raise _bad(name, line, str(error.problem)) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0]) if first["loc"] else ""
        lines = found["front"].split("\n")
        line = next((n for n, content in enumerate(lines, start=2) if key and content.startswith(key)), 2)
        raise _bad(name, line, f"{key}：{first['msg']}") from error


def _bad(name: str, line: int, reason: str) -> InputError:
    message = (
        f"{name}:{line}：范文开头的说明有误（{reason}）。可写 genre、level、office、notation 四项，不需要时整段删去即可"
    )
    return InputError("bad_front_matter", message, file=name, line=line)
