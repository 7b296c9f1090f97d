"""Honest prose keeps its clauses: how many of its sentences have a warrant whole."""

from pathlib import Path
from typing import Any

import yaml

from service.brief import Brief
from service.facts.sheet import read_sheet
from service.proof.prove import Prover
from service.proof.verdict import Proved
from service.settings import BUNDLED_CORPUS
from service.text.lexicon.lexicon import Lexicon, load_lexicon
from tests.proof.placed import placed

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "honest.yaml").read_text(encoding="utf-8"))
STANDING_MIN = 0.8
"""Of the paragraphs, which are a sentence or two each; a change that refuses more of them costs drafts their style."""


def standing(case: dict[str, Any], lexicon: Lexicon) -> list[bool]:
    """For each paragraph whether all its clauses have a warrant."""
    brief = Brief.model_validate(
        {
            "genre": case.get("genre", "work_summary"),
            "section": {"heading": case["heading"]},
            "facts": [{"id": f"f{n}", "statement": fact} for n, fact in enumerate(case["facts"], start=1)],
            **{key: case[key] for key in ("unit", "level", "period", "title") if key in case},
        }
    )
    sheet = read_sheet(brief.facts, lexicon)
    given = (case["unit"], case["period"])
    blocks = [placed(text, sheet, given, f"b{n}") for n, text in enumerate(case["text"], start=1)]
    verdicts = Prover(brief, sheet, lexicon).section(blocks)
    return [all(isinstance(each, Proved) for each in verdicts[block.id]) for block in blocks]


def test_honest_prose_stands() -> None:
    lexicon = load_lexicon((BUNDLED_CORPUS,))
    found = [each for case in CASES for each in standing(case, lexicon)]
    assert sum(found) / len(found) >= STANDING_MIN
