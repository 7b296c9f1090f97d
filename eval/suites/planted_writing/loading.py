"""The answers as they are written, and as cases: honest ones, and planted ones made from the honest ones they spoil."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from service.brief import Brief
from service.datafile import bad_file, load_one

FOLDER = Path(__file__).parent
SPLITS = ("open", "aside")
_VALUE = re.compile(r"\[\[[^\]|]+\|\|?([^\]]+)\]\]")


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HonestEntry(_Closed):
    """A true answer; ``slips`` are words of it that no fact states, noticed by its writer."""

    id: str
    manner: str = Field(pattern="^(careful|free)$")
    text: str
    slips: tuple[str, ...] = ()


class PlantedEntry(_Closed):
    """One fault put into the honest answer ``base``: ``wrong`` are the words that must not stand. ``hard``: a false
    statement, not only bad style."""

    id: str
    kind: str
    hard: bool
    base: str
    replace: str
    put: str = Field(alias="with")
    wrong: str


class AnswersFile(_Closed):
    """The answers to one brief, of one half."""

    brief: str
    honest: tuple[HonestEntry, ...]
    planted: tuple[PlantedEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """``kind`` is the manner of an honest answer, or what is planted; ``wrong`` is None in an honest one."""

    split: str
    brief: Path
    kind: str
    text: str
    hard: bool = False
    wrong: str | None = None
    slips: tuple[str, ...] = ()


def load_answers(folder: Path = FOLDER) -> dict[str, Answer]:
    """All answers by ``split.brief.id``. Raises DataError for a file that is wrong, and for a plant whose place is not
    once in its base."""
    found: dict[str, Answer] = {}
    files = {(split, path.stem): path for split in SPLITS for path in sorted((folder / split).glob("*.yaml"))}
    read = {key: load_one(path, AnswersFile) for key, path in files.items()}
    for (split, name), file in read.items():
        brief = folder / "briefs" / file.brief
        bases = {each.id: each for half in SPLITS for each in (read[half, name].honest if (half, name) in read else ())}
        for each in file.honest:
            found[f"{split}.{name}.{each.id}"] = Answer(split, brief, each.manner, each.text, slips=each.slips)
        for plant in file.planted:
            base = bases.get(plant.base)
            if base is None or base.text.count(plant.replace) != 1:
                raise bad_file(files[split, name], 1, f"{plant.id}：在 {plant.base} 里找不到要换的话，或不止一处")
            text = base.text.replace(plant.replace, plant.put)
            found[f"{split}.{name}.{plant.id}"] = Answer(split, brief, plant.kind, text, plant.hard, plant.wrong)
    return found


def in_words(text: str, brief: Brief) -> str:
    """A text with the values in place of their marks (``[[f1|8座]]`` is 8座)."""
    plain = _VALUE.sub(r"\1", text)
    return plain.replace("[[unit]]", brief.unit).replace("[[period]]", brief.period or "")


def lines_of(answer: Answer, brief: Brief) -> Iterator[str]:
    """The paragraphs of an answer in words."""
    return (line for line in in_words(answer.text, brief).split("\n") if line.strip())
