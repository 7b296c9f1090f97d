"""The rules by which a sample is cut into sections, read from ``corpus/sectioning.yaml`` (and a user's own)."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from service.datafile import load_one


def _compiles(pattern: str) -> str:
    try:
        re.compile(f"(?:{pattern})")
    except re.error as error:
        raise ValueError(f"正则表达式有误：{error}") from error
    return pattern


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    closing_begins: tuple[str, ...] = ()
    closing_patterns: tuple[Annotated[str, AfterValidator(_compiles)], ...] = ()
    closing_formulas: tuple[str, ...] = ()


def load_closing_formulas(corpus_dirs: tuple[Path, ...]) -> re.Pattern[str]:
    """What the last words of a document begin with (特此报告); they are not its last section's. Raises DataError."""
    words = [re.escape(word) for rule in _load(corpus_dirs) for word in rule.closing_formulas]
    return re.compile("|".join(words) or r"(?!)")


@lru_cache(maxsize=8)
def load_closing_cues(corpus_dirs: tuple[Path, ...]) -> re.Pattern[str]:
    """What the first words of a closing paragraph match; folders without the file add nothing. Raises DataError."""
    rules = _load(corpus_dirs)
    words = [re.escape(word) for rule in rules for word in rule.closing_begins]
    patterns = [f"(?:{pattern})" for rule in rules for pattern in rule.closing_patterns]
    return re.compile("|".join([*words, *patterns]) or r"(?!)")


def _load(corpus_dirs: tuple[Path, ...]) -> list[_Rules]:
    paths = (folder / "sectioning.yaml" for folder in corpus_dirs)
    return [load_one(path, _Rules) for path in paths if path.is_file()]
