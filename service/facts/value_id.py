"""Ids of values: ``f3.1`` is the first value of the fact f3. The one place that knows how they are written."""


class ValueId(str):
    """A string in every respect, so that it is stored, compared and printed as one. The id of a whole fact (``f3``) may
    be read as one too: it is its own ``fact``. In the fact f3 “培训410人，改造校舍15栋” 15栋 is ``f3.2``."""

    __slots__ = ()

    @classmethod
    def of(cls, fact: str, number: int) -> "ValueId":
        """The id of a fact's ``number``-th value, from 1."""
        return cls(f"{fact}.{number}")

    @property
    def fact(self) -> str:
        """The id of the fact that the value belongs to."""
        return self.partition(".")[0]
