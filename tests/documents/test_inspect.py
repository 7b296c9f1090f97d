import pytest

from service.documents.inspect import inspect_bytes, inspect_tree
from service.errors import InputError

TEXT = """某县水务局防汛工作总结
县政府：
一年来，检修闸站30座，出动人员×余人次。
一、主要做法
一是抓巡查。每天两次。
区水务局
2025年3月5日
— 1 —
"""


def test_the_keys_are_exactly_those_of_the_contract() -> None:
    shown = inspect_bytes("总结.txt", TEXT.encode())
    assert list(shown) == [
        "text",
        "genre",
        "genre_confidence",
        "title",
        "addressee",
        "signature",
        "parts",
        "headings",
        "points",
        "placeholders",
        "tables",
        "noise",
    ]
    assert list(shown["headings"][0]) == ["level", "number", "title", "run_in", "inferred", "start", "end"]
    assert list(shown["points"][0]) == ["number", "theme", "start", "end"]
    assert list(shown["placeholders"][0]) == ["text", "type", "unit", "approximator", "label", "start", "end", "runs"]
    assert list(shown["noise"][0]) == ["text", "start", "end"]
    assert shown["signature"] == {"organ": "区水务局", "date": "2025年3月5日"}
    assert shown["noise"][0]["text"] == "— 1 —"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_and_the_line_ends_change_nothing(encoding: str) -> None:
    plain = inspect_bytes("总结.txt", TEXT.encode())
    assert inspect_bytes("总结.txt", TEXT.replace("\n", "\r\n").encode(encoding)) == plain


def test_blanking_adds_slots_with_what_stood_there_and_none_from_noise() -> None:
    text = TEXT + "来源：区政府网　发布时间：2025-03-06 10:20　浏览次数：123\n"
    slots = inspect_bytes("总结.txt", text.encode(), blank=True)["slots"]
    assert "former" in slots[0]
    values = [slot for slot in slots if slot["type"] != "claim"]
    assert "30座" in [slot["former"] for slot in values]
    assert all(slot["end"] <= text.index("— 1 —") for slot in slots)


def test_the_tree_names_the_genre_in_chinese_and_shows_slots_when_blanked() -> None:
    assert "文种：工作总结" in inspect_tree("总结.txt", TEXT.encode())
    assert "槽位：" not in inspect_tree("总结.txt", TEXT.encode())
    assert "原为：30座" in inspect_tree("总结.txt", TEXT.encode(), blank=True)


def test_an_unreadable_file_says_so() -> None:
    with pytest.raises(InputError):
        inspect_bytes("空.txt", b"")
