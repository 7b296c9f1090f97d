"""What drafting draws on: genres, lexicon, phrases and the sample library, each read when first needed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from service.documents.blanking.blanked import blank_specifics
from service.documents.document import Document, Point
from service.documents.furniture.noise_rules import NoiseRules, load_noise_rules
from service.documents.genres import Genre, load_genres
from service.documents.parse import parse
from service.documents.source import SourceText
from service.drafting.following.template import Template, make_template
from service.drafting.planning.phrases import PhraseBank, load_phrases
from service.grounding.library import Notify, SampleLibrary
from service.grounding.sectioning_rules import load_closing_formulas
from service.models.prompts import Prompt, load_prompts
from service.settings import Settings
from service.text.lexicon.lexicon import Lexicon, load_lexicon


@dataclass(frozen=True)
class Resources:
    """Built once at the edge and handed down. ``notify`` is told in Chinese of long work and of unusable samples."""

    settings: Settings
    notify: Notify | None = None

    @cached_property
    def genres(self) -> Mapping[str, Genre]:
        return load_genres(self.settings.corpus_dirs)

    @cached_property
    def lexicon(self) -> Lexicon:
        return load_lexicon(self.settings.corpus_dirs)

    @cached_property
    def noise_rules(self) -> NoiseRules:
        return load_noise_rules(self.settings.corpus_dirs)

    @cached_property
    def phrases(self) -> PhraseBank:
        return load_phrases(self.settings.corpus_dirs)

    @cached_property
    def prompts(self) -> Mapping[str, Prompt]:
        return load_prompts(self.settings.prompt_dirs)

    @cached_property
    def blanked(self) -> Callable[[str], str]:
        """A sample section's text without its specifics; one that grounds many drafts is blanked once."""

        @lru_cache(maxsize=256)
        def blanked(text: str) -> str:
            return blank_specifics(text, self.lexicon)

        return blanked

    @cached_property
    def points_of(self) -> Callable[[str], tuple[Point, ...]]:
        """The points of a sample section's text; a section that grounds many drafts is read once."""

        @lru_cache(maxsize=256)
        def points(text: str) -> tuple[Point, ...]:
            return self.read(SourceText("", text)).points

        return points

    @cached_property
    def template_of(self) -> Callable[[str, SourceText, str | None], Template]:
        """The template that a sample (its id and text) or one section of it makes; one that many drafts follow is read
        once. Raises NotFoundError."""

        @lru_cache(maxsize=64)
        def template(sample: str, source: SourceText, section: str | None) -> Template:
            return make_template(sample, self.read(source), section, self.lexicon, self.closing_formulas)

        return template

    @cached_property
    def closing_formulas(self) -> re.Pattern[str]:
        """What the last words of a document begin with."""
        return load_closing_formulas(self.settings.corpus_dirs)

    def read(self, source: SourceText) -> Document:
        """A source text understood, by this corpus's rules."""
        return parse(source, self.genres, self.lexicon, self.noise_rules)

    @cached_property
    def library(self) -> SampleLibrary:
        return SampleLibrary(self.settings, notify=self.notify)
