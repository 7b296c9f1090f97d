import pytest

from service.reading.respective import dealt
from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("门急诊量和住院量分别为38万人次和2万人次。", ["门急诊量", "住院量"]),
        ("先后开展集中学习和交流研讨，分别为12次、6次。", ["先后开展集中学习", "交流研讨"]),
        ("早稻、中稻、晚稻分别达到42亩、43亩和45亩。", ["早稻", "中稻", "晚稻"]),
        ("物流中心、乡镇网点分别新建6个和58个。", ["物流中心", "乡镇网点"]),
        ("门诊量分别为38万人次和2万人次。", []),
        ("走访和慰问分别进行，走访12户，慰问8户。", []),
    ],
)
def test_things_by_figure(lexicon: Lexicon, text: str, things: list[str]) -> None:
    found = dealt(text, find_mentions(text, lexicon))
    assert [text[start:end] for _, (start, end) in sorted(found.items())] == things
