"""``nigao draft`` on the examples and on bad input."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_example_brief_becomes_a_complete_draft(nigao: Run, examples: Path) -> None:
    ran = nigao("draft", examples / "brief.yaml")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("一、抓实机关党建，锻造过硬队伍\n")
    for value in (
        "12次",
        "6次",
        "“溪畔夜学”",
        "8期",
        "86名",
        "36次",
        "近900人次",
        "4类",
        "28项",
        "5支",
        "44次",
        "约13吨",
        "63件",
    ):
        assert ran.out.count(value) >= 1, value
    assert "完成" in ran.err


def test_every_format_is_written_and_json_is_the_contract(nigao: Run, examples: Path, tmp_path: Path) -> None:
    outs = [tmp_path / f"稿{suffix}" for suffix in (".docx", ".md", ".txt", ".json")]
    ran = nigao("draft", examples / "brief.yaml", "--json", *(part for out in outs for part in ("--out", out)))
    assert ran.code == 0
    assert all(out.stat().st_size > 100 for out in outs)
    draft = json.loads(ran.out)
    assert json.loads(outs[3].read_text(encoding="utf-8"))["text"] == draft["text"]
    assert outs[2].read_text(encoding="utf-8").rstrip("\n") == draft["text"]
    assert set(draft) == {
        "id", "version", "status", "genre", "writer", "degraded", "text", "blocks", "facts", "missing", "findings",
        "warrants", "grounding", "prompts", "usage", "timings_ms",
    }  # fmt: skip
    for block in draft["blocks"]:
        for span in block["spans"]:
            assert 0 <= span["start"] < span["end"] <= len(block["text"])


def test_following_a_sample_fills_and_asks(nigao: Run, examples: Path) -> None:
    ran = nigao("draft", examples / "brief-follow.yaml")
    assert ran.code in (3, 4)
    assert "15次" in ran.out
    assert "【待补：" in ran.out
    assert "待补：" in ran.err


def test_the_same_brief_gives_the_same_draft(nigao: Run, examples: Path) -> None:
    drafts = [json.loads(nigao("draft", examples / "brief.yaml", "--json").out) for _ in range(2)]
    for draft in drafts:
        del draft["id"], draft["timings_ms"]
    assert drafts[0] == drafts[1]


@pytest.mark.parametrize(
    ("brief", "said"),
    [
        ("", "空"),
        ("genre: work_summary\nunit: 甲局\nsection: {heading: 乙}\nfacts: []\n", "事实"),
        (
            "genre: 没有的文种\nunit: 甲局\nsection: {heading: 乙}\nfacts: [{id: f1, statement: 办班3期}]\n",
            "没有的文种",
        ),
        ("genre: packet\nunit: 甲局\nsection: {heading: 乙}\nfacts: [{id: f1, statement: 办班3期}]\n", "整份文件"),
        (
            "genre: survey_table\nunit: 甲局\nsection: {heading: 乙}\nfacts: [{id: f1, statement: 办班3期}]\n",
            "整份文件",
        ),
        ("genre: speech\nunits: 甲局\nsection: {heading: 乙}\nfacts: [{id: f1, statement: 办班3期}]\n", "units"),
        ("{", "1"),
    ],
)
def test_a_bad_brief_is_refused_with_what_to_do(nigao: Run, tmp_path: Path, brief: str, said: str) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(brief, encoding="utf-8")
    ran = nigao("draft", path)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""


def test_contradictory_facts_are_refused_before_drafting(nigao: Run, tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(
        "genre: speech\nunit: 甲局\nsection: {heading: 乙}\nfacts:\n"
        "- {id: f1, label: 培训人数, value: 320, unit: 人}\n- {id: f2, label: 培训人数, value: 340, unit: 人}\n",
        encoding="utf-8",
    )
    ran = nigao("draft", path)
    assert ran.code == 2
    assert "f1" in ran.err
    assert "f2" in ran.err


@pytest.mark.parametrize("out", ["稿.pdf", "没有这个文件夹/稿.docx"])
def test_where_it_cannot_be_written_nothing_is_drafted(nigao: Run, examples: Path, tmp_path: Path, out: str) -> None:
    ran = nigao("draft", examples / "brief.yaml", "--out", tmp_path / out)
    assert ran.code == 2
    assert ran.out == ""
