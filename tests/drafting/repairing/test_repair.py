import pytest

from service.brief import OnMissing
from service.draft import Block, Finding, Severity, Span
from service.drafting.composing.written import Written
from service.drafting.repairing.repair import LEFT_OUT, mend
from service.drafting.resources import Resources

SENTENCES = "举办讲堂12期。开展活动13次，参加300人。群众一致好评。"
BLOCK = Block("b1", "paragraph", SENTENCES, spans=(Span(4, 7, "fact", "f1.1"), Span(18, 22, "fact", "f2.1")))


def finding(check: str, text: str, words: str, block: str = "b1", severity: Severity = Severity.ERROR) -> Finding:
    start = text.index(words)
    return Finding(check, severity, block, start, start + len(words), f"“{words}”没有依据")


def mended(
    resources: Resources, written: Written, *findings: Finding, on_missing: OnMissing = OnMissing.DROP
) -> Written:
    return mend(written, findings, on_missing, resources.lexicon)


def test_nothing_wrong_nothing_changed(resources: Resources) -> None:
    written = Written((BLOCK,), stated=("f1",))
    assert mended(resources, written) is written
    assert mended(resources, written, finding("parallel", SENTENCES, "12期", severity=Severity.WARNING)) is written
    assert mended(resources, written, finding("punctuation", SENTENCES, "。")) is written


def test_a_sourceless_value_leaves_with_its_sentence(resources: Resources) -> None:
    written = Written((BLOCK,), stated=("f1", "f2"))
    result = mended(resources, written, finding("sourceless_quantity", SENTENCES, "13次"))
    assert result.blocks[0].text == "举办讲堂12期。群众一致好评。"
    assert [(m.type, m.dropped) for m in result.missing] == [("quantity", True)]
    assert result.stated == ("f1",)
    assert [(u.id, u.reason) for u in result.unused] == [("f2", LEFT_OUT)]
    assert [result.blocks[0].text[s.start : s.end] for s in result.blocks[0].spans] == ["12期"]


def test_or_is_marked_where_the_brief_asks_for_marks(resources: Resources) -> None:
    written = Written((BLOCK,), stated=("f1", "f2"))
    result = mended(resources, written, finding("sourceless_quantity", SENTENCES, "13次"), on_missing=OnMissing.MARK)
    assert result.blocks[0].text == "举办讲堂12期。开展活动【待补：开展活动（次）】，参加300人。群众一致好评。"
    assert [(m.label, m.type, m.unit, m.block, m.dropped) for m in result.missing] == [
        ("开展活动（次）", "quantity", "次", "b1", False)
    ]
    assert result.stated == ("f1", "f2")
    kinds = {result.blocks[0].text[s.start : s.end]: s.kind for s in result.blocks[0].spans}
    assert kinds == {"12期": "fact", "【待补：开展活动（次）】": "missing", "300人": "fact"}


def test_a_claim_is_asked_about(resources: Resources) -> None:
    written = Written((BLOCK,))
    result = mended(
        resources, written, finding("unsupported_claim", SENTENCES, "群众一致好评"), on_missing=OnMissing.MARK
    )
    assert result.blocks[0].text.endswith("【待补：是否仍属实：群众一致好评】。")
    assert result.missing[0].type == "claim"


@pytest.mark.parametrize("check", ["wrong_matter", "qualifier_changed", "repetition"])
@pytest.mark.parametrize("on_missing", list(OnMissing))
def test_what_no_mark_can_mend_is_left_out(resources: Resources, check: str, on_missing: OnMissing) -> None:
    result = mended(resources, Written((BLOCK,)), finding(check, SENTENCES, "13次"), on_missing=on_missing)
    assert "13次" not in result.blocks[0].text
    assert result.missing[0].dropped


def test_a_theme_whose_point_is_left_out_goes_with_it(resources: Resources) -> None:
    text = "一是抓学习。举办讲堂12期。二是压实责任。签订承诺13份。三是抓督查。坚持常态长效。"
    block = Block("b1", "paragraph", text, spans=(Span(10, 13, "fact", "f1.1"),))
    result = mended(resources, Written((block,)), finding("sourceless_quantity", text, "13份"))
    assert "压实责任" not in result.blocks[0].text
    assert "抓学习。举办讲堂12期。" in result.blocks[0].text
    assert "抓督查。坚持常态长效。" in result.blocks[0].text


def test_clauses_of_facts_before_the_fault_stay(resources: Resources) -> None:
    text = "举办讲堂12期，群众一致好评，成效显著。二是做。"
    block = Block("b1", "paragraph", text, spans=(Span(4, 7, "fact", "f1.1"),))
    result = mended(resources, Written((block,), stated=("f1",)), finding("unsupported_claim", text, "群众一致好评"))
    assert result.blocks[0].text == "举办讲堂12期。二是做。".replace("二是", "")
    assert result.stated == ("f1",)


@pytest.mark.parametrize("on_missing", list(OnMissing))
def test_a_leftover_becomes_a_mark(resources: Resources, on_missing: OnMissing) -> None:
    block = Block("b1", "paragraph", "开展活动[[f3.1]]。")
    result = mended(
        resources, Written((block,)), finding("leftover_token", block.text, "[[f3.1]]"), on_missing=on_missing
    )
    assert result.blocks[0].text.startswith("开展活动【待补：")
    assert not result.missing[0].dropped


def test_an_empty_paragraph_goes_with_its_heading_and_the_rest_is_renumbered(resources: Resources) -> None:
    blocks = (
        Block("b1", "heading", "一、学", 1, "一、"),
        Block("b2", "paragraph", "甲。"),
        Block("b3", "heading", "二、做", 1, "二、"),
        Block("b4", "paragraph", "荣获全国先进集体。"),
        Block("b5", "heading", "三、改", 1, "三、"),
        Block("b6", "paragraph", "乙。"),
    )
    claim = finding("unsupported_claim", blocks[3].text, "荣获全国先进集体", "b4")
    result = mended(resources, Written(blocks), claim)
    assert [block.text for block in result.blocks] == ["一、学", "甲。", "二、改", "乙。"]
    assert result.blocks[2].number == "二、"


def test_points_are_renumbered(resources: Resources) -> None:
    text = "一是学。甲。二是荣获全国先进集体。三是改。乙。"
    block = Block("b1", "paragraph", text, spans=(Span(len(text) - 2, len(text) - 1, "fact", "f1.1"),))
    result = mended(resources, Written((block,)), finding("unsupported_claim", text, "荣获全国先进集体"))
    assert result.blocks[0].text == "一是学。甲。二是改。乙。"
    assert [result.blocks[0].text[s.start : s.end] for s in result.blocks[0].spans] == ["乙"]


def test_part_of_a_fact_may_go(resources: Resources) -> None:
    text = "举办讲堂12期。参加300人，位居全国第一。"
    block = Block("b1", "paragraph", text, spans=(Span(4, 7, "fact", "f1.1"), Span(10, 14, "fact", "f1.2")))
    rank = Finding("unsupported_claim", Severity.ERROR, "b1", 8, 14, "没有依据")
    result = mended(resources, Written((block,), stated=("f1",)), rank)
    assert result.stated == ("f1.1",)
    assert [u.id for u in result.unused] == ["f1.2"]


def test_mending_twice_is_mending_once(resources: Resources) -> None:
    written = Written((BLOCK,))
    faults = finding("sourceless_quantity", SENTENCES, "13次")
    once = mended(resources, written, faults)
    assert mended(resources, once) is once
