"""Claims: deeds, results, honours and decisions that a sentence asserts."""

import pytest

from service.reading.claims import find_claims
from service.text.lexicon.lexicon import Lexicon


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("荣获全市先进集体称号。", [("award", "荣获全市先进集体称号。")]),
        ("被命名为“省级文明单位”。", [("award", "被命名为“省级文明单位”。")]),
        (
            "综合考评位居全区前列，经验在全市推广。",
            [("rank", "综合考评位居全区前列"), ("commendation", "经验在全市推广。")],
        ),
        ("做法得到市委充分肯定。", [("commendation", "做法得到市委充分肯定。")]),
        ("建成综合养老服务中心1处。", [("result", "建成综合养老服务中心1处。")]),
        ("出台管理办法，召开专题会议12次。", [("decision", "出台管理办法"), ("activity", "召开专题会议12次。")]),
        ("扎实开展主题党日活动。", [("activity", "扎实开展主题党日活动。")]),
        ("着力化解矛盾纠纷36件。", [("result", "着力化解矛盾纠纷36件。")]),
        ("推动解决群众诉求158件。", [("result", "推动解决群众诉求158件。")]),
    ],
)
def test_claims(sentence: str, claims: list[tuple[str, str]], lexicon: Lexicon) -> None:
    assert [(claim.kind, claim.text) for claim in find_claims(sentence, lexicon)] == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "始终把理论学习摆在突出位置，坚持领学促学并举，引导干部学深悟透。",
        "着力推动学习成果转化为干事创业的实际成效。",
        "将新建社区食堂3处，改造老旧小区5个。",
        "拟开展专项检查4次。",
        "力争完成投资12亿元。",
        "切实加强组织领导，健全长效机制。",
        "要组织开展好各项活动。",
        "加强基层党组织建设，落实考核办法。",
        "组织、宣传、统战各条战线同向发力。",
        "坚持以人民为中心，用心用情解决群众反映的问题。",
        "推动各项工作规范有序开展。",
        "目前还未完成整改。",
        "按照实施方案要求压实责任。",
        "让发展成果更多更公平惠及群众。",
    ],
)
def test_no_claim(sentence: str, lexicon: Lexicon) -> None:
    assert find_claims(sentence, lexicon) == ()


def test_spans_are_within_the_sentence_and_in_order(lexicon: Lexicon) -> None:
    sentence = "全年召开会议12次，荣获先进称号，建成泵站5座；出台办法3项。"
    at = 0
    for claim in find_claims(sentence, lexicon):
        assert at <= claim.start < claim.end <= len(sentence)
        assert sentence[claim.start : claim.end] == claim.text
        at = claim.end
