"""The closed schemas of ``corpus/lexicon``: one model a kind of file."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

NAMING_KINDS = (
    "province", "city", "place_common", "place_word", "place_facility", "boundary", "sentence_word", "function",
    "organisation_suffix", "organisation_word", "organisation_alone", "organisation_known",
    "surname", "surname_word", "office",
    "name_after", "name_between", "name_before", "name_suffix", "quoted_common",
    "blank_person", "blank_organ", "blank_surname",
)  # fmt: skip

Word = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^\S(.*\S)?$")]
Words = Annotated[tuple[Word, ...], Field(min_length=1)]


def _unique(words: tuple[str, ...]) -> tuple[str, ...]:
    twice = {word for word in words if words.count(word) > 1}
    if twice:
        raise ValueError(f"重复：{'、'.join(sorted(twice))}")
    return words


def _is_ratio(text: str) -> str:
    try:
        positive = Fraction(text) > 0
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"不是数：{text}") from error
    if not positive:
        raise ValueError(f"换算率应大于零：{text}")
    return text


UniqueWords = Annotated[Words, AfterValidator(_unique)]
Ratio = Annotated[str, AfterValidator(_is_ratio)]


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class SetPhraseGroup(_Closed):
    """Phrases that are said as they stand: what is in them is no value."""

    group: Word
    phrases: UniqueWords


class TermEntry(_Closed):
    form: Word
    wrong: UniqueWords
    source: Word

    @model_validator(mode="after")
    def _differ(self) -> "TermEntry":
        if self.form in self.wrong:
            raise ValueError(f"规范写法“{self.form}”不能同时列为错误写法")
        return self


class MemberEntry(_Closed):
    """``forms``: ways of writing it, the usual one first; ``also``: wordings that show that the text knows of it."""

    forms: UniqueWords
    also: tuple[Word, ...] = ()
    valid_from: date
    valid_to: date | None = None
    source: Word

    @model_validator(mode="after")
    def _in_order(self) -> "MemberEntry":
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("valid_to 早于 valid_from")
        return self


class SeriesEntry(_Closed):
    series: Word
    members: Annotated[tuple[MemberEntry, ...], Field(min_length=1)]


class UnitGroup(_Closed):
    """Units of one dimension. Without ``base`` each unit is its own (classifiers that do not convert)."""

    dimension: Word
    base: Word | None = None
    classifier: bool = False
    units: Annotated[Mapping[Word, Ratio], Field(min_length=1)]
    arabic_only: tuple[Word, ...] = ()
    not_before: Mapping[Word, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _known(self) -> "UnitGroup":
        if self.base is not None and self.base not in self.units:
            raise ValueError(f"base“{self.base}”应列在 units 中")
        unknown = (set(self.not_before) | set(self.arabic_only)) - set(self.units)
        if unknown:
            raise ValueError(f"not_before、arabic_only 中的“{'、'.join(sorted(unknown))}”不在 units 中")
        return self


class VerbGroup(_Closed):
    """Verbs of a kind; ``nouns`` are phrases with such a verb in them that say nothing done (实施方案, 党组织)."""

    kind: Literal["award", "rank", "commendation", "result", "decision", "activity"]
    verbs: UniqueWords
    nouns: tuple[Word, ...] = ()


class LevelEntry(_Closed):
    level: Literal["central", "province", "city", "county", "township", "village", "enterprise", "institution"]
    own: UniqueWords
    area: UniqueWords


class NamingGroup(_Closed):
    """Words by which names of places, organisations, persons and quoted names are told."""

    kind: Word
    words: UniqueWords

    @model_validator(mode="after")
    def _known(self) -> "NamingGroup":
        if self.kind not in NAMING_KINDS:
            raise ValueError(f"kind 应为 {'、'.join(NAMING_KINDS)} 之一")
        return self


class WordingGroup(_Closed):
    """Words that official prose uses one for the other (``same``: the first stands for all), that carry no matter
    (``light``), that say what of a thing is measured (``measure``), that exclude one another (``contrast``), or whose
    presence changes what is measured (``marker``: the words of one group are the same mark)."""

    kind: Literal["same", "light", "measure", "contrast", "marker"]
    words: UniqueWords


Entry = TypeVar("Entry", bound=BaseModel)

KINDS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "set_phrases": SetPhraseGroup,
        "terms": TermEntry,
        "formulations": SeriesEntry,
        "units": UnitGroup,
        "action_verbs": VerbGroup,
        "self_reference": LevelEntry,
        "naming": NamingGroup,
        "wording": WordingGroup,
    }
)
