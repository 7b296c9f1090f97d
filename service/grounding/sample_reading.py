"""From a file to a sample: its text, what its front matter says, its sections."""

import hashlib
from dataclasses import replace
from pathlib import PurePath

from service.documents.document import Document
from service.documents.furniture.noise_rules import load_noise_rules
from service.documents.genres import ids_by_name, load_genres
from service.documents.parse import parse
from service.documents.readers import read_bytes
from service.documents.source import SourceText
from service.errors import InputError
from service.grounding.front_matter import FrontMatter, split_front_matter
from service.grounding.sample import Origin, Sample, SampleSection
from service.grounding.sectioning import sections_of
from service.grounding.sectioning_rules import load_closing_cues
from service.settings import Settings
from service.text.lexicon.lexicon import load_lexicon

_ID_LENGTH = 12


def read_sample(name: str, data: bytes, origin: Origin, settings: Settings, said: FrontMatter | None = None) -> Sample:
    """A file as a sample; ``name`` (with its suffix, which says the format) becomes the sample's name without it.

    What ``said`` says goes before the front matter, and that before what is recognised. Raises InputError: what the
    readers raise, ``bad_front_matter``, ``unknown_genre``, ``sample_empty``.
    """
    source = read_bytes(name, data, settings)
    front, text = split_front_matter(name, source.text)
    if said is not None:
        front = front.model_copy(update=said.model_dump(exclude_none=True))
    genres = load_genres(settings.corpus_dirs)
    if front.genre is not None:
        genre = ids_by_name(genres).get(front.genre.strip())
        if genre is None:
            known = "、".join(each.name for each in genres.values())
            message = f"“{name}”注明的文种“{front.genre}”不认识，可用：{known}（或见 nigao genres）"
            raise InputError("unknown_genre", message, genre=front.genre)
        front = front.model_copy(update={"genre": genre})
    own = source if text == source.text else replace(source, text=text, tables=())
    document, sections = _understand(own, front.genre, settings)
    if not sections:
        raise InputError("sample_empty", f"“{name}”里没有可用的正文，不能作为样稿。请检查文件内容是否完整", file=name)
    digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Sample(
        digest[:_ID_LENGTH], PurePath(name).with_suffix("").as_posix(), document.title, document.genre,
        front.level, front.office, front.notation, origin, text, sections,
    )  # fmt: skip


def read_again(sample: Sample, settings: Settings) -> Sample:
    """A kept sample with the sections that its text has by today's rules (with its own where it would have none)."""
    _, sections = _understand(SourceText(sample.name, sample.text), sample.genre, settings)
    return replace(sample, sections=sections or sample.sections)


def _understand(
    source: SourceText, genre: str | None, settings: Settings
) -> tuple[Document, tuple[SampleSection, ...]]:
    document = parse(
        source,
        load_genres(settings.corpus_dirs),
        load_lexicon(settings.corpus_dirs),
        load_noise_rules(settings.corpus_dirs),
    )
    if genre is not None:
        document = replace(document, genre=genre)
    return document, sections_of(document, load_closing_cues(settings.corpus_dirs))
