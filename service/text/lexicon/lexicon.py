"""The lexicon: what the house knows of official wording, read from ``corpus/lexicon/*.yaml`` and frozen.

Each file holds entries of one closed schema, chosen by its name up to the first "-" or "." (``terms.yaml``,
``terms-water.yaml``). A user's own corpus folder extends the bundled one: a later entry for the same form wins.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from service.datafile import load_entries
from service.errors import DataError
from service.text.lexicon import lexicon_files as files
from service.text.lexicon.vocabulary import Vocabulary, load_vocabulary
from service.text.numbers.units import Unit, read_units
from service.text.range import Range
from service.text.rules import Rules, load_rules
from service.text.trie import trie_pattern

_Made = TypeVar("_Made")
_NUMERAL_CHARS = "0-9０-９零〇一二两三四五六七八九十百千万亿"


@dataclass(frozen=True, slots=True)
class Term:
    """A standard term: its exact form and known wrong ones. ``source`` says by what authority."""

    form: str
    wrong_forms: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Formulation:
    """A political formulation (提法) in force from ``valid_from`` to ``valid_to`` (None: still).

    ``successor`` is the next member of its ``series``; ``forms`` are the ways of writing it, ``form`` the first;
    ``also`` are wordings that show that a text knows of it.
    """

    form: str
    forms: tuple[str, ...]
    also: tuple[str, ...]
    series: str
    valid_from: date
    valid_to: date | None
    source: str
    successor: str | None


@dataclass(frozen=True, slots=True)
class SelfReference:
    """Words by which an office of a level speaks of itself (我局) and of its area (全区)."""

    own: tuple[str, ...]
    area: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Wording:
    """How freely words stand for one another (see ``lexicon_files.WordingGroup``): ``same`` leads from a word to the
    one that stands for its group; ``contrasts`` from a word to its groups' numbers, ``markers`` to its group's.
    Compared by identity, so that words can be kept by it."""

    same: Mapping[str, str] = field(default_factory=dict)
    light: frozenset[str] = frozenset()
    measure: frozenset[str] = frozenset()
    contrasts: Mapping[str, frozenset[int]] = field(default_factory=dict)
    markers: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The longest word of any group at a place."""
        return re.compile(trie_pattern({*self.same, *self.light, *self.measure, *self.contrasts, *self.markers}))

    @cached_property
    def marks(self) -> re.Pattern[str]:
        """The longest word that excludes another, or marks what is measured, at a place."""
        return re.compile(trie_pattern({*self.contrasts, *self.markers}))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Frozen; compiled patterns are made on first use. Compared by identity, so that patterns can be cached on it."""

    set_phrases: frozenset[str]
    terms: tuple[Term, ...]
    formulations: tuple[Formulation, ...]
    units: Mapping[str, Unit]
    classifiers: frozenset[str]
    arabic_only: frozenset[str]
    action_verbs: Mapping[str, str]
    action_nouns: frozenset[str]
    self_reference: Mapping[str, SelfReference]
    naming: Mapping[str, frozenset[str]]
    wording: Wording = Wording()
    rules: Rules = field(default_factory=Rules)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def made(self, maker: Callable[["Lexicon"], _Made]) -> _Made:
        """What a reader composes of the rules (a class with its compiled patterns), made once and kept here."""
        found = self._by_maker.get(maker)
        if found is None:
            found = self._by_maker[maker] = maker(self)
        return found

    @cached_property
    def _by_maker(self) -> dict[Callable[["Lexicon"], Any], Any]:
        return {}

    def find_set_phrases(self, text: str) -> tuple[Range, ...]:
        """Spans of set phrases, longest match, left to right, not overlapping."""
        return tuple(Range(*found.span()) for found in self.set_phrase_pattern.finditer(text))

    def stale(self, text: str, at: date) -> tuple[tuple[int, int, Formulation, Formulation], ...]:
        """Where a text stops at a superseded formulation: (start, end, what stands there, what held at ``at``).

        A member of a series is stale when a later member was already in force at ``at`` and the text mentions neither
        that one nor any later.
        """
        mentioned = {series for form, series in self._series_by_form if form in text}
        return tuple(
            found
            for series, members in self.series.items()
            if series in mentioned
            for found in _stale(members, self._formulation_forms, text, at)
        )

    @cached_property
    def series(self) -> Mapping[str, tuple[Formulation, ...]]:
        """Formulations by series, in the order in which they came into force."""
        by_series: dict[str, list[Formulation]] = {}
        for formulation in self.formulations:
            by_series.setdefault(formulation.series, []).append(formulation)
        return MappingProxyType({name: tuple(members) for name, members in by_series.items()})

    @cached_property
    def _series_by_form(self) -> tuple[tuple[str, str], ...]:
        """Every form of every series: a text that has none of a series is not looked at for it."""
        return tuple((form, each.series) for each in self.formulations for form in (*each.forms, *each.also))

    @cached_property
    def _formulation_forms(self) -> Mapping[tuple[str, ...], re.Pattern[str]]:
        """The compiled pattern of every list of forms: a draft is judged against all of them."""
        lists = {forms for formulation in self.formulations for forms in (formulation.forms, formulation.also)}
        return {forms: re.compile(trie_pattern(forms)) for forms in lists}

    @cached_property
    def set_phrase_pattern(self) -> re.Pattern[str]:
        # 一个 is no set phrase within 二十一个, nor 周一 within 周一百: a numeral at an edge is the whole numeral.
        numeral = f"[{_NUMERAL_CHARS}]"
        begins = [phrase for phrase in self.set_phrases if re.match(numeral, phrase)]
        other = [phrase for phrase in self.set_phrases if not re.match(numeral, phrase)]

        def ends_whole(phrase: str) -> str:
            return f"(?!{numeral})" if re.search(f"{numeral}$", phrase) else ""

        return re.compile(
            f"(?<![{_NUMERAL_CHARS}第]){trie_pattern(begins, ends_whole)}|{trie_pattern(other, ends_whole)}"
        )

    @cached_property
    def longest_unit(self) -> int:
        return max(map(len, self.units), default=0)

    @cached_property
    def unit_lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How long the units are that begin with a character, longest first."""
        lengths: dict[str, set[int]] = {}
        for form in self.units:
            lengths.setdefault(form[:1], set()).add(len(form))
        return {first: tuple(sorted(each, reverse=True)) for first, each in lengths.items()}

    @cached_property
    def name_after(self) -> re.Pattern[str]:
        between = trie_pattern(self.naming["name_between"])
        return re.compile(f"{between}{{0,2}}{trie_pattern(self.naming['name_after'])}")

    @cached_property
    def name_before(self) -> re.Pattern[str]:
        return re.compile(f"{trie_pattern(self.naming['name_before'])}$")

    @cached_property
    def name_suffix(self) -> re.Pattern[str]:
        return re.compile(f"{trie_pattern(self.naming['name_suffix'])}$")

    @cached_property
    def action_verb_pattern(self) -> re.Pattern[str]:
        """Verbs of action and, to be passed over, the phrases in ``action_nouns``; the longest at a place."""
        return re.compile(trie_pattern(self.action_nouns.union(self.action_verbs)))


