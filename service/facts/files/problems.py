"""What is wrong with what was handed in: collected, so that a clerk mends everything in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.errors import InputError, LimitError

MOST_SHOWN = 20
LOST = "\ufffd"
"""What a decoder writes for bytes that it cannot read."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong (or, as a ``warning``, doubtful) at a line of a file, or a row of a table, counted from 1.

    ``limit``: a size is exceeded.
    """

    file: str
    line: int | None
    message: str
    warning: bool = False
    limit: bool = False

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}：{self.message}"


def lost_characters(file: str, line: int) -> Problem:
    """The problem of a line in which characters were lost in decoding or copying."""
    return Problem(file, line, f"有乱码“{LOST}”（文字编码损坏，或复制时丢了字），请改正")


def error_of(problems: Sequence[Problem]) -> InputError:
    """One error that names all problems (the first twenty in words); LimitError when sizes are all that is wrong."""
    kind, code = (LimitError, "too_large") if all(problem.limit for problem in problems) else (InputError, "bad_brief")
    context = {"problems": [(problem.file, problem.line) for problem in problems]}
    if len(problems) == 1:
        return kind(code, str(problems[0]), **context)
    lines = [f"共 {len(problems)} 处需要改正："]
    lines += [f"  {problem}" for problem in problems[:MOST_SHOWN]]
    if len(problems) > MOST_SHOWN:
        lines.append(f"  ……另有 {len(problems) - MOST_SHOWN} 处，改正以上各处后再检查")
    return kind(code, "\n".join(lines), **context)
