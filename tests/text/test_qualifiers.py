"""What a sentence says about a value: period, scope, state, comparator, matter."""

import pytest

from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.qualifiers import Qualifiers, qualifiers


def _of(sentence: str, value: str, lexicon: Lexicon) -> Qualifiers:
    mention = next(m for m in find_mentions(sentence, lexicon) if m.value.text == value)
    return qualifiers(sentence, mention, lexicon)


@pytest.mark.parametrize(
    ("sentence", "value", "period"),
    [
        ("2025年，全区举办讲座12场。", "12场", "2025年"),
        ("1—9月，全区举办讲座12场，培训300人。", "300人", "1—9月"),
        ("举办讲座12场。", "12场", None),
        ("今年以来，举办讲座12场。", "12场", "今年以来"),
        ("全年举办讲座12场。", "12场", "全年"),
        ("2025年上半年完成投资3亿元，比2024年增长5%。", "5%", "2025年上半年"),
        ("截至2024年12月底，共有党员26名。", "26名", "2024年12月底"),
    ],
)
def test_period(sentence: str, value: str, period: str | None, lexicon: Lexicon) -> None:
    assert _of(sentence, value, lexicon).period == period


@pytest.mark.parametrize(
    ("sentence", "value", "scope"),
    [
        ("全区举办讲座12场。", "12场", "全区"),
        ("全市共有社区62个，我区占12个。", "12个", "我区"),
        ("举办讲座12场。", "12场", None),
        ("辖区共有居民3万人，举办活动12场。", "12场", "辖区"),
    ],
)
def test_scope(sentence: str, value: str, scope: str | None, lexicon: Lexicon) -> None:
    assert _of(sentence, value, lexicon).scope == scope


@pytest.mark.parametrize(
    ("sentence", "value", "state"),
    [
        ("拟新建社区食堂3处。", "3处", "plan"),
        ("已新建社区食堂3处。", "3处", "done"),
        ("计划投资1200万元。", "1200万元", "plan"),
        ("力争年底前建成泵站5座。", "5座", "plan"),
        ("将重点抓好以下工作：新建停车位500个，改造小区3个。", "3个", "plan"),
        ("预计全年增长6%。", "6%", "plan"),
        ("到2026年，森林覆盖率达到45%。", "45%", "plan"),
        ("建成泵站5座。", "5座", "done"),
        ("举办讲座12场。", "12场", "done"),
        ("开展培训12期，下一步将再办5期。", "12期", "done"),
        ("开展培训12期，下一步将再办5期。", "5期", "plan"),
        ("总面积38平方公里。", "38平方公里", None),
        ("将党建工作与业务融合，举办讲座12场。", "12场", "done"),
        ("修订完善制度8项。", "8项", "done"),
    ],
)
def test_state(sentence: str, value: str, state: str | None, lexicon: Lexicon) -> None:
    assert _of(sentence, value, lexicon).state == state


@pytest.mark.parametrize(
    ("sentence", "value", "comparator"),
    [
        ("产值突破50亿元。", "50亿元", "突破"),
        ("参与率由71%提高到86%。", "71%", "由"),
        ("参与率由71%提高到86%。", "86%", "提高到"),
        ("同比增长6.3%。", "6.3%", "增长"),
        ("案件下降了12%。", "12%", "下降了"),
        ("参加超过200人。", "超过200人", "超过"),
        ("参加不少于200人。", "不少于200人", "不少于"),
        ("覆盖率为98%。", "98%", "为"),
        ("为297户家庭发放补贴。", "297户", None),
        ("举办讲座12场。", "12场", None),
        ("注册志愿者达1.2万人。", "1.2万人", "达"),
    ],
)
def test_comparator(sentence: str, value: str, comparator: str | None, lexicon: Lexicon) -> None:
    assert _of(sentence, value, lexicon).comparator == comparator


@pytest.mark.parametrize(
    ("sentence", "value", "words"),
    [
        ("改造老旧小区3个、加装电梯12部。", "12部", {"加装", "电梯"}),
        ("改造老旧小区3个、加装电梯12部。", "3个", {"改造", "小区"}),
        ("组织召开、参加会议12次。", "12次", {"召开", "参加", "会议"}),
        ("为297户家庭发放救助金284万元。", "284万元", {"发放", "救助金"}),
    ],
)
def test_matter(sentence: str, value: str, words: set[str], lexicon: Lexicon) -> None:
    assert words <= set(_of(sentence, value, lexicon).matter)


def test_matter_of_one_item_leaves_out_the_other(lexicon: Lexicon) -> None:
    matter = _of("改造老旧小区3个、加装电梯12部。", "12部", lexicon).matter
    assert "小区" not in matter
