"""Placeholders: the blanks of a sample as typed values. One placeholder is one value, with the runs inside it."""

import re
from collections.abc import Iterable, Iterator

from service.documents.blanking.blank_quantities import quantities
from service.documents.blanking.blank_values import Found, dates, document_numbers, ordinals
from service.documents.blanking.blanks import FIRST, B, Masked, Run, mask
from service.documents.blanking.cells import cells_of
from service.documents.blanking.chains import Chain, named_before, read_chain
from service.documents.blanking.labels import labels_for
from service.documents.blanking.slot_types import surname_before, type_by_context, type_by_word, type_in_cell
from service.documents.document import Slot
from service.text.lexicon.lexicon import Lexicon
from service.text.range import Range
from service.text.values import SlotType

_TITLE_LONGEST = 100
_QUOTED = re.compile(rf"“[^“”\n]{{0,14}}?{B}[^“”\n]{{0,14}}?”|\"[^\"\n]{{0,14}}?{B}[^\"\n]{{0,14}}?\"")
_RUN = re.compile(B)
_SOMEONE = re.compile("某{2,3}")
_MATTER = re.compile(r"(?:重点)?(?:工作|问题|事项|任务|方面|领域|环节|内容)(?!人员|者)")
_PLAN = re.compile(rf"“.?{B}五”")
_MASKED_DIGITS = re.compile(rf"[0-9０-９]{{1,18}}{B}[0-9０-９]{{1,18}}")
_BRACKETED = {"《": SlotType.TITLE, "“": SlotType.NAME}
_SUM = re.compile(rf"{B}(?:[+＋]{B}){{1,5}}(?:[\u4e00-\u9fff]{{0,4}}(?:模式|机制|工作法|体系|格局|行动))?")
_SLOGAN = re.compile(rf"{B}[\u4e00-\u9fff]{{1,4}}(?:、{B}[\u4e00-\u9fff]{{1,4}}){{1,3}}")
_SENTENCE = re.compile(r"[，。；：！？、,;]|[是了我你他有]")


def find_placeholders(text: str, lexicon: Lexicon) -> tuple[Slot, ...]:
    """The placeholders of a text, in order, non-overlapping. Never raises; linear in the length of the text.

    Every blank run belongs to exactly one placeholder; ``text`` is the whole value (``**余人次``), ``runs`` the blanks.
    """
    masked = mask(text)
    if not masked.runs:
        return ()
    taken = _Taken(len(text))
    for found in _candidates(masked, lexicon):
        taken.claim(found)
    found_all = sorted([*taken.found, *_leftovers(masked, taken, lexicon)], key=lambda found: found.start)
    return _slots(masked, found_all, lexicon)


class _Taken:
    """The spans claimed so far; the first claim of a position wins."""

    def __init__(self, length: int) -> None:
        self.found: list[Found] = []
        self._used = bytearray(length)

    def claim(self, found: Found) -> None:
        if not any(self._used[found.start : found.end]):
            self.found.append(found)
            self._used[found.start : found.end] = b"\x01" * (found.end - found.start)

    def has(self, at: int) -> bool:
        return bool(self._used[at])


def _candidates(masked: Masked, lexicon: Lexicon) -> Iterator[Found]:
    """Values in the order in which they may claim their text: the longer forms before what they are made of."""
    shape = masked.shape
    said = frozenset(run.start for run in masked.runs if _is_name(run, lexicon))
    yield from _titles(shape)
    yield from document_numbers(shape, lexicon)
    yield from _quoted(shape)
    for match in _MASKED_DIGITS.finditer(shape):
        yield Found(match.start(), match.end(), SlotType.TEXT)
    chains = [
        chain
        for run in masked.runs
        if not _says_otherwise(run, lexicon)
        and (chain := read_chain(shape, run.start, lexicon, named=run.name is not None))
    ]
    somebody = {run.start for run in masked.runs if run.notation == "some"}
    chains = [chain for chain in chains if not (chain.start in somebody and _is_somebody(shape, chain, lexicon))]
    names = [_named(shape, chain, lexicon) for chain in chains]
    yield from (name for name, chain in zip(names, chains, strict=True) if chain.firm)
    for found in (*ordinals(shape, lexicon), *dates(shape, lexicon)):
        if not any(start in said for start in range(found.start, found.end)):
            yield found
    for found in quantities(shape, lexicon):
        if found.start not in said:
            yield found
    yield from names


