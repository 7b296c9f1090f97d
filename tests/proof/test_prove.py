"""The proof: what stands by which warrant, and what does not, in wordings that departed from their facts."""

import re
from dataclasses import replace

import pytest

from service.brief import Brief
from service.draft import Block, Span
from service.facts.sheet import read_sheet
from service.proof.messages import appendix, proof_rows, reason
from service.proof.prove import Prover
from service.proof.verdict import Proved, Unproved, Verdict
from service.proof.warrants import warrants_of
from service.settings import BUNDLED_CORPUS
from service.text.lexicon.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon((BUNDLED_CORPUS,))


def prover(facts: list[str], lexicon: Lexicon, heading: str = "办好民生实事") -> Prover:
    brief = Brief.model_validate(
        {
            "genre": "work_summary",
            "unit": "云溪县水务局",
            "level": "county",
            "period": "2025年",
            "section": {"heading": heading},
            "facts": [{"id": f"f{n}", "statement": fact} for n, fact in enumerate(facts, start=1)],
        }
    )
    return Prover(brief, read_sheet(brief.facts, lexicon), lexicon)


def block(text: str, by: Prover) -> Block:
    """A paragraph in which every value of a fact that stands in it is marked as that fact's."""
    spans = []
    for value in by.sheet.values.values():
        at = text.find(value.value.text)
        if at >= 0:
            spans.append(Span(at, at + len(value.value.text), "fact", value.id))
    return Block("b2", "paragraph", text, spans=tuple(spans))


def verdicts(text: str, facts: list[str], lexicon: Lexicon) -> tuple[Verdict, ...]:
    by = prover(facts, lexicon)
    return by.prove(block(text, by))


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("召开专题会议12次", "举行专题会议12次。"),
        ("化解矛盾纠纷36件", "扎实化解矛盾纠纷36件。"),
        ("完成8座小型水库除险加固，其中3座已通过竣工验收", "完成8座小型水库除险加固，其中3座已通过竣工验收。"),
        ("评选“清廉家庭”30户，另有12户已通过初审，待公示", "另有12户已通过初审，待公示。"),
        ("为群众办实事63件", "全年为群众办实事63件。"),
        ("全年完成税收收入20亿元，同比增加3亿元，其中工业税收12亿元", "完成税收收入20亿元，同比增加3亿元。"),
        ("去年有19个项目未达到年度投资计划", "去年有19个项目未达到年度投资计划。"),
    ],
)
def test_what_a_fact_says_is_proved_by_it(fact: str, text: str, lexicon: Lexicon) -> None:
    found = verdicts(text, [fact], lexicon)
    assert [each.kind for each in found if isinstance(each, Proved)] == ["fact"] * len(found)


@pytest.mark.parametrize(
    ("fact", "text", "word"),
    [
        ("正在申报省级示范村3个", "获评省级示范村3个。", "获评"),
        ("12户已通过初审", "12户未通过初审。", "未"),
        ("走访困难老年人家庭120户", "走访老年人家庭120户。", "困难"),
        ("农村居民人均可支配收入2.1万元", "居民人均可支配收入2.1万元。", "农村"),
        ("问卷参与率98.5%", "问卷满意率98.5%。", "满意"),
        ("2家企业已投产", "2家企业已停产。", "停"),
        ("拟新建泵站3座", "建成泵站3座。", "拟"),
        ("组织演练6次、参演420人次", "组织420人次演练。", "参演"),
        ("救助93人", "救助93人开外。", "开外"),
        ("救助困难群众93人", "比去年多救助困难群众93人。", "比"),
    ],
)
def test_what_departs_from_its_fact_is_told_with_the_word(fact: str, text: str, word: str, lexicon: Lexicon) -> None:
    wrong = [each for each in verdicts(text, [fact], lexicon) if isinstance(each, Unproved)]
    assert wrong
    assert any(word in reason(each) for each in wrong), [reason(each) for each in wrong]


