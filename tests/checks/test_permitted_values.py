import pytest

from service.checks.permitted_values import PermittedValues
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from tests.checks.conftest import MakeContext

FACTS = (
    "2025年1—9月办理诉求345件",
    "3月5日召开大会",
    {"label": "培训", "value": "12", "unit": "期", "period": "2024年"},
)


@pytest.fixture
def permitted(make_context: MakeContext) -> PermittedValues:
    return make_context("甲。", FACTS, period="2025年", region="临江区", unit="教育局").permitted


@pytest.mark.parametrize(
    "text", ["2025年3月5日", "3月5日", "3月", "2025年", "2025年1—9月", "1—9月", "345件", "12期", "2024年"]
)
def test_what_follows_from_the_sources(permitted: PermittedValues, lexicon: Lexicon, text: str) -> None:
    [mention] = find_mentions(f"于{text}", lexicon)
    assert permitted.has(mention.value)


@pytest.mark.parametrize("text", ["2024年3月5日", "3月6日", "9月", "1—8月", "2023年", "45件", "345人", "2期"])
def test_what_does_not(permitted: PermittedValues, lexicon: Lexicon, text: str) -> None:
    [mention] = find_mentions(f"于{text}", lexicon)
    assert not permitted.has(mention.value)


def test_the_year_is_the_briefs(make_context: MakeContext) -> None:
    assert make_context("甲。", period="2025年1—9月", date="2026年1月5日").permitted.year == 2025
    assert make_context("甲。", date="2026年1月5日").permitted.year == 2026
    assert make_context("甲。").permitted.year is None


def test_the_unit_with_its_area_and_its_organs(make_context: MakeContext, lexicon: Lexicon) -> None:
    permitted = make_context("甲。", FACTS, region="临江区", unit="教育局").permitted
    for text in ("临江区教育局召开会议。", "临江区教育局机关党委召开会议。"):
        assert all(permitted.has(mention.value) for mention in find_mentions(text, lexicon))
    assert not all(permitted.has(mention.value) for mention in find_mentions("云溪县教育局召开会议。", lexicon))