def _named(shape: str, chain: Chain, lexicon: Lexicon) -> Found:
    """The value of a chain; of a person with his surname before the blank (赵××院长) the name alone."""
    surname = surname_before(shape, chain.start, lexicon) if chain.type is SlotType.PERSON else None
    if surname is None:
        return Found(chain.start, chain.end, chain.type)
    run = _RUN.match(shape, chain.start)
    return Found(surname, run.end() if run else chain.end, SlotType.PERSON)


def _is_somebody(shape: str, chain: Chain, lexicon: Lexicon) -> bool:
    """Whether 某 behind a surname is a person, and what follows is what he does (王某某商定品种), no name of his."""
    told = chain.type is SlotType.NAME or chain.loose
    return told and not chain.firm and surname_before(shape, chain.start, lexicon, some=True) is not None


def _says_otherwise(run: Run, lexicon: Lexicon) -> bool:
    """Whether a named run ({{数量}}) says that it is no name, whatever follows it."""
    return run.name is not None and type_by_word(run.name, lexicon) in (SlotType.QUANTITY, SlotType.DATE, SlotType.TEXT)


def _is_name(run: Run, lexicon: Lexicon) -> bool:
    """Whether a named run says that it is a name, whatever follows it ({{单位名称}}年终总结)."""
    kind = type_by_word(run.name, lexicon) if run.name is not None else None
    return kind is not None and not _says_otherwise(run, lexicon)


def _titles(shape: str) -> Iterator[Found]:
    """《…×…》, nested titles inside their outer one."""
    opened: list[int] = []
    for sign in re.finditer(r"[《》\n]", shape):
        if sign.group() == "《":
            opened.append(sign.start())
        elif sign.group() == "\n":
            opened.clear()
        elif opened:
            start = opened.pop()
            if not opened and sign.end() - start <= _TITLE_LONGEST and FIRST in shape[start : sign.end()]:
                yield Found(start, sign.end(), SlotType.TITLE)


def _quoted(shape: str) -> Iterator[Found]:
    """“×组工”, “×”: a name in quotation marks; a quoted sentence with a blank in it is not one. ×＋×模式 is one too."""
    for match in _SUM.finditer(shape):
        yield Found(match.start(), match.end(), SlotType.NAME)
    for match in _QUOTED.finditer(shape):
        inside = match.group()[1:-1]
        if _SLOGAN.fullmatch(inside) or not (_SENTENCE.search(inside) or _PLAN.fullmatch(match.group())):
            yield Found(match.start(), match.end(), SlotType.NAME)


def _leftovers(masked: Masked, taken: _Taken, lexicon: Lexicon) -> Iterator[Found]:
    """The runs that no form claimed: each alone, typed by its own name and what stands around it."""
    alone = [run for run in masked.runs if not taken.has(run.start)]
    cells = cells_of(masked.text, [Range(run.start, run.end) for run in alone])
    for run in alone:
        kind = type_by_word(run.name, lexicon) if run.name else _BRACKETED.get(masked.text[run.start])
        start = run.start
        if kind is None and start in cells:
            kind = type_in_cell(cells[start], lexicon)
        if kind is None and (before := named_before(masked.shape, start, lexicon)) < start and not taken.has(before):
            start = before
        elif kind is None:
            surname = surname_before(masked.shape, start, lexicon, run.notation == "some")
            if surname is not None and not taken.has(surname):
                start, kind = surname, SlotType.PERSON
        yield Found(start, run.end, kind or _by_context(masked, run, lexicon))


def _by_context(masked: Masked, run: Run, lexicon: Lexicon) -> SlotType:
    """The type that the context tells, less readily for what stands for a stretch of words, more so for 某某."""
    kind = type_by_context(masked.shape, run.start, run.end, lexicon)
    if kind is SlotType.TEXT and _SOMEONE.fullmatch(masked.text, run.start, run.end):
        return SlotType.TEXT if _MATTER.match(masked.shape, run.end) else SlotType.PERSON
    if run.notation == "dots" and kind is SlotType.NAME:
        return SlotType.TEXT
    if run.name is not None and not run.name.isascii():
        return SlotType.TEXT
    return kind


def _slots(masked: Masked, found: Iterable[Found], lexicon: Lexicon) -> tuple[Slot, ...]:
    slots: list[Slot] = []
    runs = list(masked.runs)
    at = 0
    for value in found:
        while at < len(runs) and runs[at].start < value.start:
            at += 1
        inside: list[Range] = []
        while at < len(runs) and runs[at].end <= value.end:
            inside.append(Range(runs[at].start, runs[at].end))
            at += 1
        text = masked.text[value.start : value.end]
        slots.append(Slot(text, value.type, value.unit, value.approximator, "", value.start, value.end, tuple(inside)))
    return labels_for(masked.text, slots, lexicon)
