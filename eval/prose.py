"""The prose measurement: recorded answers of a capable writer through the prompt chain, counted.

A true, well-written answer should cost one call and be accepted as it is: what is repaired, degraded or cut is a false
alarm.
"""

import argparse
import asyncio
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean

from eval.recordings import RECORDINGS_DIR, Recording, as_answered, load_recordings, prompt_tokens, replayed
from service.draft import Draft, Severity, Status
from service.drafting.chain.answer import AnswerReader
from service.drafting.chain.section import builder_for
from service.drafting.chain.slots import slots_of
from service.drafting.events import Done
from service.drafting.resources import Resources
from service.settings import Settings
from service.text.counting import word_count
from service.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Replayed:
    """One recording's draft in numbers. ``lost`` are sentences of the answers that do not stand in the draft;
    ``length`` is in 字数; ``tokens`` are those of all prompts, estimated."""

    name: str
    status: Status
    calls: int
    answers: int
    repaired: bool
    degraded: bool
    errors: int
    warnings: int
    sentences: int
    lost: int
    length: int
    tokens: int

    @property
    def at_once(self) -> bool:
        """Accepted as it was answered."""
        return not (self.repaired or self.degraded or self.lost or self.errors)


def measure(recording: Recording, resources: Resources) -> Replayed:
    """Replay one recording. Raises as drafting does."""
    done, chat = asyncio.run(replayed(recording, resources))
    draft = done.draft
    written = _written(recording, done, resources)
    severities = [finding.severity for finding in draft.findings]
    return Replayed(
        recording.name,
        draft.status,
        len(chat.asked),
        len(recording.answers),
        any(prompt.name == "repair" for prompt in draft.prompts),
        draft.degraded,
        severities.count(Severity.ERROR),
        severities.count(Severity.WARNING),
        len(written),
        sum(sentence not in draft.text for sentence in written),
        _length(draft),
        prompt_tokens(chat),
    )


def _written(recording: Recording, done: Done, resources: Resources) -> list[str]:
    """The sentences of the answers, values back in them; answers to a repair are left out."""
    snapshot = done.record.snapshot
    slots = slots_of(snapshot.brief, snapshot.sheet)
    builder = builder_for(snapshot, slots, resources.lexicon)
    assert snapshot.brief.section is not None
    reader = AnswerReader(slots, "", snapshot.brief.section.heading)
    answers = [as_answered(answer, snapshot.sheet) for answer in recording.answers if not answer.startswith("【段")]
    blocks = [block for answer in answers for block in builder.blocks(reader.lines(answer))[1:]]
    return [block.text[start:end] for block in blocks for start, end in sentences(block.text)]


def _length(draft: Draft) -> int:
    return word_count("".join(block.text for block in draft.blocks))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--recordings", type=Path, default=RECORDINGS_DIR, help="folder of recordings")
    parser.add_argument("--json", action="store_true", help="print the numbers of every draft as JSON")


def main(args: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        resources = Resources(Settings(data_dir=Path(folder)))
        found = [measure(recording, resources) for recording in load_recordings(args.recordings)]
    if args.json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
    else:
        print(report(found))
    return 0


def report(found: Sequence[Replayed]) -> str:
    """The table: a line a draft that was not accepted at once, and the totals."""
    lines = [
        f"  {each.name}: {each.status.value}, {each.calls} calls"
        + (", repaired" if each.repaired else "")
        + (", degraded" if each.degraded else "")
        + (f", {each.lost} of {each.sentences} sentences lost" if each.lost else "")
        + (f", {each.errors} errors" if each.errors else "")
        for each in found
        if not each.at_once
    ]
    calls = sum(each.calls for each in found)
    rows = (
        ("drafts", len(found)),
        ("calls", calls),
        ("accepted at once", sum(each.at_once for each in found)),
        ("repaired", sum(each.repaired for each in found)),
        ("degraded", sum(each.degraded for each in found)),
        ("complete", sum(each.status is Status.COMPLETE for each in found)),
        ("error findings", sum(each.errors for each in found)),
        ("warnings", sum(each.warnings for each in found)),
        ("sentences", sum(each.sentences for each in found)),
        ("sentences lost", sum(each.lost for each in found)),
        ("mean length (字)", round(fmean(each.length for each in found)) if found else 0),
        ("prompt tokens a draft", round(fmean(each.tokens for each in found)) if found else 0),
        ("prompt tokens a call", round(sum(each.tokens for each in found) / calls) if calls else 0),
    )
    return "\n".join([*(f"{name:<24}{value:>8,}" for name, value in rows), *lines])
