"""Raw materials: reports and notes in any readable format, and tables; from a file to the facts in it."""

from pathlib import Path

from service.documents.furniture.noise_rules import load_noise_rules
from service.documents.genres import load_genres
from service.documents.parse import parse
from service.documents.readers import read_bytes
from service.documents.readers.limits import read_capped
from service.documents.source import SourceText
from service.facts.extracting.extract import Extracted, extract
from service.facts.extracting.found import Found, Place
from service.facts.extracting.table_facts import grid_facts
from service.facts.fact import Fact
from service.facts.files.columns import find_columns
from service.facts.files.form_files import is_form
from service.facts.files.loading import facts_of_file
from service.facts.files.table import TABLE_SUFFIXES, Row, Sheet, read_sheets
from service.facts.sheet import read_fact
from service.settings import Settings
from service.text.lexicon.lexicon import Lexicon, load_lexicon
from service.text.values import Mention

_COLUMNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def extract_file(path: Path, settings: Settings, period: str | None = None) -> Extracted:
    """The facts of one file. Raises what the readers raise (InputError, LimitError, NotFoundError)."""
    return extract_bytes(path.name, read_capped(path, settings), settings, period)


def extract_bytes(name: str, data: bytes, settings: Settings, period: str | None = None) -> Extracted:
    """As ``extract_file``, from the bytes of a file of that name."""
    if name.lower().endswith(TABLE_SUFFIXES):
        return _from_tables(name, data, settings, period, load_lexicon(settings.corpus_dirs))
    return extract_source(read_bytes(name, data, settings), settings, period)


def extract_source(source: SourceText, settings: Settings, period: str | None = None) -> Extracted:
    """As ``extract_file``, from a text read already; its facts' places are offsets in it."""
    dirs = settings.corpus_dirs
    lexicon = load_lexicon(dirs)
    return extract(parse(source, load_genres(dirs), lexicon, load_noise_rules(dirs)), lexicon, period)


def _from_tables(name: str, data: bytes, settings: Settings, period: str | None, lexicon: Lexicon) -> Extracted:
    """A table of facts or a filled-in form is taken as it is; any other table by its rows and columns."""
    sheets = read_sheets(name, data, settings)
    if any(_lists_facts(sheet) for sheet in sheets):
        loaded = facts_of_file(name, data, settings)
        facts = [
            _as_found(fact, name, loaded.origins[fact.id].line, period, lexicon)
            for fact in loaded.facts
            if fact.derived is None
        ]
        return Extracted(tuple(facts), len(loaded.problems))
    found: list[Found] = []
    for sheet in sheets:
        rows = [row.cells for row in _from_header(sheet)]
        places = [
            [Place(name, cell=_cell_name(sheet, row.number, column)) for column in range(len(row.cells))]
            for row in _from_header(sheet)
        ]
        found += grid_facts(rows, places, period, lexicon)
    return Extracted(tuple(found), 0)


def _lists_facts(sheet: Sheet) -> bool:
    """Whether a table is a list of facts rather than one of figures: a form, or one whose columns all are a fact's."""
    columns = find_columns(sheet)
    if columns is None:
        return is_form(sheet)
    return "statement" in columns.fields or "unit" in columns.fields or not columns.ignored


def _from_header(sheet: Sheet) -> tuple[Row, ...]:
    """The rows from the first that has several cells: titles above a header are one cell wide."""
    for index, row in enumerate(sheet.rows):
        if sum(bool(cell) for cell in row.cells) > 1:
            return sheet.rows[index:]
    return ()


def _cell_name(sheet: Sheet, row: int, column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = _COLUMNS[rest] + letters
    return f"{sheet.title}!{letters}{row}" if sheet.title else f"{letters}{row}"


def _as_found(fact: Fact, file: str, row: int, period: str | None, lexicon: Lexicon) -> Found:
    read = read_fact(fact, lexicon)
    mentions = tuple(Mention(value.value, value.start, value.end) for value in read.values)
    place = (Place(file, cell=f"第{row}行"),)
    return Found(read.text, mentions, fact.period or period, place, fact.label, fact.value, fact.unit)
