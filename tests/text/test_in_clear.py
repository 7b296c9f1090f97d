"""What may leave in clear: common words; no numeral in any script, no name, number or company."""

import pytest

from service.settings import BUNDLED_CORPUS
from service.text.in_clear import held_back
from service.text.lexicon.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon((BUNDLED_CORPUS,))


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("争取上级资金叁佰贰拾万元整", ["叁", "佰", "贰", "拾", "万"]),
        ("惠及群众一点七八万人次", ["一点", "七八", "万"]),
        ("供水1234.5万m3，同比+3.2%", ["1234.5", "m3", "+3.2%"]),
        ("走访慰问困难户廿三户", ["廿", "三"]),
        ("局长黄三元带队调研", ["三元", "黄"]),
        ("副局长周四维调研", ["周", "四维"]),
        ("刘五郎驻村", ["五郎", "刘"]),
        ("周家湾片区修建蓄水池", ["周家湾"]),
        ("联系电话0551-62801234，手机13800000000", ["0551", "62801234", "138"]),
        ("蓄水10⁸立方米，耗时48h，投入30w元，比例3:1", ["10⁸", "48h", "30w", "3:1"]),
        ("与清河建设工程有限公司签订合同HT-2025-018号，金额￥3200000", ["清河", "HT-2025-018", "￥3200000"]),
        ("上月底验收", ["上月底"]),
    ],
)
def test_a_specific_is_held_back_whatever_its_form(text: str, secret: list[str], lexicon: Lexicon) -> None:
    left = list(text)
    for start, end in held_back(text, lexicon):
        left[start:end] = "█" * (end - start)
    shown = "".join(left)
    assert not [each for each in secret if each in shown], shown


@pytest.mark.parametrize(
    "text",
    [
        "召开调度会，开展主题党日活动，组织党员参加志愿服务",
        "坚持党的领导，统筹推进各项工作，十分重要",
        "第一时间响应，打通最后一公里，推进一体化发展",
        "检查企业，排查隐患，完成整改",
        "为群众办实事，推动党建工作与业务工作深度融合",
    ],
)
def test_common_words_leave(text: str, lexicon: Lexicon) -> None:
    assert held_back(text, lexicon) == []
