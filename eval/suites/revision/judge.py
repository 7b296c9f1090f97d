"""Judging a revision without the service's own checks: from the two versions' printed texts and the brief."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eval.suites.revision.loading import NoteCase, RevisionCase
from service.draft import Block, Draft
from service.drafting.snapshot.snapshot import Snapshot
from service.revision.note import NoteAnswer
from service.revision.revising import Revised
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.numbers.counting import word_count
from service.text.sentences import sentences

_MARK = re.compile(
    r"^(?:[一二三四五六七八九]是|[一二三四五六七八九]要|第[一二三四五六七八九]，|首先，|其次，|再次，|最后，|——|（[一二三四五六七八九]）|[一二三四五六七八九]、)"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """``unfulfilled`` says of each note that is not as it should be why not; ``overdone`` are notes that nothing should
    have been done for and something was. Characters of sentences that no note touches, and how many of them are kept;
    facts that had to stay, and how many did; specifics that stand in the new version and have no source."""

    unfulfilled: tuple[str, ...]
    overdone: int
    untouched: int
    kept: int
    changed: tuple[str, ...]
    facts: int
    retained: int
    lost: tuple[str, ...]
    sourceless: tuple[str, ...]


def judged(case: RevisionCase, draft: Draft, snapshot: Snapshot, revised: Revised, lexicon: Lexicon) -> Judged:
    """``draft`` and ``snapshot`` are those before the notes."""
    pairs = list(zip(case.notes, revised.answers, strict=True))
    unfulfilled = [f"“{note.note}”：{why}" for note, answer in pairs for why in _amiss(note, answer, revised.draft)]
    overdone = sum(note.aside and bool(answer.blocks or answer.facts) for note, answer in pairs)
    untouched = list(_untouched(case, draft))
    text = revised.draft.text
    changed = [sentence for sentence in untouched if sentence not in text]
    facts = [id for id in draft.facts.used if id not in case.drops]
    lost = [id for id in facts if not _stands(id, draft, revised)]
    return Judged(
        tuple(unfulfilled),
        overdone,
        sum(map(len, untouched)),
        sum(len(sentence) for sentence in untouched if sentence in text),
        tuple(changed),
        len(facts),
        len(facts) - len(lost),
        tuple(lost),
        tuple(_sourceless(case, draft, snapshot, text, lexicon)),
    )


def _amiss(note: NoteCase, answer: NoteAnswer, after: Draft) -> Iterator[str]:
    if answer.verdict is not note.verdict:
        yield f"答复是 {answer.verdict.value}（{answer.message}），应为 {note.verdict.value}"
    yield from (f"答复没有说“{said}”：{answer.message}" for said in note.says if said not in answer.message)
    yield from (f"新稿没有“{text}”" for text in note.has if text not in after.text)
    yield from (f"新稿还有“{text}”" for text in note.lacks if text in after.text)
    places = [after.text.find(text) for text in note.order]
    if -1 in places or places != sorted(places):
        yield f"次序不是 {'、'.join(note.order)}"
    blocks = {block.id: block.text for block in after.blocks}
    for id, most in note.most.items():
        if id not in blocks or word_count(blocks[id]) > most:
            yield f"{id} 超过 {most} 字"


def _untouched(case: RevisionCase, draft: Draft) -> Iterator[str]:
    """Sentences of the old version that no note mends, without marks of points and stops."""
    mended = [words for note in case.notes for words in note.mends]
    for block in draft.blocks:
        if block.id in mended:
            continue
        for start, end in sentences(block.text):
            sentence = block.text[start:end]
            if not any(words in sentence for words in mended):
                yield from (_bare(part) for part in _parts(block, sentence))


def _parts(block: Block, sentence: str) -> list[str]:
    """A sentence of a paragraph that parts its points by semicolons is as many."""
    return re.split("；(?=[一二三四五六七八九]是)", sentence) if block.type == "paragraph" else [sentence]


def _bare(sentence: str) -> str:
    return _MARK.sub("", sentence).rstrip("。；")


def _stands(id: str, draft: Draft, revised: Revised) -> bool:
    """Whether each value of a fact that stood in the old version stands in the new one, as the fact now has it."""
    sheet = revised.snapshot.sheet
    stated = {span.fact for block in draft.blocks for span in block.spans}
    values = [value for value in sheet.by_id[id].values if value.id in stated]
    if not values:
        return sheet.by_id[id].text.rstrip("。") in revised.draft.text
    return all(value.value.text in revised.draft.text for value in values)


def _sourceless(case: RevisionCase, draft: Draft, snapshot: Snapshot, text: str, lexicon: Lexicon) -> Iterator[str]:
    """Figures, dates, names and titles of the new version that neither the brief, nor the old version, nor a note as
    the case reads it has."""
    brief = snapshot.brief
    source = "\n".join(
        [
            draft.text,
            *filter(None, (brief.unit, brief.region, brief.period)),
            *(fact.text for fact in snapshot.sheet.facts),
            *case.states,
        ]
    )
    for mention in find_mentions(text, lexicon):
        if mention.value.text not in source:
            yield mention.value.text
