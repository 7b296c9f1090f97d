"""Revising a kept draft from the command line."""

import json
import re
from pathlib import Path

from tests.cli.conftest import Run


def drafted(nigao: Run, examples: Path) -> str:
    found = re.search(r"稿号：(d-[0-9a-f]+)", nigao("draft", examples / "brief.yaml").err)
    assert found is not None
    return found[1]


def test_notes_make_the_next_version(nigao: Run, examples: Path, tmp_path: Path) -> None:
    id = drafted(nigao, examples)
    out = tmp_path / "稿.docx"
    notes = ("交流研讨6次改为8次", "写成全市第一", "语气平实些")
    ran = nigao("revise", id, *(each for note in notes for each in ("--note", note)), "--out", out)
    assert ran.code == 6
    assert "交流研讨8次" in ran.out
    assert "第 2 版" in ran.err
    assert "[已改] 交流研讨6次改为8次" in ran.err
    assert "[没有改] 写成全市第一" in ran.err
    assert "[请说明] 语气平实些" in ran.err
    assert out.read_bytes()[:2] == b"PK"
    assert "交流研讨8次" in nigao("drafts", "show", id).out
    again = nigao("revise", id, "--note", "交流研讨8次改为9次", "--json")
    said = json.loads(again.out)
    assert said["draft"]["version"] == 3
    (answer,) = said["answers"]
    assert (answer["verdict"], answer["facts"]) == ("applied", ["f1"])


def test_what_a_note_states_is_unconfirmed_until_it_is_confirmed(nigao: Run, examples: Path) -> None:
    id = drafted(nigao, examples)
    assert nigao("revise", id, "--note", "交流研讨6次改为8次").code == 6
    assert "待确认" in nigao("drafts", "list").out
    assert nigao("revise", id, "--confirm", "--note", "删去最后一句").code == 2
    ran = nigao("revise", id, "--confirm")
    assert ran.code == 0
    assert "[已改] 确认" in ran.err
    assert "交流研讨8次" in ran.out
    again = nigao("revise", id, "--confirm")
    assert again.code == 2
    assert "没有待确认的内容" in again.err


def test_a_note_that_changes_nothing_makes_no_version(nigao: Run, examples: Path) -> None:
    id = drafted(nigao, examples)
    ran = nigao("revise", id, "--note", "语气平实些")
    assert "没有改动，仍是原来的一版" in ran.err
    assert json.loads(nigao("drafts", "show", id, "--json").out)["version"] == 1


def test_a_block_and_facts_of_a_file(nigao: Run, examples: Path, tmp_path: Path) -> None:
    id = drafted(nigao, examples)
    blocks = json.loads(nigao("drafts", "show", id, "--json").out)["blocks"]
    last = blocks[-1]["id"]
    more = tmp_path / "补充.yaml"
    more.write_text("- {id: f1, statement: 开展廉政谈话45人次}\n", encoding="utf-8")
    ran = nigao("revise", id, "--facts", more)
    assert "开展廉政谈话45人次" in ran.out
    ran = nigao("revise", id, "--note", "删去最后一句", "--block", last, "--json")
    assert json.loads(ran.out)["answers"][0]["blocks"] == [last]


def test_bad_use(nigao: Run, examples: Path, tmp_path: Path) -> None:
    id = drafted(nigao, examples)
    assert nigao("revise", id).code == 2
    assert nigao("revise", "d-000000000000", "--note", "6次改为8次").code == 2
    assert nigao("revise", id, "--note", "6次改为8次", "--out", tmp_path / "稿.pdf").code == 2
    bad = tmp_path / "坏.yaml"
    bad.write_text("- {id: f1, statment: 写错了键}\n", encoding="utf-8")
    assert nigao("revise", id, "--facts", bad).code == 2
