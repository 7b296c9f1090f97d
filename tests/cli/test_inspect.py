"""``nigao inspect``: a tree for people, JSON for programs."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "一、抓学习\n一是领导带动。开展研讨*余次，撰写报告**篇。\n二、抓队伍\n培训党员××人次。\n"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "经验.txt"
    path.write_text(TEXT, encoding="gb18030")
    return path


def test_json_is_the_contract(nigao: Run, sample: Path) -> None:
    shown = json.loads(nigao("inspect", sample, "--json").out)
    assert shown["text"] == TEXT
    assert [(h["level"], h["number"], h["title"]) for h in shown["headings"]] == [
        (1, "一、", "抓学习"),
        (1, "二、", "抓队伍"),
    ]
    assert [(p["text"], p["type"], p["unit"], p["approximator"]) for p in shown["placeholders"]] == [
        ("*余次", "quantity", "次", "余"),
        ("**篇", "quantity", "篇", None),
        ("××人次", "quantity", "人次", None),
    ]
    for slot in shown["placeholders"]:
        assert shown["text"][slot["start"] : slot["end"]] == slot["text"]
    assert set(shown) == {
        "text", "genre", "genre_confidence", "title", "addressee", "signature", "parts", "headings", "points",
        "placeholders", "tables", "noise",
    }  # fmt: skip


def test_blanking_lists_former_values(nigao: Run, tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_text("一、抓学习\n开展集中学习12次，印发《学习方案》。\n", encoding="utf-8")
    slots = json.loads(nigao("inspect", path, "--json", "--blank").out)["slots"]
    assert {(slot["former"], slot["type"]) for slot in slots} >= {("12次", "quantity"), ("《学习方案》", "title")}


def test_the_tree_names_headings_points_and_placeholders(nigao: Run, sample: Path) -> None:
    shown = nigao("inspect", sample).out
    for words in ("抓学习", "领导带动", "*余次", "××人次"):
        assert words in shown


def test_a_file_that_is_not_what_its_name_says(nigao: Run, tmp_path: Path) -> None:
    path = tmp_path / "图片.docx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    ran = nigao("inspect", path)
    assert ran.code == 2
    assert ran.out == ""
