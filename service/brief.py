"""The brief 拟稿要求: what is to be drafted, and from which facts. Closed: an unknown key is an error."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from service.facts.fact import Fact


class Level(StrEnum):
    """The level of the office that signs, by which it speaks of itself and its area."""

    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    ENTERPRISE = "enterprise"
    INSTITUTION = "institution"


LEVELS: Mapping[str, Level] = MappingProxyType(
    {
        **dict.fromkeys(("中央", "国家级", "部级", "中央级"), Level.CENTRAL),
        **dict.fromkeys(("省级", "省", "自治区", "直辖市"), Level.PROVINCE),
        **dict.fromkeys(("市级", "市", "地级", "地市级", "州"), Level.CITY),
        **dict.fromkeys(("县级", "县", "区级", "区", "县区级", "区县级", "旗"), Level.COUNTY),
        **dict.fromkeys(("乡级", "乡镇", "乡镇级", "镇级", "乡", "镇", "街道", "镇街"), Level.TOWNSHIP),
        **dict.fromkeys(("村级", "村", "社区"), Level.VILLAGE),
        **dict.fromkeys(("企业", "国企", "国有企业", "公司", "集团"), Level.ENTERPRISE),
        **dict.fromkeys(("事业单位", "学校", "医院", "院校", "机构"), Level.INSTITUTION),
        **{level.value: level for level in Level},
    }
)
"""The levels by their Chinese names (the usual one of each first) and by their ids."""


class OnMissing(StrEnum):
    """What becomes of a slot that no fact fills: marked 【待补：…】, or its sentence left out and listed."""

    MARK = "mark"
    DROP = "drop"


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SectionAsked(_Closed):
    """The one section to draft. ``number`` is the ordinal of the section (2 → 二、), or as it shall be printed."""

    heading: str = Field(min_length=1, max_length=100)
    level: int = Field(default=1, ge=1, le=4)
    number: int | str | None = None


class OutlineItem(_Closed):
    """A heading of a document to draft, with the facts that belong under it where the brief says so."""

    heading: str = Field(min_length=1, max_length=100)
    level: int = Field(default=1, ge=1, le=4)
    facts: tuple[str, ...] = ()


class Follow(_Closed):
    """Follow one sample: its id or title, and the heading (or path, joined by /) of the section."""

    sample: str = Field(min_length=1)
    section: str | None = None


class TableAsked(_Closed):
    """A table to place: column names and rows of cell texts."""

    columns: tuple[str, ...] = Field(min_length=1)
    rows: tuple[tuple[str, ...], ...]


class Requirements(_Closed):
    """``length`` is [min, max] in 字数 as Word counts them; ``points`` the number of points wanted."""

    length: tuple[int, int] | None = None
    points: int | None = Field(default=None, ge=1, le=12)
    number_style: str | None = None
    on_missing: OnMissing = OnMissing.MARK
    keep_values_local: bool = False
    instructions: str | None = None
    seed: int = 0

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.length is not None and not 0 <= self.length[0] <= self.length[1]:
            raise ValueError("length 须为 [最少字数, 最多字数]，且最少不大于最多")
        return self


class Brief(_Closed):
    """A brief as handed in; values inside facts are not yet read (see ``service.facts.sheet``)."""

    genre: str
    unit: str = Field(min_length=1, max_length=60)
    region: str | None = None
    level: Level | None = None
    period: str | None = None
    date: str | None = None
    title: str | None = None
    addressee: str | None = None
    signature_organ: str | None = None
    section: SectionAsked | None = None
    outline: tuple[OutlineItem, ...] = ()
    follow: Follow | None = None
    facts: tuple[Fact, ...] = Field(min_length=1)
    table: TableAsked | None = None
    requirements: Requirements = Requirements()

    @model_validator(mode="after")
    def _something_to_draft(self) -> Self:
        if (self.section is None) == (not self.outline):
            raise ValueError("须写明 section（拟一节）或 outline（拟全文提纲），二者取一")
        ids = [fact.id for fact in self.facts]
        if len(ids) != len(set(ids)):
            repeated = next(i for i in ids if ids.count(i) > 1)
            raise ValueError(f"事实编号 {repeated} 重复，请改成互不相同的编号")
        return self
