"""Following a sample: slots filled, gaps marked or left out, claims only with a fact, the sample's own words moved."""

import pytest

from service.brief import Brief
from service.documents.source import SourceText
from service.draft import Block, Span, Status
from service.drafting.drafting import draft_section, take_snapshot, write
from service.drafting.following import own_words
from service.drafting.repair import cut
from service.drafting.resources import Resources
from service.drafting.template import find_section, make_template
from service.errors import NotFoundError
from tests.drafting.conftest import MakeBrief

SAMPLE = """某市供水局2024年工作总结
一、抓好学习
2024年，某市供水局开展集中学习×次，撰写调研报告**篇。我市供水行业被评为全国文明行业。
二、抓好供水
（一）建好管网。新建管网12公里，改造老旧管网8公里。
（二）管好水质。开展水质检测260次，合格率99.8%。
"""


@pytest.fixture(scope="module")
def sample(resources: Resources) -> str:
    """The id of the sample, in the library of these tests."""
    summary, _ = resources.library.add("供水局总结.txt", SAMPLE.encode())
    return summary.id


def follow(resources: Resources, brief: Brief) -> str:
    return draft_section(brief, resources).text


def following(make_brief: MakeBrief, sample: str, section: str, *facts: object, **fields: object) -> Brief:
    return make_brief(*facts, follow={"sample": sample, "section": section}, **fields)


def test_labelled_facts_fill_their_slots_and_the_rest_is_marked(
    resources: Resources, make_brief: MakeBrief, sample: str
) -> None:
    brief = following(make_brief, sample, "抓好学习", {"label": "开展集中学习", "value": "11", "unit": "次"})
    draft = draft_section(brief, resources)
    assert "集中学习11次" in draft.text
    assert "【待补：" in draft.text
    assert "×" not in draft.text
    assert "**" not in draft.text
    assert draft.status is Status.NEEDS_FACTS
    assert [missing.type for missing in draft.missing].count("quantity") == 1


def test_dropping_leaves_out_the_clause_and_lists_it(resources: Resources, make_brief: MakeBrief, sample: str) -> None:
    brief = following(
        make_brief,
        sample,
        "抓好学习",
        {"label": "开展集中学习", "value": "11", "unit": "次"},
        requirements={"on_missing": "drop"},
    )
    draft = draft_section(brief, resources)
    assert "集中学习11次。" in draft.text
    assert "调研报告" not in draft.text
    assert "【待补" not in draft.text
    assert any(missing.dropped and "调研报告" in missing.label for missing in draft.missing)


def test_a_claim_survives_only_with_a_fact(resources: Resources, make_brief: MakeBrief, sample: str) -> None:
    study = {"label": "开展集中学习", "value": "11", "unit": "次"}
    without = follow(resources, following(make_brief, sample, "抓好学习", study, requirements={"on_missing": "drop"}))
    assert "文明行业" not in without
    claim = "我县供水行业被评为全国文明行业"
    assert "被评为全国文明行业" in follow(resources, following(make_brief, sample, "抓好学习", study, claim))


def test_run_in_headings_keep_their_place_and_their_facts(
    resources: Resources, make_brief: MakeBrief, sample: str
) -> None:
    brief = following(
        make_brief, sample, "抓好供水", "新建管网15公里，改造老旧管网6公里", "开展水质检测312次，合格率100%"
    )
    text = follow(resources, brief)
    assert "（一）建好管网。新建管网15公里，改造老旧管网6公里。" in text
    assert "（二）管好水质。开展水质检测312次，合格率100%。" in text


def test_no_former_value_and_no_former_unit_survives(resources: Resources, make_brief: MakeBrief, sample: str) -> None:
    brief = following(make_brief, sample, "抓好供水", "新建管网15公里")
    text = follow(resources, brief)
    for former in ("12公里", "8公里", "260次", "99.8%", "某市供水局", "我市"):
        assert former not in text


def test_a_fact_without_a_place_is_reported(resources: Resources, make_brief: MakeBrief, sample: str) -> None:
    brief = following(make_brief, sample, "抓好供水", "新建管网15公里", "慰问困难职工36人")
    unused = draft_section(brief, resources).facts.unused
    assert [item.id for item in unused] == ["f2"]
    assert "样稿" in unused[0].reason


def test_a_section_that_is_not_there_is_named_with_those_that_are(
    resources: Resources, make_brief: MakeBrief, sample: str
) -> None:
    with pytest.raises(NotFoundError, match="抓好供水"):
        follow(resources, following(make_brief, sample, "抓好绿化", "植树15亩"))


def test_words_for_itself_are_moved_to_the_briefs_level(resources: Resources, make_brief: MakeBrief) -> None:
    document = resources.read(SourceText("x.txt", SAMPLE))
    template = make_template("x", document, find_section(document, "抓好学习"), resources.lexicon)
    words = own_words(template, make_brief("植树15亩", level="county", region="云溪县"), resources.lexicon)
    assert words["我市"] == "我县"


def test_cutting_a_block_moves_its_spans() -> None:
    block = Block(
        "b1", "paragraph", "甲乙。丙12次。丁3人。", spans=(Span(4, 7, "fact", "f1.1"), Span(9, 11, "fact", "f2.1"))
    )
    kept = cut(block, [(3, 8)])
    assert kept.text == "丙12次。"
    assert [(kept.text[span.start : span.end], span.fact) for span in kept.spans] == [("12次", "f1.1")]


def test_writing_again_from_the_snapshot_gives_the_same(
    resources: Resources, make_brief: MakeBrief, sample: str
) -> None:
    brief = following(make_brief, sample, "抓好供水", "新建管网15公里")
    snapshot = take_snapshot(brief, resources)
    assert write(snapshot, resources) == write(snapshot, resources)
