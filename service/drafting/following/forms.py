"""The form that a file or a sample asks to be filled in, whole or of one section."""

from service.documents.cleaned import cleaned
from service.documents.furniture.noise_rules import load_noise_rules
from service.documents.genres import load_genres
from service.documents.parse import parse
from service.documents.readers import read_bytes
from service.documents.source import SourceText
from service.drafting.following.template import find_section
from service.facts.form import Form, make_form
from service.grounding.front_matter import split_front_matter
from service.settings import Settings
from service.text.lexicon.lexicon import load_lexicon
from service.text.range import Range


def form_of_file(name: str, data: bytes, section: str | None, settings: Settings) -> Form:
    """The form of a file of that name; front matter is none of its text.

    Raises InputError and LimitError (what the readers raise, ``bad_front_matter``), NotFoundError for a section that
    is not there.
    """
    source = read_bytes(name, data, settings)
    text = split_front_matter(name, source.text)[1]
    return form_of(source if text == source.text else SourceText(source.name, text), section, settings)


def form_of(source: SourceText, section: str | None, settings: Settings) -> Form:
    """The form of a text; ``section`` is a heading, or headings joined by /. Raises as ``form_of_file``."""
    lexicon = load_lexicon(settings.corpus_dirs)
    rules = load_noise_rules(settings.corpus_dirs)
    document = cleaned(parse(source, load_genres(settings.corpus_dirs), lexicon, rules))
    found = find_section(document, section) if section else None
    title = "/".join(found.path) if found else None
    return make_form(document, Range(found.start, found.end) if found else None, title, lexicon)
