import pytest

from service.documents.document import Signature
from service.documents.furniture.foot import Foot, read_foot
from tests.documents.reading import lines

BODY = "区水务局防汛工作总结\n一、主要工作\n检修闸站三十座，汛期未发生险情。\n"


def foot(end: str) -> Foot:
    found = lines(BODY + end)
    return read_foot(found, 1, len(found))


@pytest.mark.parametrize(
    ("end", "organ", "date"),
    [
        ("区水务局\n2025年3月5日", "区水务局", "2025年3月5日"),
        ("　　　　区水务局\n　　　　2025 年 3 月 5 日", "区水务局", "2025 年 3 月 5 日"),
        ("区水务局　　2025年3月5日", "区水务局", "2025年3月5日"),
        ("区水务局\n二〇二五年三月五日", "区水务局", "二〇二五年三月五日"),
        ("中共×区委×部\n×年×月×日", "中共×区委×部", "×年×月×日"),
        ("＿＿水务局\n＿＿年＿＿月＿＿日", "＿＿水务局", "＿＿年＿＿月＿＿日"),
        ("【　】镇水务站\n（　）年（　）月（　）日", "【　】镇水务站", "（　）年（　）月（　）日"),
        ("{{单位}}\n{{成文日期}}", "{{单位}}", "{{成文日期}}"),
        ("中共某县委\n某县人民政府\n2025年3月5日", "中共某县委、某县人民政府", "2025年3月5日"),
        ("2025年3月5日", None, "2025年3月5日"),
        ("区水务局（盖章）\n二0二五年三月五日", "区水务局", "二0二五年三月五日"),
        ("报送单位：区水务局\n报送日期：2025年3月5日", "区水务局", "2025年3月5日"),
        ("区水务局", "区水务局", None),
        ("区水务局\n2025年3月5日\n（联系人：张某，电话：123）", "区水务局", "2025年3月5日"),
        ("附件：闸站名单\n区水务局\n2025年3月5日", "区水务局", "2025年3月5日"),
        ("区水务局\n2025年3月5日\n附件1\n闸站名单\n东闸、西闸", "区水务局", "2025年3月5日"),
        ("下一步，继续努力。", None, None),
        ("二、下步打算\n继续努力", None, None),
    ],
)
def test_organ_and_date(end: str, organ: str | None, date: str | None) -> None:
    assert foot(end).signature == Signature(organ, date)


def test_attachments_are_listed_and_are_no_headings() -> None:
    found = foot("附件：1.闸站名单\n　　　2.检修记录\n　　　3.经费明细\n区水务局\n2025年3月5日")
    assert found.attachments == ("闸站名单", "检修记录", "经费明细")
    assert {3, 4, 5, 6, 7} == found.used


def test_attached_pages_count_where_no_list_names_them() -> None:
    assert foot("区水务局\n2025年3月5日\n附件1\n闸站名单").attachments == ("附件1",)


def test_a_numbered_paragraph_after_the_list_is_not_an_attachment() -> None:
    assert foot("附件：闸站名单\n三、其他\n另行通知。").attachments == ("闸站名单",)


def test_notes() -> None:
    assert foot("注：数据截至三月底。\n备注：以年报为准。").notes == ("数据截至三月底。", "以年报为准。")
