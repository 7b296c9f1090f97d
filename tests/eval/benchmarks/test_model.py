"""The benchmark of drafts with a model runs, loses nothing, and counts what it should."""

import argparse
from pathlib import Path

import pytest

from eval.benchmarks.model import add_arguments, main

BRIEF = """genre: work_summary
unit: 云溪县水务局
section: {heading: 服务企业}
facts:
  - {id: f1, statement: 开展培训12次}
  - {id: f2, statement: 走访企业30家}
"""


def test_a_line_for_each_concurrency_and_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.yaml").write_text(BRIEF, encoding="utf-8")
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    options = ["--delay", "0.05", "--rounds", "1", "1", "1", "--briefs", str(tmp_path)]
    assert main(parser.parse_args(options)) == 0
    told, counted, _, *rows = capsys.readouterr().out.splitlines()
    assert "0.05 s" in told
    assert counted.startswith("a draft: 1.00 calls")
    assert [row.split()[:4] for row in rows] == [
        [at_once, how, at_once, "0"] for at_once in ("1", "16", "64") for how in ("whole", "streamed")
    ]
