import pytest

from service.checks.order import document_parts
from tests.checks.conftest import Judge

DOCUMENT = "T 工作总结\n@ 区委办公室：\n甲。\n~ 临江区教育局\n= 2025年12月20日"
FIELDS = {"addressee": "区委办公室", "signature_organ": "临江区教育局", "date": "2025年12月20日", "title": "工作总结"}
FAULTY = {
    "no colon": (DOCUMENT.replace("室：", "室"), ["E parts 「室」"]),
    "half-width colon": (DOCUMENT.replace("室：", "室:"), ["E parts 「:」"]),
    "comma for colon": (DOCUMENT.replace("室：", "室，"), ["E parts 「，」"]),
    "addressee missing": (DOCUMENT.replace("@ 区委办公室：\n", ""), ["E parts"]),
    "addressee after the text": (
        "T 工作总结\n甲。\n@ 区委办公室：\n~ 临江区教育局\n= 2025年12月20日",
        ["E parts 「区委办公室：」"],
    ),
    "signature missing": (DOCUMENT.replace("~ 临江区教育局\n", ""), ["E parts 「2025年12月20日」", "E parts"]),
    "date before signature": (
        "T 工作总结\n@ 区委办公室：\n甲。\n= 2025年12月20日\n~ 临江区教育局",
        ["E parts 「2025年12月20日」"],
    ),
    "date missing": (DOCUMENT.replace("\n= 2025年12月20日", ""), ["E parts"]),
    "title missing": (DOCUMENT.replace("T 工作总结\n", ""), []),
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(document_parts.check, draft, **FIELDS) == expected


def test_whole(judge: Judge) -> None:
    assert judge(document_parts.check, DOCUMENT, **FIELDS) == []


def test_what_the_genre_requires(judge: Judge) -> None:
    draft = "T 申请报告\n甲。\n~ 临江区教育局\n= 2025年12月20日"
    assert judge(document_parts.check, draft, genre="application_report") == ["E parts"]
    assert judge(document_parts.check, draft, genre="work_summary") == []


def test_a_section_has_none(judge: Judge) -> None:
    assert judge(document_parts.check, "1# 一、学\n甲。", genre="application_report", **FIELDS) == []


def test_a_speech_has_its_date_below_the_title(judge: Judge) -> None:
    draft = "T 讲话\n= （2025年3月5日）\n@ 同志们：\n甲。"
    assert judge(document_parts.check, draft, genre="speech") == []