def load_lexicon(corpus_dirs: tuple[Path, ...]) -> Lexicon:
    """The lexicon of all corpus folders, later ones extending earlier ones. Cached on the folders.

    Raises DataError with file and line when an entry is wrong, a file is of no known kind, or the first folder has
    no lexicon.
    """
    return _load(tuple(Path(folder).resolve() for folder in corpus_dirs))


@lru_cache(maxsize=8)
def _load(corpus_dirs: tuple[Path, ...]) -> Lexicon:
    paths = [path for folder in corpus_dirs for path in sorted((folder / "lexicon").glob("*.yaml"))]
    if not paths:
        where = corpus_dirs[0] / "lexicon" if corpus_dirs else Path("lexicon")
        raise DataError("no_lexicon", f"没有找到词库：{where}。请检查程序是否完整安装", file=str(where), line=1)
    entries: dict[str, list[BaseModel]] = {kind: [] for kind in files.KINDS}
    for path in paths:
        kind = re.split(r"[-.]", path.name, maxsplit=1)[0]
        if kind not in files.KINDS:
            known = "、".join(files.KINDS)
            raise DataError(
                "unknown_data_file", f"{path}:1：不认识的词库文件，文件名应以 {known} 之一开头", file=str(path), line=1
            )
        entries[kind] += load_entries(path, files.KINDS[kind])
    formulations = _formulations(_of(entries["formulations"], files.SeriesEntry))
    said = frozenset(
        form for f in formulations for form in (*f.forms, *f.also) if re.search(f"[{_NUMERAL_CHARS}]", form)
    )
    units = read_units(_of(entries["units"], files.UnitGroup))
    return Lexicon(
        set_phrases=said.union(*(group.phrases for group in _of(entries["set_phrases"], files.SetPhraseGroup))),
        terms=_terms(_of(entries["terms"], files.TermEntry)),
        formulations=formulations,
        units=units,
        classifiers=frozenset(form for form, unit in units.items() if unit.classifier),
        arabic_only=frozenset(form for group in _of(entries["units"], files.UnitGroup) for form in group.arabic_only),
        action_verbs=MappingProxyType(
            {verb: group.kind for group in _of(entries["action_verbs"], files.VerbGroup) for verb in group.verbs}
        ),
        action_nouns=frozenset(noun for group in _of(entries["action_verbs"], files.VerbGroup) for noun in group.nouns),
        self_reference=MappingProxyType(
            {
                entry.level: SelfReference(entry.own, entry.area)
                for entry in _of(entries["self_reference"], files.LevelEntry)
            }
        ),
        naming=_naming(_of(entries["naming"], files.NamingGroup)),
        wording=_wording(_of(entries["wording"], files.WordingGroup)),
        rules=load_rules(corpus_dirs),
        vocabulary=load_vocabulary(corpus_dirs),
    )


