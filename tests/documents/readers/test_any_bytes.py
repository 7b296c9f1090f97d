"""Whatever the bytes, reading gives a text or one clear error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.documents.readers import read_bytes
from service.documents.source import SourceText
from service.errors import InputError
from service.settings import Settings

from .building import archive, docx, paragraph, pdf, row, run, table
from .layouts import LAYOUTS

STEADY = settings(deadline=None, derandomize=True)
LIMITS = Settings(max_text_chars=200_000, max_paragraphs=5_000)
NAMES = ["文稿.txt", "文稿.md", "文稿.docx", "文稿.pdf"]
WHOLE_DOCX = docx(
    paragraph("一、总体情况", 1) + table(row("甲", "乙")) + paragraph(run("丙") + "<w:r><w:tab/></w:r>"),
    {"numbering": LAYOUTS[0].numbering, "header1": paragraph("页眉")},
)
WHOLE_PDF = pdf([[(80, 700, 16, "一、总体情况"), (80, 670, 16, "正文。"), (300, 60, 14, "— 1 —")]])
WHOLE_TEXT = "一、总体情况\n正文“引号”。".encode("gb18030")


def read_or_refuse(name: str, data: bytes) -> None:
    refusal: InputError | None
    try:
        read = read_bytes(name, data, LIMITS)
    except InputError as error:
        refusal = error
    else:
        refusal = None
        assert isinstance(read, SourceText)
        assert "\r" not in read.text
        assert all(0 <= found.start <= found.end <= len(read.text) for found in read.tables)
    if refusal is not None:
        assert refusal.code
        assert refusal.message.startswith(("“", "不能", "认不出"))


@pytest.mark.parametrize("name", NAMES)
@STEADY
@given(data=st.binary(max_size=3_000))
def test_noise(name: str, data: bytes) -> None:
    read_or_refuse(name, data)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("whole", [WHOLE_DOCX, WHOLE_PDF, WHOLE_TEXT], ids=["docx", "pdf", "text"])
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_damaged_files(name: str, whole: bytes, data: st.DataObject) -> None:
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=6))
        if not damaged:
            break
    read_or_refuse(name, bytes(damaged))


TAGS = (
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "sdtContent",
    "ins",
    "del",
    "pPr",
    "rPr",
    "numPr",
    "numId",
    "fldChar",
    "br",
)
ELEMENTS = st.recursive(
    st.one_of(
        st.sampled_from(
            ["甲", "<w:t>乙</w:t>", '<w:numId w:val="-1"/>', '<w:ilvl w:val="99"/>', '<w:gridSpan w:val="x"/>']
        )
    ),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>", st.sampled_from(TAGS), st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@STEADY
@given(ELEMENTS, ELEMENTS)
def test_elements_in_any_order(body: str, numbering: str) -> None:
    read_or_refuse("文稿.docx", docx(body, {"numbering": numbering, "styles": body, "comments": numbering}))


@STEADY
@given(
    st.dictionaries(
        st.sampled_from(["[Content_Types].xml", "word/document.xml", "_rels/.rels", "../x"]), st.binary(max_size=300)
    )
)
def test_archives_of_anything(files: dict[str, bytes]) -> None:
    read_or_refuse("文稿.docx", archive(dict(files)))
