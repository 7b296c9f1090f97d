"""A snapshot that was kept is written from as it was taken."""

import json

import pytest

from service.drafting.drafting import compose, take_snapshot
from service.drafting.repairing.check_and_repair import brief_index_of
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot_json import snapshot_from_json, snapshot_to_json
from service.errors import DataError
from tests.drafting.conftest import MakeBrief

FACTS = ("局党组开展集中学习12次，交流研讨6次", "清理河岸垃圾约13吨", "为群众办实事63件")


@pytest.mark.parametrize("follow", [None, {"sample": "年工作总结"}])
def test_there_and_back(make_brief: MakeBrief, resources: Resources, follow: dict[str, str] | None) -> None:
    if follow is not None:
        follow = {"sample": next(s.id for s in resources.library.list("work_summary"))}
    snapshot = take_snapshot(make_brief(*FACTS, follow=follow), resources)
    kept = json.loads(json.dumps(snapshot_to_json(snapshot), ensure_ascii=False))
    again = snapshot_from_json(kept, resources)
    assert again == snapshot
    written = compose(snapshot, brief_index_of(snapshot, resources), resources)
    assert compose(again, brief_index_of(again, resources), resources) == written


@pytest.mark.parametrize("change", [{"format": 99}, {"format": None}])
def test_another_format_is_refused(make_brief: MakeBrief, resources: Resources, change: dict[str, object]) -> None:
    kept = snapshot_to_json(take_snapshot(make_brief(*FACTS), resources)) | change
    with pytest.raises(DataError) as caught:
        snapshot_from_json(kept, resources)
    assert caught.value.code == "bad_snapshot"
