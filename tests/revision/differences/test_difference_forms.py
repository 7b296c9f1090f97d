import json

from hypothesis import given

from service.draft import Block
from service.revision.differences.difference import difference
from service.revision.differences.difference_forms import difference_json, unified
from tests.revision.generated import versions

OLD = (
    Block("b1", "heading", "一、抓实党建", 1, "一、"),
    Block("b2", "paragraph", "一是抓学习。开展学习9次。成效明显。"),
    Block("b3", "paragraph", "二是抓组织。"),
)
NEW = (
    OLD[0],
    Block("b2", "paragraph", "一是抓学习。开展学习11次。成效明显。"),
    Block("b4", "paragraph", "三是抓讲习。"),
)


def test_unified_text_has_a_sentence_a_line() -> None:
    assert unified(difference(OLD, NEW), "第1版", "第2版").split("\n") == [
        "--- 第1版",
        "+++ 第2版",
        "@@ b2 修改 @@",
        " 一是抓学习。",
        "-开展学习9次。",
        "+开展学习11次。",
        " 成效明显。",
        "@@ b3 删去 @@",
        "-二是抓组织。",
        "@@ b4 新增 @@",
        "+三是抓讲习。",
        "",
    ]


def test_nothing_is_said_of_what_is_the_same() -> None:
    same = difference(OLD, OLD)
    assert unified(same, "第1版", "第2版") == ""
    assert difference_json(same, 1, 2)["changed"] is False


def test_the_json_form_names_both_blocks_and_both_places() -> None:
    form = json.loads(json.dumps(difference_json(difference(OLD, NEW), 1, 2)))
    assert (form["from"], form["to"], form["changed"]) == (1, 2, True)
    assert [(row["change"], row["old"], row["new"]) for row in form["blocks"]] == [
        ("kept", "b1", "b1"),
        ("changed", "b2", "b2"),
        ("deleted", "b3", None),
        ("inserted", None, "b4"),
    ]
    assert form["blocks"][1]["segments"][1] == {"change": "deleted", "text": "9", "old": [10, 11], "new": [10, 10]}


@given(versions())
def test_the_unified_text_tells_every_sentence_that_went_and_came(
    both: tuple[tuple[Block, ...], tuple[Block, ...]],
) -> None:
    lines = unified(difference(*both), "旧", "新").split("\n")
    squeezed = ["".join(line[1:] for line in lines if line[:1] in mark and line[:3] not in ("---", "+++"))
                for mark in ("- ", "+ ")]  # fmt: skip
    for (version, other), text in zip((both, both[::-1]), squeezed, strict=True):
        elsewhere = {block.text for block in other}
        for block in version:
            if block.text not in elsewhere:
                assert "".join(block.text.split()) in "".join(text.split())