def _of(entries: Iterable[BaseModel], model: type[files.Entry]) -> list[files.Entry]:
    return [entry for entry in entries if isinstance(entry, model)]


def _terms(entries: Iterable[files.TermEntry]) -> tuple[Term, ...]:
    merged = {entry.form: Term(entry.form, entry.wrong, entry.source) for entry in entries}
    return tuple(merged.values())


def _formulations(entries: Iterable[files.SeriesEntry]) -> tuple[Formulation, ...]:
    by_series: dict[str, dict[str, files.MemberEntry]] = {}
    for entry in entries:
        by_series.setdefault(entry.series, {}).update({member.forms[0]: member for member in entry.members})
    found: list[Formulation] = []
    for series, by_form in by_series.items():
        members = sorted(by_form.values(), key=lambda member: member.valid_from)
        following = [*(member.forms[0] for member in members[1:]), None]
        found += [
            Formulation(m.forms[0], m.forms, m.also, series, m.valid_from, m.valid_to, m.source, successor)
            for m, successor in zip(members, following, strict=True)
        ]
    return tuple(found)


def _wording(groups: Sequence[files.WordingGroup]) -> Wording:
    contrasts: dict[str, frozenset[int]] = {}
    for number, group in enumerate(group for group in groups if group.kind == "contrast"):
        for word in group.words:
            contrasts[word] = contrasts.get(word, frozenset()) | {number}
    marks = enumerate(group for group in groups if group.kind == "marker")
    return Wording(
        same=MappingProxyType(
            {word: group.words[0] for group in groups if group.kind == "same" for word in group.words}
        ),
        light=frozenset(word for group in groups if group.kind == "light" for word in group.words),
        measure=frozenset(word for group in groups if group.kind == "measure" for word in group.words),
        contrasts=MappingProxyType(contrasts),
        markers=MappingProxyType({word: number for number, group in marks for word in group.words}),
    )


def _naming(groups: Iterable[files.NamingGroup]) -> Mapping[str, frozenset[str]]:
    merged: dict[str, frozenset[str]] = {kind: frozenset() for kind in files.NAMING_KINDS}
    for group in groups:
        merged[group.kind] |= frozenset(group.words)
    return MappingProxyType(merged)


def _stale(
    members: tuple[Formulation, ...], patterns: Mapping[tuple[str, ...], re.Pattern[str]], text: str, at: date
) -> Iterable[tuple[int, int, Formulation, Formulation]]:
    """What stands of one series when it is not the last that was in force at ``at``."""

    def places(forms: tuple[str, ...]) -> list[Range]:
        return [Range(*found.span()) for found in patterns[forms].finditer(text)]

    standing = [places(member.forms) for member in members]
    come_to = max((i for i, m in enumerate(members) if standing[i] or places(m.also)), default=-1)
    newer = [member for member in members[come_to + 1 :] if member.valid_from <= at]
    if come_to >= 0 and newer:
        for start, end in standing[come_to]:
            yield start, end, members[come_to], newer[-1]
