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


def _compiles(pattern: str) -> str:
    try:
        re.compile(f"(?:{pattern})")
    except re.error as error:
        raise ValueError(f"正则表达式有误：{error}") from error
    return pattern


class NoiseRule(BaseModel):
    """One entry of the file. ``longest`` is the longest line, in characters, that a line rule looks at."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["page_number", "advertisement", "watermark", "copyright", "web", "debris"]
    scope: Literal["line", "inline"]
    longest: int = Field(default=0, ge=0, le=200)
    sure: bool = False
    pattern: Annotated[str, AfterValidator(_compiles)]


@dataclass(frozen=True, slots=True)
class LineRule:
    """A compiled rule for whole lines."""

    kind: str
    longest: int
    sure: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NoiseRules:
    """Line rules in the order of the files, the inline rules by kind; ``trigger`` is found wherever a line rule is."""

    lines: tuple[LineRule, ...]
    inline: tuple[tuple[str, re.Pattern[str]], ...]
    trigger: re.Pattern[str]

    @property
    def longest(self) -> int:
        """The longest line that any line rule looks at."""
        return max((rule.longest for rule in self.lines), default=0)


@lru_cache(maxsize=8)
def load_noise_rules(corpus_dirs: tuple[Path, ...]) -> NoiseRules:
    """The rules of every folder that has the file, in order. Raises DataError with file and line."""
    entries = [
        rule for folder in corpus_dirs if (folder / FILE).is_file() for rule in load_entries(folder / FILE, NoiseRule)
    ]
    return compile_rules(entries)


def compile_rules(entries: Sequence[NoiseRule]) -> NoiseRules:
    """Compiled rules."""
    lines = tuple(LineRule(e.kind, e.longest, e.sure, re.compile(e.pattern)) for e in entries if e.scope == "line")
    kinds = dict.fromkeys(e.kind for e in entries if e.scope == "inline")
    inline = tuple(
        (kind, re.compile("|".join(f"(?:{e.pattern})" for e in entries if e.scope == "inline" and e.kind == kind)))
        for kind in kinds
    )
    trigger = re.compile("|".join(f"(?:{e.pattern})" for e in entries if e.scope == "line") or r"(?!)")
    return NoiseRules(lines, inline, trigger)
