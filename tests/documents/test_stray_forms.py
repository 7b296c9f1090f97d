"""Forms met outside the first batches: letterheads, blanks in dates, lists of materials, broken headings, dashes."""

import pytest

from service.documents.furniture.noise import find_noise
from tests.documents.reading import outline, points, read, rules

BODY = "一年来，全局上下齐心协力，各项任务顺利完成，现将情况总结如下。\n"


@pytest.mark.parametrize(
    "date", ["20××年×月×日", "20XX年X月X日", "□□□□年□月□日", "二〇××年×月", "20＿＿年＿月＿日", "202×年12月3日"]
)
def test_a_date_with_blanks_among_its_digits_signs(date: str) -> None:
    signature = read(f"某局工作总结\n{BODY}某县水务局\n{date}\n").signature
    assert (signature.organ, signature.date) == ("某县水务局", date)


@pytest.mark.parametrize(
    "line", ["签发人：某某某", "某发〔2025〕18号　　签发人：某某某", "紧急程度：特急", "密级：内部"]
)
def test_the_letterhead_is_neither_title_nor_body(line: str) -> None:
    document = read(f"某县教育局文件\n{line}\n\n关于校园安全工作的报告\n县人民政府：\n{BODY}")
    assert (document.title, document.addressee) == ("关于校园安全工作的报告", "县人民政府")


@pytest.mark.parametrize(
    "line",
    [
        "三、四季度抽检食材四十批次，全部合格。",
        "一、二年级学生送餐到班，高年级学生错峰就餐。",
        "七、八月份集中整治三次，成效明显。",
        "（一）班至（六）班轮流值守，高年级带低年级。",
        "（一）至（三）项由县局负责，其余由各所负责。",
    ],
)
def test_two_numbers_of_one_matter_are_no_heading(line: str) -> None:
    document = read(f"某校工作总结\n{BODY}一、校舍维修\n楼面防水全部重做，群众反映良好。\n二、营养午餐\n{line}\n")
    assert [title for _, _, title, _ in outline(document)] == ["校舍维修", "营养午餐"]


def test_a_heading_in_its_turn_may_begin_with_a_counted_noun() -> None:
    document = read(f"某局工作总结\n{BODY}一、一季度工作\n任务完成。\n二、三季度工作打算\n继续推进。\n")
    assert [title for _, _, title, _ in outline(document)] == ["一季度工作", "三季度工作打算"]


@pytest.mark.parametrize("dash", ["——", "──", "――", "－－"])
def test_dashes_of_every_form_are_points(dash: str) -> None:
    document = read(f"某镇工作报告\n{BODY}{dash}储备不足。项目只有四个。\n{dash}设施老化。车位不够。\n")
    assert points(document) == [(dash, "储备不足"), (dash, "设施老化")]


def test_a_heading_and_a_sentence_broken_where_paragraphs_are_indented() -> None:
    text = (
        "关于停车秩序的情况汇报\n\n　　按照会议要求，我局会同\n有关部门开展集中治理，\n现汇报如下。\n\n"
        "一、坚持疏堵结合，着力破解停车\n难题\n\n　　（一）增设车位。在商圈\n周边施划停车框，\n周转率提高。\n"
        "　　（二）规范\n投放。约谈企业三家，\n削减车辆七千辆。\n\n　　下一步继续努力。\n"
    )
    titles = [(title.replace("\n", ""), how) for _, _, title, how in outline(read(text))]
    assert titles == [("坚持疏堵结合，着力破解停车难题", ""), ("增设车位", "连排"), ("规范投放", "连排")]


@pytest.mark.parametrize("heading", ["某局申报材料目录", "申报材料清单", "报送材料目录："])
@pytest.mark.parametrize("entry", ["{0}、{1}……………{2}", "{2}. {1}", "（{0}）{1}"])
def test_a_list_of_materials_is_the_contents_when_its_parts_follow(heading: str, entry: str) -> None:
    titles = ("某局创建节水单位申请报告", "某局节水工作总结", "某局节水宣传工作计划")
    listed = "".join(entry.format("一二三"[i], title, i + 1) + "\n" for i, title in enumerate(titles))
    parts = "".join(f"材料{'一二三'[i]}：\n{title}\n{BODY}" for i, title in enumerate(titles[:2]))
    document = read(f"{heading}\n{listed}{parts}")
    assert document.genre == "packet"
    assert [(part.title, part.start < part.end) for part in document.parts] == [
        (titles[0], True),
        (titles[1], True),
        (titles[2], False),
    ]
    assert outline(document) == []


def test_a_list_whose_items_do_not_follow_stays_in_the_document() -> None:
    document = read(f"某局关于报送材料的报告\n{BODY}报送材料清单\n1. 工作台账\n2. 会议记录\n材料均已备齐，请审阅。\n")
    assert document.parts == ()


@pytest.mark.parametrize(
    "line",
    [
        "网站首页 | 新闻中心 | 政务公开 | 互动交流",
        "2025年2月18日 10:02  来源：示例周刊  作者：佚名",
        "【上一条】没有了　【下一条】放假安排",
        "某ICP备00000000号-1　公安备案000000000号　网站标识码0000000000",
        "—— 广　告 ——",
        "喜欢就点个赞和在看吧↓↓↓",
        "阅读 3.2万　赞 518　在看 207",
        "分享让更多人看到",
        "剩余内容需开通VIP会员后阅读",
        "仅供会员个人学习使用，禁止商用",
        "？？？？？？",
        "&amp;nbsp;",
    ],
)
def test_furniture_of_the_web_is_noise(line: str) -> None:
    text = f"某局工作总结\n{BODY}{line}\n{BODY}"
    assert [n.text for n in find_noise(text, rules())] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "为志愿者点赞",
        "关注民生，服务大局",
        "剩余部分由县财政承担，分两年安排到位",
        "剩余资金购买保险，覆盖全部会员",
        "成为会员单位，免费享受培训服务",
        "会员大会报名费每人只需50元，由所在单位承担",
        "原创作品32件",
        "广告宣传工作",
        "为什么不及时上报？？",
        "开通服务热线，购买社会服务",
        "完成ICP备案12家，没有遗漏",
        "上一条意见已经办结",
    ],
)
def test_what_a_document_says_of_them_is_not(line: str) -> None:
    assert find_noise(f"某局工作总结\n{BODY}{line}\n{BODY}", rules()) == ()
