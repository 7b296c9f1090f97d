import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.facts.files.marked import read_marked
from service.facts.files.workbook import Column, csv_bytes, guarded, one_line, quoted, unguarded, workbook_bytes
from service.text.hygiene import visible

COLUMNS = (Column("编号", 8, "id"), Column("事实", 60, "statement"))
DANGEROUS = ["=1+1", '=HYPERLINK("http://x")', "+86", "-3.2%", "@SUM(A1)", "'=1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_is_a_formula(text: str) -> None:
    rows = [{"id": "f1", "statement": text}]
    cell = openpyxl.load_workbook(io.BytesIO(workbook_bytes("事实", COLUMNS, rows))).worksheets[0]["B2"]
    assert cell.data_type == "s"
    assert cell.value.startswith("'")
    written = list(csv.reader(io.StringIO(csv_bytes(COLUMNS, rows).decode("utf-8-sig"))))[1][1]
    assert written.startswith("'")


@given(st.text(max_size=30) | st.sampled_from(DANGEROUS))
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@"))


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40))
def test_a_quoted_scalar_reads_back_as_its_text(text: str) -> None:
    shown = visible(one_line(text))
    node = read_marked("a.yaml", f"a: {quoted(shown)}\n", []).at("a")
    assert node is not None
    assert node.value == shown