@pytest.mark.parametrize(
    "text",
    [
        "稳居全市第一方阵。",
        "无人员伤亡。",
        "财政给予专项补助。",
        "由于财力薄弱，工作推进较慢。",
        "启动Ⅲ级响应。",
        "群众满意度明显提升。",
        "先进典型不断涌现。",
        "急难愁盼，件件落实。",
        "投入资金叁佰万元。",
        "开展巡查三十余次。",
    ],
)
def test_what_no_fact_says_has_no_warrant(text: str, lexicon: Lexicon) -> None:
    assert any(isinstance(each, Unproved) for each in verdicts(text, ["清理河道13公里"], lexicon))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("坚持以人民为中心的发展思想。", "frame"),
        ("一是压实工作责任。", "frame"),
        ("现将有关情况汇报如下。", "structure"),
        ("2025年，云溪县水务局。", "brief"),
        ("同志们。", "structure"),
    ],
)
def test_what_asserts_nothing_stands_by_its_form(text: str, kind: str, lexicon: Lexicon) -> None:
    found = verdicts(text, ["清理河道13公里"], lexicon)
    assert {each.kind for each in found if isinstance(each, Proved)} == {kind}
    assert not any(isinstance(each, Unproved) for each in found)


def test_values_exchanged_between_two_things_are_refused(lexicon: Lexicon) -> None:
    fact = "新建校舍3所、改建操场5处"
    assert any(isinstance(each, Unproved) for each in verdicts("改建操场3所、新建校舍5处。", [fact], lexicon))


def test_the_proof_is_printed_with_fact_and_source(lexicon: Lexicon) -> None:
    by = prover(["召开专题会议12次"], lexicon)
    blocks = [block("举行专题会议12次。", by), replace(block("稳居全市第一方阵。", by), id="b3")]
    rows = list(proof_rows(blocks, warrants_of(blocks, by), by.sheet))
    assert rows[0][1].endswith("f1 召开专题会议12次；换用：召开→举行")
    assert "【未证明】" in rows[1][1]
    title, table = appendix(blocks, warrants_of(blocks, by), by.sheet)
    assert title.text == "附：各句依据"
    assert [line.split("\t")[0] for line in table.text.split("\n")] == ["文句", *(text for text, _ in rows)]


@pytest.mark.parametrize(
    ("fact", "true", "false"),
    [
        (
            "早稻单产420公斤，晚稻单产455公斤",
            "早稻、晚稻单产分别为420公斤和455公斤。",
            "早稻、晚稻单产分别为455公斤和420公斤。",
        ),
        ("优秀率由31.5%提高到34.2%", "优秀率从31.5%提升到34.2%。", "优秀率从34.2%提升到31.5%。"),
        ("计划四季度新建冷库6座", "计划四季度新建冷库6座。", "四季度新建冷库6座。"),
        ("新建冷库6座", "新建冷库6座。", "计划新建冷库6座。"),
        ("一季度，港口吞吐量210万吨", "一季度港口吞吐量210万吨。", "全年港口吞吐量210万吨。"),
        ("各党支部开展主题党日36次，参加党员900人次", "参加党员900人次。", "参加党员36次。"),
        ("县农商行与石桥村结对共建，投入资金30万元", "县农商行同石桥村结对共建。", "县农商行带动石桥村结对共建。"),
    ],
)
def test_order_state_time_and_item_decide(fact: str, true: str, false: str, lexicon: Lexicon) -> None:
    by = prover([fact], lexicon)
    assert not any(isinstance(each, Unproved) for each in by.prove(placed(true, by)))
    assert any(isinstance(each, Unproved) for each in by.prove(placed(false, by)))


def placed(text: str, by: Prover) -> Block:
    """A paragraph in which every value of a fact is marked wherever its text stands."""
    spans = [
        Span(found.start(), found.end(), "fact", value.id)
        for value in by.sheet.values.values()
        for found in re.finditer(re.escape(value.value.text), text)
    ]
    return Block("b2", "paragraph", text, spans=tuple(spans))


def test_what_a_person_wrote_stands_as_that_persons(lexicon: Lexicon) -> None:
    by = prover(["清理河道13公里"], lexicon)
    said = Block("b2", "paragraph", "稳居全市第一方阵。", spans=(Span(0, 9, "note"),))
    assert [each.kind for each in by.prove(said) if isinstance(each, Proved)] == ["note"]
