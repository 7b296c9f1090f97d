"""A fact as it is written in a brief."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class DerivedOp(StrEnum):
    """How a derived value follows from others: a + b + …; a − b; (a − b) / b; a / b."""

    SUM = "sum"
    DIFFERENCE = "difference"
    GROWTH = "growth"
    SHARE = "share"


class Derivation(BaseModel):
    """``from`` names facts (``f3``) or single values (``f3.2``); ``unit`` asks for the result in that unit."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    sources: tuple[str, ...] = Field(alias="from", min_length=1)
    op: DerivedOp
    unit: str | None = None


class Fact(BaseModel):
    """A statement, or a label with a value, with an id and where known a period and a source. ``unconfirmed``: a note
    stated it, and nobody has confirmed it yet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,31}$")
    statement: str | None = None
    label: str | None = None
    value: str | None = None
    unit: str | None = None
    period: str | None = None
    source: str | None = None
    headline: bool = False
    local_only: bool = False
    unconfirmed: bool = False
    derived: Derivation | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        given = {key for key in ("label", "value", "unit", "derived") if getattr(self, key) is not None}
        if self.statement is not None:
            if given:
                raise ValueError("一条事实写 statement（陈述），或写 label 与 value（名称与数值），二者取一")
            if not self.statement.strip():
                raise ValueError("statement（陈述）是空的，请写上内容或删去这一条")
        elif not (self.label or "").strip():
            raise ValueError("一条事实须写明 statement（陈述），或写明 label 与 value（名称与数值）")
        elif self.derived is not None:
            if self.value is not None:
                raise ValueError("推算值由程序计算：有 derived 就不要再写 value")
        elif not (self.value or "").strip():
            raise ValueError(
                "有 label（名称）而没有 value（数值）。如果是公式，请在 Excel 中打开并保存一次；没有可写的请删去"
            )
        return self
