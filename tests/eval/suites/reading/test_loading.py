"""The reading cases: well formed, of every form, half set aside, and built the same way every time."""

import io
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from eval.suites.reading.alignment import Alignment, squeeze
from eval.suites.reading.gold import HIDDEN
from eval.suites.reading.loading import CASES, Case, CaseError, load_case, load_cases
from eval.suites.reading.marks import parse, strip, write

ALL = load_cases(CASES)
BUILT = [case for case in ALL if case.file.form in {"docx", "pdf"}]
EACH_CASE = pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)


@EACH_CASE
def test_marks_strip_to_the_raw_text_and_write_back(case: Case) -> None:
    assert write(parse(case.file.marked)) == case.file.marked
    assert "⟦" not in case.gold.text
    assert "⟧" not in case.gold.text
    assert strip(case.node, HIDDEN).text == case.gold.text


@EACH_CASE
def test_a_case_is_of_a_readable_length_and_says_what_stands_in_it(case: Case) -> None:
    assert 150 <= len(squeeze(case.gold.text)) <= 900
    if case.gold.title is not None and not case.gold.parts:
        assert case.gold.title in {case.file.title, case.file.title_also}
    signature = case.file.signature
    for expected in (case.file.addressee, signature and signature.organ, signature and signature.date):
        assert expected is None or expected in case.gold.text


@EACH_CASE
def test_a_finished_document_has_no_placeholder_and_a_normal_one_no_noise(case: Case) -> None:
    if "finished" in case.file.traps:
        assert case.gold.placeholders == ()
    if "normal" in case.file.traps:
        assert case.gold.noise == ()


@pytest.mark.parametrize("case", [c for c in ALL if c.file.form in {"txt", "md"}], ids=lambda case: case.id)
def test_text_forms_decode_to_the_raw_text(case: Case) -> None:
    codec = {"utf-16-be": "utf-16"}.get(case.file.encoding, case.file.encoding)
    assert case.data().decode(codec).replace("\r\n", "\n") == case.gold.text


@pytest.mark.parametrize("case", BUILT, ids=lambda case: case.id)
def test_built_forms_are_the_same_bytes_every_time(case: Case) -> None:
    assert case.data() == case.data()


@pytest.mark.parametrize("case", [c for c in ALL if c.file.form == "docx"], ids=lambda case: case.id)
def test_a_docx_holds_well_formed_parts(case: Case) -> None:
    with zipfile.ZipFile(io.BytesIO(case.data())) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
        document = archive.read("word/document.xml").decode()
    if any(span.head.tag == "auto" for span in strip(case.node).walk()):
        assert "一、" not in document


@pytest.mark.parametrize("case", [c for c in ALL if c.file.form == "pdf"], ids=lambda case: case.id)
def test_a_pdf_has_the_text_and_its_page_furniture(case: Case) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(case.data())
    pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    assert len(pages) > 1
    assert len(squeeze("".join(pages))) > len(squeeze(case.gold.text))
    found = Alignment.of(case.gold.text, "".join(pages), loose=True)
    assert set(range(len(squeeze(case.gold.text, loose=True)))) <= set(found.reported)


def test_the_suite_covers_forms_and_encodings_in_both_halves() -> None:
    assert len(ALL) >= 48
    counts = Counter((case.file.form, case.file.split) for case in ALL)
    for form in ("txt", "md", "docx", "pdf"):
        assert counts[form, "dev"] >= 3
        assert counts[form, "test"] >= 3
    halves = Counter(case.file.split for case in ALL)
    assert abs(halves["dev"] - halves["test"]) <= 4
    assert {case.file.encoding for case in ALL} == {"utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"}
    assert sum("normal" in case.file.traps for case in ALL) >= 8


def test_every_type_and_number_style_occurs() -> None:
    types = {kind for case in ALL for p in case.gold.placeholders for kind in p.types}
    wanted = "quantity date ordinal organisation person place title document_number name claim text"
    assert types == set(wanted.split())
    numbers = {heading.number for case in ALL for heading in case.gold.headings}
    assert {"一、", "（一）", "(一)", "1．", "1.", "1、", "（1）", "①", None} <= numbers
    points = {point.number for case in ALL for point in case.gold.points}
    assert {"一是", "首先", "其次", "再次", "第一", "——", "一要", "①"} <= points
    assert {h.level for case in ALL for h in case.gold.headings if h.run_in} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("form: txt\nsplit: half\ntraps: [x]\nmarked: 一", 2),
        ("form: txt\nsplit: dev\ntraps: [x]\ncolour: red\nmarked: 一", 4),
        ("form: txt\nsplit: dev\ntraps: [x]\nmarked: |-\n  ⟦z|一⟧", 4),
        ("form: txt\nsplit: [dev\n", 3),
    ],
)
def test_a_wrong_case_file_is_refused_with_its_line(tmp_path: Path, body: str, line: int) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(CaseError, match=rf"bad\.yaml:{line}"):
        load_case(path)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦p amount|×⟧",
        "⟦p|×⟧",
        "⟦p quantity unit=个|×人⟧",
        "⟦p quantity also=余|×人⟧",
        "⟦h1|⟦#|一、⟧⟧",
        "⟦h1 run|⟦#|一、⟧总则⟧正文",
        "⟦h1|⟦#|一、⟧总则⟧正文",
        "⟦h1 inferred|⟦#|一、⟧总则⟧",
        "⟦pt|抓早⟧",
        "⟦part|⟦t|甲⟧⟧",
    ],
)
def test_a_mark_that_cannot_be_right_is_refused(tmp_path: Path, marked: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(f"form: txt\nsplit: dev\ntraps: [x]\nmarked: '{marked}'", encoding="utf-8")
    with pytest.raises(CaseError):
        load_case(path)


@pytest.mark.libreoffice
def test_libreoffice_sees_the_same_text_and_numbers(tmp_path: Path, soffice: str) -> None:
    """Changes and text boxes apart, which its text filter writes in its own way or not at all."""
    apart = {"tracked-changes", "text-box"}
    cases = [case for case in ALL if case.file.form == "docx" and not apart & set(case.file.traps)]
    for case in cases:
        (tmp_path / case.name).write_bytes(case.data())
    command = [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to"]
    files = [str(tmp_path / case.name) for case in cases]
    subprocess.run([*command, "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), *files], check=True, timeout=240)
    for case in cases:
        seen = (tmp_path / f"{case.id}.txt").read_text(encoding="utf-8-sig")
        assert squeeze(seen) == squeeze(case.gold.text), case.id
