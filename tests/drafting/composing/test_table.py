"""A brief's table stands after the text, cell by cell as given."""

from service.drafting.drafting import draft_section
from service.drafting.resources import Resources
from tests.drafting.conftest import MakeBrief


def test_the_table_is_the_last_block(resources: Resources, make_brief: MakeBrief) -> None:
    table = {"columns": ["项目", "数量"], "rows": [["巡河", "44次"], ["清理\n垃圾", "13吨"]]}
    draft = draft_section(make_brief("开展巡河44次", table=table), resources)
    assert draft.blocks[-1].type == "table"
    assert draft.blocks[-1].text == "项目\t数量\n巡河\t44次\n清理 垃圾\t13吨"
    assert not [finding for finding in draft.findings if finding.block == draft.blocks[-1].id]
