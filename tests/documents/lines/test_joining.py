import pytest

from tests.documents.reading import lines


def joined(text: str) -> list[str]:
    return [line.text for line in lines(text)]


def test_links_set_on_lines_of_their_own_are_set_back() -> None:
    broken = "去年新建\n城市公园\n12个，空气质量指数（\nAQI\n）达标天数增加，“\n蓝天行动\n”成效明显。"
    text = f"区政府工作稳步推进。\n\n{broken}\n\n——\n改革开放\n不断深入。\n\n民生持续改善。"
    assert joined(text) == [
        "区政府工作稳步推进。",
        "去年新建城市公园12个，空气质量指数（AQI）达标天数增加，“蓝天行动”成效明显。",
        "——改革开放不断深入。",
        "民生持续改善。",
    ]


def test_a_sentence_cut_by_lines_without_anything_to_see() -> None:
    cut = [
        "全区财政投入，比上年增加三\n\u200b\n成。",
        "今年，新建公园\n\u200b\n三个。",
        "城镇新增就业保\n\u200b\n持增长。",
    ]
    whole = ["全区财政投入，比上年增加三成。", "今年，新建公园三个。", "城镇新增就业保持增长。"]
    assert joined("\n".join(cut)) == whole


def test_lines_wrapped_at_a_fixed_width() -> None:
    wrapped = [
        "　　今年以来，区科协组织科技工作者走进社区、学校",
        "和企业，开展科普讲座六十场，受到群众欢迎，参与的",
        "人数比去年翻了一番，收到的提问也更加专业，不少群",
        "众成了科普活动的常客，科学素质明显提升，活动影响",
        "力不断扩大。",
        "　　下一步，继续办好。",
    ]
    first, second = joined("\n".join(wrapped))
    assert first.startswith("今年以来，区科协组织科技工作者走进社区、学校和企业")
    assert first.endswith("影响力不断扩大。")
    assert second == "下一步，继续办好。"


def test_a_page_number_in_the_middle_of_a_sentence_parts_nothing() -> None:
    from service.documents.furniture.noise import find_noise
    from service.documents.lines.joining import join_lines
    from service.documents.lines.lines import read_lines
    from tests.documents.reading import rules

    text = "全区组织开展了多种形式的宣传教育活动，引导居民自觉\n\n— 2 —\n\n参与垃圾分类。"
    (line,) = join_lines(read_lines(text, find_noise(text, rules())))
    assert line.text == "全区组织开展了多种形式的宣传教育活动，引导居民自觉参与垃圾分类。"
    assert text[line.at(25) : line.at(25) + 2] == text[text.index("参与") : text.index("参与") + 2]


@pytest.mark.parametrize(
    "text",
    [
        "指导思想\n坚持以人民为中心，全面落实各项部署，推动工作再上新台阶。",
        "落实了责任，\n健全机制，完善保障措施\n健全覆盖城乡的公共服务体系，让群众得到更多实惠。",
        "一、工作目标\n到年底，全区建成示范点十个。",
        "组  长：张某\n副组长：李某",
        "成员如下：\n张某、李某",
        "取得成效。\n下一步打算如下。",
        "区水务局\n2025年3月5日",
    ],
)
def test_lines_that_stand_for_themselves_stay_apart(text: str) -> None:
    assert joined(text) == text.split("\n")


def test_a_heading_broken_inside_a_quotation_is_one_heading() -> None:
    assert joined("四、强化“三全\n育人”保障\n投入经费三十万元，用于设施改造和队伍培训。")[0] == "四、强化“三全育人”保障"


def test_a_number_parted_from_its_title() -> None:
    assert joined("一、\n工作回顾\n一年来，成效明显。")[0] == "一、工作回顾"
