"""Drafts from answers of a capable writer: true, free prose is accepted as it is, and every fact stands in it."""

import asyncio
from collections import Counter

import pytest

from eval.suites.prose.replay import Recording, load_recordings, replayed
from service.draft import Severity
from service.drafting.resources import Resources
from service.text.values import SlotType


@pytest.mark.parametrize("recording", load_recordings(), ids=lambda recording: recording.name)
def test_what_a_capable_writer_answers_becomes_a_checked_draft_of_every_fact(
    recording: Recording, resources: Resources
) -> None:
    done, _ = asyncio.run(replayed(recording, resources))
    draft, sheet = done.draft, done.record.snapshot.sheet
    assert not draft.degraded, draft.degraded_reason
    assert [finding for finding in draft.findings if finding.severity is Severity.ERROR] == []
    assert draft.status is recording.status
    told = Counter(span.fact for block in draft.blocks for span in block.spans if span.fact is not None)
    for value in sheet.values.values():
        once = value.value.type is SlotType.QUANTITY and not sheet.by_id[value.id.split(".")[0]].fact.headline
        assert told[value.id] == 1 if once else told[value.id] >= 1, value
    assert set(draft.facts.used) == {fact.id for fact in sheet.facts}


def test_the_answers_do_not_depend_on_how_they_arrive(resources: Resources) -> None:
    recording = load_recordings()[0]
    whole, _ = asyncio.run(replayed(recording, resources))
    streamed, _ = asyncio.run(replayed(recording, resources, streaming=True))
    assert streamed.draft.text == whole.draft.text


def test_there_are_recordings_of_every_genre_that_is_drafted_as_sections(resources: Resources) -> None:
    asked = {recording.load_brief(resources).genre for recording in load_recordings()}
    assert asked >= {genre.id for genre in resources.genres.values() if genre.drafted_as == "section"}
