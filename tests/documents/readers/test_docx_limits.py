import tracemalloc

import pytest

from service.documents.readers import limits, read_bytes
from service.errors import LimitError, NigaoError
from service.settings import Settings

from .building import NAMESPACES, archive, docx, paragraph, relationship

OPEN, CLOSE = f"<w:document {NAMESPACES}><w:body>", "</w:body></w:document>"


def package(document: str | bytes, **more: str) -> bytes:
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **more})


def failure(data: bytes, settings: Settings | None = None) -> NigaoError:
    with pytest.raises(NigaoError) as raised:
        read_bytes("文稿.docx", data, settings or Settings())
    return raised.value


def test_a_million_empty_paragraphs_are_refused_in_little_memory() -> None:
    data = package(OPEN + "<w:p/>" * 1_000_000 + CLOSE)
    tracemalloc.start()
    error = failure(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert error.code == "too_many_paragraphs"
    assert isinstance(error, LimitError)
    assert peak < 30 * 1024 * 1024


@pytest.mark.parametrize(
    "body",
    [
        "<w:tbl><w:tr>" + "<w:tc/>" * 60_000 + "</w:tr></w:tbl>",
        "<w:sdt><w:sdtContent>" + "<w:p/>" * 60_000 + "</w:sdtContent></w:sdt>",
    ],
)
def test_cells_and_wrapped_paragraphs_count_too(body: str) -> None:
    assert failure(package(OPEN + body + CLOSE)).code == "too_many_paragraphs"


def test_paragraphs_of_all_parts_count() -> None:
    header = "<w:p/>" * 600
    data = docx(paragraph("甲") * 600, {"header1": header})
    assert failure(data, Settings(max_paragraphs=1_000)).code == "too_many_paragraphs"
    assert read_bytes("文稿.docx", data, Settings(max_paragraphs=1_300)).text.startswith("甲")


def test_unpacked_size() -> None:
    data = package(OPEN + paragraph("甲" * 400_000) + CLOSE)
    assert len(data) < 20_000
    assert failure(data, Settings(max_unpacked_bytes=1_000_000)).code == "docx_too_large"


def test_entries() -> None:
    many = {f"word/media/{i}": "" for i in range(300)}
    assert failure(package(OPEN + CLOSE, **many), Settings(max_archive_entries=200)).code == "docx_too_large"


def test_one_paragraph_of_endless_runs() -> None:
    runs = "<w:r/>" * (limits.MAX_MARKUP_PER_BLOCK + 10)
    assert failure(package(f"{OPEN}<w:p>{runs}</w:p>{CLOSE}")).code == "docx_too_complex"


def test_nesting() -> None:
    frame = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    deep = frame[0] * 60 + paragraph("甲") + frame[1] * 60
    assert failure(package(OPEN + deep + CLOSE)).code == "docx_too_complex"
    assert failure(package(OPEN + "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000 + CLOSE)).code == "docx_broken"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w [<!ENTITY a "甲">]>',
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE w SYSTEM "http://example.invalid/a.dtd">',
        "<!--" + "x" * 70_000 + '--><!DOCTYPE w [<!ENTITY a "甲">]>',
    ],
)
def test_entities_are_refused_wherever_they_are_declared(declaration: str) -> None:
    body = paragraph("甲").replace("甲", "&a;")
    error = failure(package(declaration + OPEN + body + CLOSE))
    assert error.code in {"docx_entities", "docx_broken"}


def test_entities_in_utf16() -> None:
    document = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY a "b">]>' + OPEN + CLOSE
    assert failure(package(document.encode("utf-16"))).code == "docx_entities"


def test_utf16_part_is_read() -> None:
    document = '<?xml version="1.0" encoding="UTF-16"?>' + OPEN + paragraph("甲") + CLOSE
    assert read_bytes("文稿.docx", package(document.encode("utf-16")), Settings()).text == "甲"


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://example.invalid/a.dotm"),
        ("attachedTemplate", "https://example.invalid/a.dotm"),
        ("attachedTemplate", "\\\\example.invalid\\share\\a.dotm"),
        ("attachedTemplate", "file://example.invalid/share/a.dotm"),
        ("attachedTemplate", "file:///\\\\example.invalid\\share\\a.dotm"),
        ("oleObject", "http://example.invalid/a"),
        ("frame", "http://example.invalid/a.htm"),
        ("subDocument", "http://example.invalid/b.docx"),
        ("aFChunk", "http://example.invalid/c.html"),
    ],
)
def test_what_would_be_fetched_from_elsewhere_is_refused(kind: str, target: str) -> None:
    error = failure(docx(paragraph("甲"), relationships=relationship(77, kind, target, external=True)))
    assert error.code == "docx_external"
    assert error.context["relationship"] == kind


def test_a_template_of_the_settings_part_is_seen() -> None:
    related = relationship(1, "attachedTemplate", "http://example.invalid/a.dotm", external=True)
    rels = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>'
    )
    data = docx(paragraph("甲"), {"settings": ""}, files={"word/_rels/settings.xml.rels": rels.encode()})
    assert failure(data).code == "docx_external"


@pytest.mark.parametrize("cut", [1, 30, 200, 1000])
def test_cut_off(cut: int) -> None:
    assert failure(docx(paragraph("甲"))[:-cut]).code in {"docx_broken", "not_what_name_says"}


def test_no_main_part_and_malformed_xml() -> None:
    assert failure(archive({"[Content_Types].xml": "<Types/>", "word/x.xml": ""})).code == "docx_broken"
    assert failure(package(OPEN + "<w:p>" + CLOSE)).code == "docx_broken"
    assert failure(package("")).code == "docx_broken"


def test_no_text() -> None:
    assert failure(package(OPEN + paragraph("") + CLOSE)).code == "file_empty"


def test_text_in_another_format_is_not_passed_over() -> None:
    assert failure(docx(paragraph("甲") + '<w:altChunk r:id="rId9"/>')).code == "docx_embedded"
