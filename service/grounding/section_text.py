"""By what text a section is found: its own, with the title of its sample and the headings above it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SectionText:
    """``title`` of the sample (its name where it has none), ``path`` of headings from the top, and the section."""

    title: str
    path: tuple[str, ...]
    text: str

    @property
    def with_headings_once(self) -> str:
        return "，".join([self.title, *self.path, self.text])

    @property
    def with_headings_twice(self) -> str:
        """Where characters are counted: what stands in a heading says more."""
        return "，".join([self.title, *self.path, self.with_headings_once])
