"""Rules of wording as data: each a file entry with its words or pattern, its examples and its counterexamples.

A rule says what wording means to one reader or check: the rule ``planned`` of kind ``state`` says that 将于6月底建成 is
intended and not done. The files are ``corpus/reading/*.yaml`` and ``corpus/checks/*.yaml``; a user's corpus folder adds
rules, puts another in the place of one by its id, or switches one off (``enabled: false``): see docs/rules.md.

After vale and LanguageTool: a rule is an instance of a kind, carries its examples, and one test runs them all.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from service.datafile import bad_file, load_entries
from service.text.first_characters import looked_ahead
from service.text.trie import trie_pattern

ROOMS = ("reading", "checks")
_ID = r"^[a-z][a-z0-9_]*$"
_Text = Annotated[str, Field(min_length=1)]


class RuleEntry(BaseModel):
    """A rule as it is written.

    ``words`` are matched as they stand, the longest first, unless one of the strings in ``not_after`` stands before
    them or one of ``not_before`` behind them; ``pattern`` is a regular expression instead of words, or a list of
    alternatives. ``value`` is what the rule says, for kinds of which rules differ in that (a state: ``plan``). Every
    example is matched somewhere; no counterexample is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    id: str = Field(pattern=_ID)
    kind: str = Field(pattern=_ID)
    value: str | None = None
    words: tuple[_Text, ...] = ()
    pattern: str | None = None
    not_before: Mapping[str, tuple[_Text, ...]] = Field(default_factory=dict)
    not_after: Mapping[str, tuple[_Text, ...]] = Field(default_factory=dict)
    examples: tuple[_Text, ...] = ()
    counterexamples: tuple[_Text, ...] = ()
    enabled: bool = True

    @field_validator("pattern", mode="before")
    @classmethod
    def _alternatives(cls, pattern: object) -> object:
        if isinstance(pattern, list) and pattern and all(isinstance(each, str) and each for each in pattern):
            return "|".join(pattern)
        return pattern

    @model_validator(mode="after")
    def _tells_what_it_means(self) -> "RuleEntry":
        if not self.enabled:
            return self
        if bool(self.words) == (self.pattern is not None):
            raise ValueError("应写 words 或 pattern 中的一个")
        unknown = [word for word in (*self.not_before, *self.not_after) if word not in self.words]
        if unknown:
            raise ValueError(f"not_before、not_after 里的“{unknown[0]}”不在 words 中")
        if self.pattern is not None and re.search(r"\(\?P<", self.pattern):
            raise ValueError("规则的正则表达式里不能有命名的组")
        try:
            compiled = re.compile(self.source)
        except re.error as error:
            raise ValueError(f"不是有效的正则表达式：{error}") from error
        if not self.examples:
            raise ValueError("至少写一个例句 examples")
        if self.pattern is not None and not self.counterexamples:
            raise ValueError("用 pattern 的规则要有反例 counterexamples")
        for example in self.examples:
            if compiled.search(example) is None:
                raise ValueError(f"例句“{example}”不合本条规则")
        for example in self.counterexamples:
            if compiled.search(example) is not None:
                raise ValueError(f"反例“{example}”也合本条规则")
        return self

    @property
    def source(self) -> str:
        """The rule as one regular expression without named groups."""
        if self.pattern is not None:
            return f"(?:{self.pattern})"
        barred = [word for word in self.words if word in self.not_after]
        free = [word for word in self.words if word not in self.not_after]
        parts = [_not_after(self.not_after[word]) + self._word(word) for word in sorted(barred, key=len, reverse=True)]
        if free:
            parts.append(trie_pattern(free, self._guard))
        return f"(?:{'|'.join(parts)})"

    def _word(self, word: str) -> str:
        return re.escape(word) + self._guard(word)

    def _guard(self, word: str) -> str:
        after = self.not_before.get(word)
        return f"(?!{'|'.join(map(re.escape, after))})" if after else ""


def _not_after(before: Sequence[str]) -> str:
    return "".join(f"(?<!{re.escape(each)})" for each in before)


class Found(NamedTuple):
    """Where a rule matches: which, and the offsets."""

    rule: RuleEntry
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class RuleSet:
    """All rules of one kind, as one pattern; at a place the rule that comes first wins."""

    rules: tuple[RuleEntry, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        named = "|".join(f"(?P<r{n}>{rule.source})" for n, rule in enumerate(self.rules)) or "(?!)"
        return re.compile(looked_ahead(named))

    def search(self, text: str, start: int = 0, end: int | None = None) -> Found | None:
        """The first match within ``text[start:end]``; context outside of it is not looked at behind ``end``."""
        found = self._pattern.search(text, start, len(text) if end is None else end)
        return self._found(found) if found else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """All matches, left to right, not overlapping."""
        for found in self._pattern.finditer(text, start, len(text) if end is None else end):
            yield self._found(found)

    def match(self, text: str, start: int = 0, end: int | None = None) -> Found | None:
        """The match that begins at ``start``."""
        found = self._pattern.match(text, start, len(text) if end is None else end)
        return self._found(found) if found else None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The rules compiled as one, for readers that need no more than where something stands."""
        return re.compile(self.source)

    def found_in(self, text: str) -> bool:
        """Whether any of the rules matches somewhere in a text."""
        return self.pattern.search(text) is not None

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the rules, for rules that are lists of words."""
        return frozenset(word for rule in self.rules for word in rule.words)

    @cached_property
    def source(self) -> str:
        """The rules as one regular expression without named groups, to be part of a larger one."""
        if len(self.rules) == 1:
            return self.rules[0].source
        return "(?:" + ("|".join(rule.source for rule in self.rules) or "(?!)") + ")"

    def _found(self, found: re.Match[str]) -> Found:
        return Found(self.rules[int((found.lastgroup or "r0")[1:])], found.start(), found.end())


@dataclass(frozen=True, eq=False)
class Rules:
    """The rules of all corpus folders, by kind. Compared by identity."""

    by_id: Mapping[str, RuleEntry] = field(default_factory=dict)

    def of(self, kind: str, value: str | None = None) -> RuleSet:
        """The rules of a kind (and value); an empty set where there are none."""
        found = self._sets.get((kind, value))
        if found is None:
            found = self._sets[kind, value] = RuleSet(tuple(self._of(kind, value)))
        return found

    def source(self, kind: str, value: str | None = None) -> str:
        """The rules of a kind (and value) as one regular expression, to be part of a larger one."""
        return self.of(kind, value).source

    def _of(self, kind: str, value: str | None) -> Iterable[RuleEntry]:
        return (rule for rule in self.by_id.values() if rule.kind == kind and value in (None, rule.value))

    @cached_property
    def _sets(self) -> dict[tuple[str, str | None], RuleSet]:
        return {}


def load_rules(corpus_dirs: Sequence[Path]) -> Rules:
    """The rules of corpus folders, later folders over earlier ones. Raises DataError with file and line for
    an entry that is wrong: unknown keys, no example, an example that does not match, a counterexample that does;
    and for an id that stands twice in one folder."""
    by_id: dict[str, RuleEntry] = {}
    for folder in corpus_dirs:
        own: dict[str, RuleEntry] = {}
        for path in (path for room in ROOMS for path in sorted((folder / room).glob("*.yaml"))):
            for entry in load_entries(path, RuleEntry):
                if entry.id in own:
                    raise bad_file(path, 1, f"规则 {entry.id} 写了两次，请改名或删去一条")
                own[entry.id] = entry
        by_id |= own
    return Rules(MappingProxyType({key: rule for key, rule in by_id.items() if rule.enabled}))
