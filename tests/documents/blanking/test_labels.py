"""Labels: the words by which a person would ask for a value."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents.blanking.label_pieces import whole
from service.documents.blanking.labels import label_for, labels_for
from service.documents.blanking.placeholders import find_placeholders
from service.text.lexicon.lexicon import Lexicon, load_lexicon
from service.text.values import SlotType

CORPUS = Path(__file__).parents[3] / "corpus"

LABELS = (
    (
        "目前共建立学堂×个，开展讲习活动×余场，参与党员群众×人次。",
        "建立学堂（个）",
        "开展讲习活动（场）",
        "参与党员群众（人次）",
    ),
    ("协调×万元完成道路扩建。", "协调资金（万元）"),
    ("印发《×》。", "印发文件名称"),
    ("推出系列微视频《×》《×》。", "推出视频名称之一", "推出视频名称之二"),
    ("通报了情况。\n×年×月×日", "落款日期"),
    ("通报了情况。\n×县×局\n×年×月×日", "落款单位", "落款日期"),
    ("提出*个方面**条具体要求。", "提出方面（个）", "提出具体要求（条）"),
    ("在×个社区和×个机关单位建账。", "社区（个）", "机关单位建账（个）"),
    ("完成固定资产投资×亿元，同比增长×%。", "完成固定资产投资（亿元）", "固定资产投资同比增长（%）"),
    ("平均等候时间由×分钟缩短到×分钟。", "平均等候时间（分钟）", "平均等候时间缩短到（分钟）"),
    ("×个后进支部由班子成员包联。", "后进支部（个）"),
    ("申请材料由×份减至×份。", "申请材料（份）", "申请材料减至（份）"),
    ("村里修订村规民约×条。", "村里修订村规民约（条）"),
    ("组织专题谈话×批次×人次。", "组织专题谈话（批次）", "组织专题谈话（人次）"),
    ("组长：×（书记）", "组长姓名"),
    ("成  员：×、×", "成员姓名之一", "成员姓名之二"),
    ("联系电话：×", "联系电话"),
    ("填报单位：×街道（盖章）　　　　填报日期：×年×月×日", "填报单位", "填报日期"),
    ("结合区委×部实际，区委×部又作部署。", "单位名称（区委＿部）", "单位名称（区委＿部）"),
    ("深入×县×乡×村调研。", "地名（＿县＿乡＿村）"),
    ("写入“×”党建工程方案。", "党建工程方案名称"),
    ("开展×精神大讨论×余场。", "精神大讨论名称", "开展精神大讨论（场）"),
    ("为全区×余名×年以上党龄的老党员体检。", "老党员体检（名）", "党龄（年）"),
    ("义诊{{义诊场次}}场，服务{{服务人次}}人次。", "义诊场次（场）", "服务人次（人次）"),
    ("{{单位名称}}", "单位名称"),
    ("举办第×届手抄报比赛。", "手抄报比赛届次"),
    ("按照《意见》（×组〔×〕×号）要求。", "文号"),
    ("（×组〔×〕×号）和（×政〔×〕×号）", "文号之一", "文号之二"),
    ("开展培训×期。\n另外，开展培训×期。", "开展培训（期）之一", "开展培训（期）之二"),
    ("指标\t上年\t本年\n举办培训（期）\t×\t×", "举办培训（期）·上年", "举办培训（期）·本年"),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon((CORPUS,))


@pytest.mark.parametrize("case", LABELS, ids=lambda case: case[0])
def test_labels_are_asked_in_the_words_around(case: tuple[str, ...], lexicon: Lexicon) -> None:
    text, *labels = case
    assert [slot.label for slot in find_placeholders(text, lexicon)] == labels


def test_one_slot_by_itself(lexicon: Lexicon) -> None:
    text = "全年开展讲习活动128场，群众满意。"
    assert label_for(text, 8, 12, SlotType.QUANTITY, "场", lexicon) == "开展讲习活动（场）"


def test_labels_stay_short(lexicon: Lexicon) -> None:
    text = (
        "围绕深入学习贯彻新时代新思想以及上级一系列决策部署精神持续不断地组织开展形式多样内容丰富的集体学习研讨×余次。"
    )
    (slot,) = find_placeholders(text, lexicon)
    assert slot.label == "集体学习研讨（次）" or len(slot.label) <= 20


@given(
    st.lists(
        st.sampled_from(
            ["开展培训×期", "参与×人次", "，", "。", "《×》", "×、×", "区委×部", "×年", "\n", "同比增长×%"]
        ),
        max_size=20,
    )
)
def test_slots_that_differ_are_asked_for_differently(pieces: list[str]) -> None:
    text = "".join(pieces)
    slots = find_placeholders(text, load_lexicon((CORPUS,)))
    labels = [slot.label for slot in slots]
    assert all(0 < len(label) <= 32 for label in labels)
    for i, slot in enumerate(slots):
        alike = [other for other in slots[i + 1 :] if other.label == slot.label]
        assert all(other.text == slot.text for other in alike)
    assert labels_for(text, slots, load_lexicon((CORPUS,))) == slots


@pytest.mark.parametrize(
    ("label", "becomes"),
    [
        ("幸福食堂”就餐老人扩大到（名）", "就餐老人扩大到（名）"),
        ("重大危险源实行“一源（个）", "重大危险源实行（个）"),
        ("村篮球赛”“读书名称之一", "读书名称之一"),
        ("、读书分享会名称", "读书分享会名称"),
        ("评出“服务之星”（名）", "评出“服务之星”（名）"),
        ("印发《学习方案》", "印发《学习方案》"),
        ("集中学习（次）", "集中学习（次）"),
        ("”", "”"),
    ],
)
def test_a_label_holds_no_half_of_a_pair(label: str, becomes: str) -> None:
    assert whole(label) == becomes
