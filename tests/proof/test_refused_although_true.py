"""True sentences that were once refused, changed or cut, and false ones that once got through: each with its facts."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from service.brief import Brief
from service.drafting.chain.section import builder_for
from service.drafting.chain.slots import slots_of
from service.drafting.drafting import take_snapshot
from service.drafting.resources import Resources
from service.proof.prove import Prover
from service.proof.verdict import Unproved
from service.settings import Settings

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
TRUE = [(case, text) for case in CASES for text in case.get("stand", ())]
FALSE = [(case, text) for case in CASES for text in case.get("fall", ())]


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Resources:
    return Resources(Settings(data_dir=tmp_path_factory.mktemp("data")))


def unproved(case: dict[str, Any], text: str, resources: Resources) -> list[str]:
    """The clauses of a section's text that have no warrant."""
    brief = Brief.model_validate(
        {
            "genre": case.get("genre", "work_summary"),
            "unit": case.get("unit", "云溪县水务局"),
            "level": case.get("level", "county"),
            "period": case.get("period", "2025年"),
            **({"title": case["title"]} if "title" in case else {}),
            "section": {"heading": case.get("heading", "今年以来的主要工作")},
            "facts": [{"id": f"f{n}", "statement": fact} for n, fact in enumerate(case["facts"], start=1)],
        }
    )
    snapshot = take_snapshot(brief, resources)
    blocks = builder_for(snapshot, slots_of(brief, snapshot.sheet), resources.lexicon).blocks(text.split("\n"))
    by_id = {block.id: block.text for block in blocks}
    proof = Prover(brief, snapshot.sheet, resources.lexicon).section(blocks)
    return [by_id[block][v.start : v.end] for block, found in proof.items() for v in found if isinstance(v, Unproved)]


@pytest.mark.parametrize(("case", "text"), TRUE, ids=[f"{case['id']} {text[:12]}" for case, text in TRUE])
def test_true(case: dict[str, Any], text: str, resources: Resources) -> None:
    assert unproved(case, text, resources) == []


@pytest.mark.parametrize(("case", "text"), FALSE, ids=[f"{case['id']} {text[:16]}" for case, text in FALSE])
def test_false(case: dict[str, Any], text: str, resources: Resources) -> None:
    assert unproved(case, text, resources) != []
