"""The rules of noise, read from ``corpus/noise.yaml`` (and a user's own ``noise.yaml``) and compiled once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from service.datafile import load_entries

FILE = "noise.yaml"
_PROSE = 30
_NUMBERED_PROSE = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]).*。."
)


def _compiles(pattern: str) -> str:
    try:
        re.compile(f"(?:{pattern})")
    except re.error as error:
        raise ValueError(f"正则表达式有误：{error}") from error
    return pattern


class NoiseRule(BaseModel):
    """One entry of the file. ``longest`` is the longest line, in characters, that a line rule looks at; a ``weak``
    rule holds only beside a line that is noise, a ``sure`` one vouches for what stands between two such lines; a line
    that ``lists`` other articles takes their titles with it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["page_number", "advertisement", "watermark", "copyright", "web", "debris"]
    scope: Literal["line", "inline"]
    longest: int = Field(default=0, ge=0, le=200)
    strength: Literal["weak", "plain", "sure"] = "plain"
    prose: bool = False
    runs_on: bool = False
    lists: bool = False
    pattern: Annotated[str, AfterValidator(_compiles)]


@dataclass(frozen=True, slots=True)
class LineRule:
    """A compiled rule for whole lines."""

    rule: NoiseRule
    pattern: re.Pattern[str]

    def matches(self, line: str) -> bool:
        """Whether a stripped line is noise by this rule."""
        if len(line) > self.rule.longest:
            return False
        if not self.rule.prose and "。" in line and (len(line) > _PROSE or _NUMBERED_PROSE.match(line)):
            return False
        return self.pattern.search(line) is not None


@dataclass(frozen=True, slots=True)
class NoiseRules:
    """Line rules in the order of the files, the inline rules by kind."""

    lines: tuple[LineRule, ...]
    inline: tuple[tuple[str, re.Pattern[str]], ...]

    @property
    def longest(self) -> int:
        """The longest line that any line rule looks at."""
        return max((line.rule.longest for line in self.lines), default=0)


@lru_cache(maxsize=8)
def load_noise_rules(corpus_dirs: tuple[Path, ...]) -> NoiseRules:
    """The rules of every folder that has the file, in order. Raises DataError with file and line."""
    entries = [
        rule for folder in corpus_dirs if (folder / FILE).is_file() for rule in load_entries(folder / FILE, NoiseRule)
    ]
    return compile_rules(entries)


def compile_rules(entries: Sequence[NoiseRule]) -> NoiseRules:
    """Compiled rules."""
    lines = tuple(LineRule(entry, re.compile(entry.pattern)) for entry in entries if entry.scope == "line")
    kinds = dict.fromkeys(e.kind for e in entries if e.scope == "inline")
    inline = tuple(
        (kind, re.compile("|".join(f"(?:{e.pattern})" for e in entries if e.scope == "inline" and e.kind == kind)))
        for kind in kinds
    )
    return NoiseRules(lines, inline)
