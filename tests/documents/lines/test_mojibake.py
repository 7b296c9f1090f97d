import pytest

from service.documents.lines.mojibake import find_mojibake

WORDS = ["内部学习资料", "关于加强公文写作的通知", "版权所有：示例文库，仅供学习"]


@pytest.mark.parametrize("words", WORDS)
def test_utf8_read_as_gbk_is_found(words: str) -> None:
    wrong = words.encode().decode("gb18030", "replace")
    text = f"某局工作总结\n{wrong}\n一年来，工作稳步推进。"
    found = "".join(text[a:b] for a, b in find_mojibake(text))
    assert len(found) >= len(wrong) - 2
    assert found in wrong


@pytest.mark.parametrize(
    "words", [*WORDS, "联通公司", "鍏和鐗是生僻字", "珐琅、琺瑯、璧谢、鎏金", "锘、铹等元素", "×××××", "髙髚髛髜"]
)
def test_chinese_is_not(words: str) -> None:
    assert list(find_mojibake(f"{words}\n{words}。")) == []
