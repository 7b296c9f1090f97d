"""From a file to a sample: its text, what its front matter says, its sections."""

import hashlib
from dataclasses import replace
from pathlib import PurePath

from service.documents.document import Document
from service.documents.readers import read_bytes
from service.documents.source import SourceText
from service.errors import InputError
from service.grounding.front_matter import split_front_matter
from service.grounding.plain_outline import outline
from service.grounding.sample import Origin, Sample
from service.grounding.sectioning import sections_of
from service.settings import Settings

_ID_LENGTH = 12


def read_sample(name: str, data: bytes, origin: Origin, settings: Settings) -> Sample:
    """A file as a sample; ``name`` (with its suffix, which says the format) becomes the sample's name without it.

    Raises InputError: what the readers raise, ``bad_front_matter``, ``sample_empty``.
    """
    source = read_bytes(name, data, settings)
    front, text = split_front_matter(name, source.text)
    document = understand(source if text == source.text else replace(source, text=text, tables=()), front.genre)
    sections = sections_of(document)
    if not sections:
        raise InputError("sample_empty", f"“{name}”里没有可用的正文，不能作为范文。请检查文件内容是否完整", file=name)
    digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Sample(
        digest[:_ID_LENGTH], PurePath(name).with_suffix("").as_posix(), document.title, document.genre,
        front.level, front.office, front.notation, origin, text, sections,
    )  # fmt: skip


def understand(source: SourceText, genre: str | None) -> Document:
    """The document of a sample, of the genre that its front matter names."""
    return outline(source, genre)
