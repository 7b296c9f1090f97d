"""``nigao samples``: add, list, show, remove; nothing half-stored."""

import json
from pathlib import Path

from tests.cli.conftest import Run

SAMPLE = "云溪县水务局工作总结\n一、抓好供水\n开展水质检测××次，维修管网×公里。\n二、抓好河湖\n开展巡河×次。\n"


def test_a_sample_comes_and_goes(nigao: Run, tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    added = nigao("samples", "add", path)
    assert added.code == 0
    identifier = added.out.split()[1]
    assert "未重复添加" in nigao("samples", "add", path).out
    assert "抓好供水" in nigao("samples", "show", identifier).out
    assert identifier in nigao("samples", "list").out
    assert nigao("samples", "remove", identifier).code == 0
    assert identifier not in nigao("samples", "list").out


def test_one_bad_file_does_not_keep_the_others_out(nigao: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "好.txt", tmp_path / "坏.docx"
    good.write_text(SAMPLE.replace("云溪", "甲"), encoding="utf-8")
    bad.write_bytes(b"PK\x03\x04 not a document")
    ran = nigao("samples", "add", bad, good)
    assert ran.code == 2
    assert "未添加" in ran.out
    assert "已添加" in ran.out


def test_the_list_as_json_has_every_bundled_genre(nigao: Run) -> None:
    listed = json.loads(nigao("samples", "list", "--json").out)
    assert len(listed) >= 36
    assert len({sample["genre"] for sample in listed}) >= 10


def test_an_unknown_sample(nigao: Run) -> None:
    ran = nigao("samples", "show", "没有这份样稿")
    assert ran.code == 2
    assert "samples list" in ran.err
