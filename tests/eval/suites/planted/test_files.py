"""Clean documents are read into blocks with spans, and wrong marks are told."""

import pytest
from pydantic import ValidationError

from eval.suites.planted.files import CleanFile, clean_text, load_documents
from tests.eval.suites.planted.conftest import FILE


def test_lines_become_blocks_and_marks_spans(file: CleanFile) -> None:
    text = clean_text(file)
    assert [block.type for block in text.blocks[:4]] == ["title", "addressee", "paragraph", "heading"]
    heading = text.blocks[3]
    assert (heading.text, heading.level, heading.number) == ("一、抓建设", 1, "一、")
    values = [value for _, _, value in text.values()]
    assert values[:5] == ["2.46亿元", "8.2%", "3月18日", "韩立群", "15座"]
    assert text.brief.addressee == "县人民政府"
    assert text.brief.date == "2025年10月8日"
    assert [item.heading for item in text.brief.outline] == ["抓建设", "抓管理", "抓服务"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("{1:2.46亿元}", "{1:2.47亿元}"), ("{1:2.46亿元}", "{9:2.46亿元}"), ("{3p:韩立群}", "{3p:韩立")],
)
def test_a_mark_that_no_fact_bears_out_is_a_mistake(right: str, wrong: str) -> None:
    with pytest.raises(ValidationError):
        CleanFile.model_validate({**FILE, "text": str(FILE["text"]).replace(right, wrong)})


def test_there_are_enough_documents_of_many_kinds() -> None:
    documents = load_documents()
    assert len(documents) >= 24
    assert len({each.genre for each in documents.values()}) >= 8
    assert len({each.level for each in documents.values()}) >= 7
    assert len({each.unit for each in documents.values()}) >= 24
