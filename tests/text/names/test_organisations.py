"""An office's name ends where the sentence goes on, whatever verb comes next."""

from itertools import product

import pytest

from service.text.lexicon.lexicon import Lexicon
from service.text.mentions import find_mentions
from service.text.values import SlotType

OFFICES = (
    "云溪县教育局",
    "云溪县水务局",
    "云溪县委组织部",
    "中共云溪县委",
    "云溪县人民政府",
    "云溪县人民法院",
    "澜川市人力资源和社会保障局",
    "澜川市第二中学",
    "云溪县总工会",
    "云溪县石桥镇人民政府",
    "岫明精密制造有限公司",
    "澜川市文明办",
)
CONTINUATIONS = (
    "开展集中学习11次",
    "始终坚持党的全面领导",
    "坚持以学促干",
    "认真履行职责",
    "紧紧围绕中心服务大局",
    "聚焦主责主业优化布局",
    "深入企业走访医院职工",
    "组织干部职工参观展览馆",
    "党员干部带头参加学习",
    "机关干部到村入户",
    "高度重视学校工作",
    "领导班子成员讲党课",
    "主要负责人出席会议",
    "制定工作方案",
    "被评为先进单位",
    "，不断开创工作新局面",
    "的干部职工",
    "和各有关单位",
    "2025年工作总结",
    "关于报送情况的函",
    "系统干部培训中心组学习",
    "科学谋划发展格局",
)


@pytest.mark.parametrize(("office", "goes_on"), list(product(OFFICES, CONTINUATIONS)))
def test_the_name_ends_before_the_sentence_goes_on(office: str, goes_on: str, lexicon: Lexicon) -> None:
    found = [m for m in find_mentions(office + goes_on, lexicon) if m.value.type is SlotType.ORGANISATION]
    assert [m.value.text for m in found][:1] == [office]


@pytest.mark.parametrize(
    ("before", "office"), list(product(("由", "会同", "在", "邀请", "对", "，", "2025年，", "经"), OFFICES))
)
def test_the_name_begins_after_the_word_that_leads_to_it(before: str, office: str, lexicon: Lexicon) -> None:
    found = [m for m in find_mentions(f"活动{before}{office}开展。", lexicon) if m.value.type is SlotType.ORGANISATION]
    assert [m.value.text for m in found] == [office]
