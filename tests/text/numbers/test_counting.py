"""字数 as Word counts it: the expected figures follow from its documented rule."""

import pytest

from service.text.numbers.counting import word_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("   \n\t", 0),
        ("加强组织领导", 6),
        ("加强组织领导。", 7),
        ("一、总体情况\n全面加强。", 11),
        ("2025年", 2),
        ("2025年3月5日", 6),
        ("增长6.3%。", 4),
        ("投入1,200万元", 5),
        ("用5G网络", 4),
        ("hello world", 2),
        ("“三会一课”", 6),
        ("——", 2),
        ("２０２５年", 5),
        ("《办法》", 4),
        ("A4纸", 2),
        ("全角　空格", 4),
    ],
)
def test_word_count(text: str, count: int) -> None:
    assert word_count(text) == count


def test_paragraphs_add_up() -> None:
    assert word_count("抓学习。\n\n抓落实。") == word_count("抓学习。") + word_count("抓落实。")
