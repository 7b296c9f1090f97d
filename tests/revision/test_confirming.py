"""What a note alone states is not complete until somebody confirms it."""

import pytest

from service.draft import Status
from service.drafting.resources import Resources
from service.errors import InputError
from service.revision.confirming import confirm
from tests.revision.conftest import Bases, Revising


@pytest.mark.parametrize(
    ("note", "warrant"),
    [
        ("6次改为8次", "fact"),
        ("第一点的标题改为“交流研讨全县领先”", "note"),
        ("所有“党支部”统一改为“支部”", "note"),
    ],
)
def test_a_note_states_it_and_somebody_confirms_it(
    revising: Revising, resources: Resources, note: str, warrant: str
) -> None:
    after = revising("water", note)
    draft = after.revised.draft
    assert draft.status is Status.UNCONFIRMED
    findings = [finding for finding in draft.findings if finding.check == "unconfirmed"]
    assert findings
    assert warrant in {
        each.kind
        for each in draft.warrants
        for finding in findings
        if (each.block, each.start) == (finding.block, finding.start)
    }
    sure = confirm(draft, after.revised.snapshot, resources)
    assert sure.draft.status is Status.COMPLETE
    assert sure.draft.version == draft.version + 1
    assert sure.draft.text == draft.text
    assert not any(fact.unconfirmed for fact in sure.snapshot.brief.facts)


def test_where_all_is_confirmed_nothing_is(base: Bases, resources: Resources) -> None:
    draft, snapshot = base("water")
    with pytest.raises(InputError) as raised:
        confirm(draft, snapshot, resources)
    assert raised.value.code == "nothing_to_confirm"


def test_every_clause_of_a_revised_draft_has_a_warrant(revising: Revising) -> None:
    draft = revising("water", "6次改为8次").revised.draft
    assert {each.block for each in draft.warrants} == {block.id for block in draft.blocks}
    assert "none" not in {each.kind for each in draft.warrants}
