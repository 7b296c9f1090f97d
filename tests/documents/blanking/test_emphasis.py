"""Markdown emphasis told apart from blanks of stars."""

import pytest

from service.documents.blanking.emphasis import emphasised
from service.documents.blanking.lookalikes import is_strong


def _marks(text: str) -> int:
    import re

    stars = [match.span() for match in re.finditer(r"\*+", text)]
    return len(emphasised(text, stars, is_strong))


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("**重点**是落实", 2),
        ("推进**重点**工作", 2),
        ("**一是加强领导。**压实责任", 2),
        ("*强调*", 2),
        ("***加粗斜体***", 2),
        ("**县应急管理局**年计划", 0),
        ("涉及**镇、**乡", 0),
        ("**年**月", 0),
        ("**重点*工作", 0),
        ("**重点\n工作**", 0),
        ("** 重点 **", 0),
        ("单独一个**在此", 0),
        ("培训**人次，走访**户，推进**重点**工作", 0),
        ("# 标题\n培训**人次，走访**户，推进**重点**工作", 2),
        ("培训**人次，走访**户。**要求：**抓落实", 2),
    ],
)
def test_pairs_of_stars(text: str, marks: int) -> None:
    assert _marks(text) == marks
