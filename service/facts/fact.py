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
    """A statement, or a label with a value, with an id and where known a period and a source."""

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
    derived: Derivation | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        labelled = self.label is not None and (self.value is not None or self.derived is not None)
        if (self.statement is not None) == labelled:
            raise ValueError("一条事实须写明 statement（陈述），或写明 label 与 value（名称与数值），二者取一")
        return self
