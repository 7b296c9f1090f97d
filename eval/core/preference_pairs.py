"""The pairs of drafts of two runs, as the judging prompt takes them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.core.preference import Pair
from eval.core.run_folder import Shown, read_cases
from service.documents.genres import Genre


def pairs_of(a: Path, b: Path, suite: str, genres: Mapping[str, Genre]) -> Iterator[Pair]:
    """The drafts that both runs have of a case of this suite, in order."""
    of_b = {shown["case"]: shown for shown in read_cases(b, suite)}
    for shown in read_cases(a, suite):
        other = of_b.get(shown["case"])
        brief = shown["brief"]
        if other is None or brief is None:
            continue
        theirs = {draft["id"]: draft for draft in other["drafts"]}
        for draft in shown["drafts"]:
            if draft["id"] in theirs:
                yield Pair(draft["id"], _told(brief, genres), draft["text"], theirs[draft["id"]]["text"])


def _told(brief: Shown, genres: Mapping[str, Genre]) -> dict[str, str]:
    genre = genres.get(brief["genre"])
    section = brief.get("section") or {}
    facts = "\n".join(f"{n}. {_fact(fact)}" for n, fact in enumerate(brief["facts"], start=1))
    return {
        "genre": genre.name if genre else str(brief["genre"]),
        "unit": brief["unit"],
        "heading": section.get("heading", ""),
        "facts": facts,
    }


def _fact(fact: Mapping[str, Any]) -> str:
    said = fact.get("statement")
    return str(said) if said else f"{fact.get('label', '')}：{fact.get('value', '')}{fact.get('unit') or ''}"
