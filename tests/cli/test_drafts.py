"""The drafts that are kept, from the command line."""

import json
import re
from pathlib import Path

import docx

from tests.cli.conftest import Run


def drafted(nigao: Run, examples: Path) -> str:
    ran = nigao("draft", examples / "brief.yaml")
    found = re.search(r"稿号：(d-[0-9a-f]+)", ran.err)
    assert found is not None
    return found[1]


def test_a_draft_is_kept_listed_shown_exported_and_removed(nigao: Run, examples: Path, tmp_path: Path) -> None:
    id = drafted(nigao, examples)
    assert any(id in line and "完成" in line for line in nigao("drafts", "list").out.split("\n"))
    assert "集中学习12次" in nigao("drafts", "show", id).out
    assert json.loads(nigao("drafts", "show", id, "--json").out)["id"] == id
    out = tmp_path / "稿.docx"
    assert nigao("drafts", "export", id, "--out", out).code == 0
    assert out.read_bytes()[:2] == b"PK"
    assert nigao("drafts", "remove", id).code == 0
    gone = nigao("drafts", "show", id)
    assert gone.code == 2
    assert id not in nigao("drafts", "list").out


def test_the_newest_come_first_and_no_more_than_asked_for(nigao: Run, examples: Path) -> None:
    ids = [drafted(nigao, examples) for _ in range(3)]
    listed = nigao("drafts", "list", "--most", 2).out
    assert [id for id in re.findall(r"d-[0-9a-f]+", listed) if id in ids] == ids[:0:-1]
    assert "还有更早的" in listed


def test_a_draft_that_cannot_be_kept_is_handed_over_all_the_same(nigao: Run, examples: Path, data_dir: Path) -> None:
    store = data_dir / "nigao.sqlite"
    kept = store.read_bytes() if store.exists() else None
    store.write_bytes(b"no database at all" * 100)
    try:
        ran = nigao("draft", examples / "brief.yaml")
    finally:
        for leftover in data_dir.glob("nigao.sqlite*"):
            leftover.unlink()
        if kept is not None:
            store.write_bytes(kept)
    assert ran.code == 0
    assert "集中学习12次" in ran.out
    assert "没有存入稿库" in ran.err


def test_bad_use(nigao: Run, tmp_path: Path) -> None:
    assert nigao("drafts", "show", "d-000000000000").code == 2
    assert nigao("drafts", "export", "d-000000000000", "--out", tmp_path / "稿.pdf").code == 2
    assert nigao("drafts").code == 2


def test_versions_are_compared_and_exported_with_their_changes(nigao: Run, examples: Path, tmp_path: Path) -> None:
    id = drafted(nigao, examples)
    assert nigao("drafts", "diff", id).code == 2  # there is one version
    assert nigao("revise", id, "--note", "12次改为13次").code == 6
    assert "+" in nigao("drafts", "diff", id).out
    form = json.loads(nigao("drafts", "diff", id, "--json", "--from", "1", "--to", "2").out)
    words = [each["text"] for row in form["blocks"] for each in row["segments"] if each["change"] != "kept"]
    assert words == ["12次", "13次"]
    out = tmp_path / "花脸稿.docx"
    assert nigao("drafts", "export", id, "--out", out, "--changes", "tracked", "--author", "张三").code == 0
    document = docx.Document(out)
    assert [comment.text.split("\n")[0] for comment in document.comments] == ["意见：12次改为13次"]
    assert b"w:ins" in docx.Document(out).part.blob
    assert nigao("drafts", "export", id, "--out", tmp_path / "稿.txt", "--changes", "tracked").code == 2
    first = tmp_path / "一.txt"
    assert nigao("drafts", "export", id, "--out", first, "--to", "1").code == 0
    assert "12次" in first.read_text("utf-8")


def test_a_draft_is_exported_with_its_proof(nigao: Run, examples: Path, tmp_path: Path) -> None:
    id = drafted(nigao, examples)
    out = tmp_path / "带依据.docx"
    assert nigao("drafts", "export", id, "--out", out, "--proof").code == 0
    (table,) = docx.Document(out).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["文句", "依据"]
    assert any(clause.rstrip("。，") == "交流研讨6次" and basis.startswith("f1 ") for clause, basis in rows)
    assert "f1 " in nigao("drafts", "show", id, "--proof").out
    assert nigao("drafts", "export", id, "--out", out, "--proof", "--changes", "tracked").code == 2


def test_a_file_that_was_edited_is_the_next_version(nigao: Run, examples: Path, tmp_path: Path) -> None:
    id = drafted(nigao, examples)
    path = tmp_path / "改过.docx"
    nigao("drafts", "export", id, "--out", path)
    document = docx.Document(path)
    document.add_paragraph("培训骨干45人。")
    document.save(path)
    out = tmp_path / "花脸稿.docx"
    ran = nigao("revise", id, "--edited", path, "--out", out, "--changes", "tracked")
    assert ran.code == 4
    assert "培训骨干45人。" in ran.out
    assert "45人" in ran.err
    assert "培训骨干45人" in nigao("drafts", "diff", id).out
    assert nigao("revise", id, "--edited", path, "--out", path).code == 2  # never over what was read
    assert nigao("revise", id, "--edited", tmp_path / "没有.docx").code == 2


def test_a_draft_shows_what_each_clause_rests_on(nigao: Run, examples: Path) -> None:
    shown = nigao("drafts", "show", drafted(nigao, examples), "--proof").out
    assert "← f1 局党组理论学习中心组开展集中学习12次，交流研讨6次（机关党委台账）" in shown
    assert "← 拟稿要求" in shown
